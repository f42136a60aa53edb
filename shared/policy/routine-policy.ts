import { z } from 'zod';

const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day is HH:MM, such as 09:00.');
const Minutes = z.int().min(0).max(24 * 60);
const Line = z.int().min(1).max(100_000).optional();

/** What Watchkeeper can find out by itself for an item; everything else is the person's to look at. */
const foundSources = ['alerts', 'health', 'planned', 'alert-path', 'open', 'next-on-call', 'left-over'] as const;
export type FoundSource = (typeof foundSources)[number];

const RoutineItemSchema = z.strictObject({ id: Slug, text: z.string().min(1).max(200), found: z.enum(foundSources).optional(), line: Line });

/** Something that is looked at at fixed times of the team's day, by whoever is on shift (runbook L53-L77, C28). */
const RoutineSchema = z.strictObject({
  id: Slug,
  name: z.string().min(1).max(80),
  at: z.array(TimeOfDay).max(24),
  /** At these times nobody is asked: what can be found out is written down. */
  machineAt: z.array(TimeOfDay).max(24).default([]),
  /** Also when a scheduled shift ends; on such a day it takes the place of the fixed times. */
  atShiftEnd: z.boolean().default(false),
  /** It can be begun this long before. */
  leadMinutes: Minutes.default(0),
  /** After so long it is late, and whoever comes on shift is not asked for it any more. */
  lateMinutes: Minutes.min(1),
  /** How long it can still be done; the next time of the same routine ends it in any case. */
  openMinutes: Minutes.min(1),
  /** The screen on which the work is done. */
  opens: z.enum(['handoff']).optional(),
  items: z.array(RoutineItemSchema).min(1).max(30).refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'Two items have the same id.'),
  line: Line,
});
export type Routine = z.infer<typeof RoutineSchema>;

export const RoutinesSchema = z
  .array(RoutineSchema)
  .max(20)
  .refine((routines) => new Set(routines.map(({ id }) => id)).size === routines.length, 'Two routines have the same id.');
