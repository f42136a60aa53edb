import { z } from 'zod';
import { ZoneSchema } from './zone.ts';

export const PersonIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
export const SeatSchema = z.enum(['primary', 'secondary']);
export type Seat = z.infer<typeof SeatSchema>;

/** A seat that somebody else takes, whatever the rotation says. Instants, end exclusive. */
export const OverrideSchema = z.strictObject({ seat: SeatSchema, person: PersonIdSchema, from: z.number(), to: z.number() });
/** When somebody cannot be on call. */
export const AbsenceSchema = z.strictObject({ person: PersonIdSchema, from: z.number(), to: z.number() });

/** Who is on call, as a rotation on the team's own clock (runbook L103-L115). */
export const RotaSchema = z.strictObject({
  zone: ZoneSchema,
  people: z.array(z.strictObject({ id: PersonIdSchema, name: z.string().min(1).max(120) })).max(50),
  /** The first turn begins on this day of the zone, at this time of it. */
  startsOn: z.iso.date(),
  changesAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  turnDays: z.int().min(1).max(366),
  /** The table of the runbook: who is secondary now is primary next. `previous` keeps the last primary as backup (C17). */
  secondary: z.enum(['next', 'previous', 'none']),
  overrides: z.array(OverrideSchema).max(1000),
  absences: z.array(AbsenceSchema).max(1000),
});
export type Rota = z.infer<typeof RotaSchema>;

/** What the team agreed on, without what came in between. */
export const RotaPlanSchema = RotaSchema.omit({ overrides: true, absences: true }).refine(({ people }) => new Set(people.map(({ id }) => id)).size === people.length, 'Two people have the same id.');
export type RotaPlan = z.infer<typeof RotaPlanSchema>;

/** One seat over a stretch of time. `person` is null where nobody is: a gap. */
export type SeatShift = {
  readonly seat: Seat;
  readonly person: string | null;
  readonly from: number;
  readonly to: number;
  readonly reason: 'rotation' | 'override' | 'promoted' | 'gap';
};
