import type { CalendarEntry } from '../../../shared/domain/rota-calendar.ts';
import type { Instant } from '../../../shared/time/duration.ts';

/** Writes a calendar as a text that calendar programs read. */
export type CalendarWriter = (calendar: { readonly name: string; readonly madeAt: Instant; readonly entries: readonly CalendarEntry[] }) => string | Promise<string>;
