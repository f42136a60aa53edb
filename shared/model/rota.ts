import { z } from 'zod';
import { weekdays } from './maintenance.ts';
import { ZoneSchema } from './zone.ts';

export const PersonIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
export const SeatSchema = z.enum(['primary', 'secondary']);
export type Seat = z.infer<typeof SeatSchema>;

/** A seat that somebody else takes, whatever the rotation says. Instants, end exclusive. */
export const OverrideSchema = z.strictObject({ seat: SeatSchema, person: PersonIdSchema, from: z.number(), to: z.number() });
/** When somebody cannot be on call. `done`: the steps of its checklist that were ticked (runbook L144-L158). */
export const AbsenceSchema = z.strictObject({ person: PersonIdSchema, from: z.number(), to: z.number(), done: z.array(z.string().max(40)).max(20).optional() });

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day is HH:MM, such as 09:00.');
/** Hours of the week in which somebody is on call, by the team's clocks; an end that is not after the beginning is on the next day. */
const RestrictionSchema = z.strictObject({ days: z.array(z.enum(weekdays)).min(1, 'Choose a day at least.').max(7), from: TimeOfDay, to: TimeOfDay });

/** Who is on call, as a rotation on the team's own clock (runbook L103-L115). */
export const RotaSchema = z.strictObject({
  zone: ZoneSchema,
  people: z.array(z.strictObject({ id: PersonIdSchema, name: z.string().min(1).max(120) })).max(50),
  /** The first turn begins on this day of the zone, at this time of it. */
  startsOn: z.iso.date(),
  changesAt: TimeOfDay,
  turnDays: z.int().min(1).max(366),
  /** The table of the runbook: who is secondary now is primary next. `previous` keeps the last primary as backup (C17). */
  secondary: z.enum(['next', 'previous', 'none']),
  /** Outside of these hours nobody is meant to be on call; without any, somebody always is. */
  restrictions: z.array(RestrictionSchema).max(20).optional(),
  /** `none`: nobody by turns. Who is on call is entered, or comes from a calendar. */
  turns: z.literal('none').optional(),
  /** In training, beside whoever is on call: shown, in no seat, and called by nobody (C13). */
  shadows: z.array(z.strictObject({ name: z.string().min(1).max(120) })).max(20).optional(),
  overrides: z.array(OverrideSchema).max(1000),
  absences: z.array(AbsenceSchema).max(1000),
});
export type Rota = z.infer<typeof RotaSchema>;

/** What the team agreed on, without what came in between. */
export const RotaPlanSchema = RotaSchema.omit({ overrides: true, absences: true })
  .refine(({ people }) => new Set(people.map(({ id }) => id)).size === people.length, 'Two people have the same id.')
  .refine(({ people, shadows = [] }) => shadows.every((shadow) => people.every(({ name }) => name !== shadow.name)), { path: ['shadows'], message: 'Somebody who takes turns is no shadow.' });
export type RotaPlan = z.infer<typeof RotaPlanSchema>;

/** One seat over a stretch of time. `person` is null where nobody is: a gap, or hours in which nobody is meant to be (`restricted`). */
export type SeatShift = {
  readonly seat: Seat;
  readonly person: string | null;
  readonly from: number;
  readonly to: number;
  readonly reason: 'rotation' | 'override' | 'promoted' | 'restricted' | 'gap';
};
