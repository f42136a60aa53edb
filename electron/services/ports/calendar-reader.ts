import type { CalendarEvent } from '../../../shared/model/calendar-file.ts';
import type { Instant } from '../../../shared/time/duration.ts';

/**
 * Reads what a calendar holds between two instants, recurring entries one by one, in order of time. `zone`: for whole days and for times that name
 * no zone. `left`: entries that lie outside, have no length, or are too many. Rejects with an Error with words for people when the text is no calendar.
 */
export type CalendarReader = (text: string, window: CalendarWindow) => Promise<CalendarFound>;

export type CalendarWindow = { readonly from: Instant; readonly to: Instant; readonly zone: string };
export type CalendarFound = { readonly events: readonly CalendarEvent[]; readonly left: number };
