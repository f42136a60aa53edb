import { z } from 'zod';
import type { OwnShift } from '../domain/shift-changes.ts';
import type { RotaFlaw } from '../domain/rota-review.ts';
import type { Instant } from '../time/duration.ts';
import type { ScheduleView } from './pagerduty-schedule.ts';
import { AbsenceSchema, OverrideSchema, PersonIdSchema, RotaPlanSchema, type Rota, type SeatShift } from './rota.ts';

/** The rota as a team agreed on it, and which of these people sits at this machine. */
export const RotaPlanInputSchema = z.strictObject({ plan: RotaPlanSchema, self: PersonIdSchema.nullable() });

const endsLater = ({ from, to }: { readonly from: number; readonly to: number }) => to > from;
const laterEnd = { message: 'It ends before it begins.', path: ['to'] };
export const RotaOverrideInputSchema = OverrideSchema.refine(endsLater, laterEnd);
/** `covers`: who closes the gaps that it leaves. */
export const RotaAbsenceInputSchema = AbsenceSchema.omit({ done: true }).extend({ covers: z.array(OverrideSchema).max(100).optional() }).refine(endsLater, laterEnd);
export const RotaRemoveAbsenceSchema = AbsenceSchema.omit({ done: true });
export const RotaStepSchema = z.strictObject({ absence: RotaRemoveAbsenceSchema, step: z.string().min(1).max(40), done: z.boolean() });

/** When the person at this machine is on call, by whichever source knows. */
export type OwnShifts = {
  readonly source: 'pagerduty' | 'local';
  /** When PagerDuty last said so; null for the local rota, which is always of now. */
  readonly asOf: Instant | null;
  readonly shifts: readonly OwnShift[];
};

export type RotaView = {
  /** null: there is no local rota yet. */
  readonly rota: Rota | null;
  /** The policy file says who takes turns; the window adds overrides and absences only. */
  readonly fromPolicy: boolean;
  readonly self: string | null;
  /** Both seats, from a week ago to 52 weeks ahead. */
  readonly from: Instant;
  readonly to: Instant;
  readonly shifts: readonly SeatShift[];
  /** From now on. */
  readonly flaws: readonly RotaFlaw[];
  /** From 0 to 1, over the coming 52 weeks. */
  readonly load: readonly { readonly person: string; readonly share: number }[];
  readonly own: OwnShifts;
  /** Those of PagerDuty in which the person has a place, as they were last read. */
  readonly schedules: readonly ScheduleView[];
  /** Who the person is there; null while that is not known. */
  readonly userId: string | null;
  /** What `rota.undo` would take back; null when nothing. */
  readonly undo: string | null;
};
