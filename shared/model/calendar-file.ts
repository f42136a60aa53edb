import { z } from 'zod';
import type { Instant } from '../time/duration.ts';
import { AbsenceSchema, OverrideSchema, PersonIdSchema, RotaPlanSchema } from './rota.ts';

/** One stretch of time in a calendar that somebody chose. Its title is untrusted text. */
export type CalendarEvent = { readonly title: string; readonly from: Instant; readonly to: Instant };

/** What was found in a calendar file, from a week ago to a year ahead. */
export type CalendarFile = {
  readonly fileName: string;
  /** In order of time. */
  readonly events: readonly CalendarEvent[];
  /** So many are before, after, or more than can be taken. */
  readonly left: number;
};

/** What becomes of the rota: it is the calendar, or the calendar's entries are added to it. */
export const RotaImportSchema = z.strictObject({
  /** The new rota; null: what is there stays, and the rest is added to it. */
  plan: RotaPlanSchema.nullable(),
  self: PersonIdSchema.nullable(),
  overrides: z.array(OverrideSchema).max(1000, 'More than 1,000 entries cannot be taken at once.'),
  absences: z.array(AbsenceSchema).max(1000, 'More than 1,000 absences cannot be taken at once.'),
});
export type RotaImport = z.infer<typeof RotaImportSchema>;
