import { z } from 'zod';
import type { BreakPlan } from '../domain/break-plan.ts';
import type { DutyStatus } from '../domain/duty-limits.ts';
import type { Piece } from '../domain/duty-pieces.ts';
import type { Instant, Milliseconds } from '../time/duration.ts';
import type { Absence, DutyEntry, Emergency } from './duty.ts';
import type { NightPage, ShiftLoad } from './night.ts';
import type { WeekAverage } from './rest-profile.ts';

/** How long the person has been at it, when they must stop, what they are asked. Worked times are as of `asOf` and grow while working. */
export type DutyView = {
  readonly status: DutyStatus;
  /** Since when the declared shift goes on; null: none does. */
  readonly declaredSince: Instant | null;
  /** `12 h at 02:10; start handing over by 01:40`; null when there is nothing to say. */
  readonly forecast: string | null;
  /** What the forecast was worked out from, one short sentence each. */
  readonly inputs: readonly string[];
  /** Who is secondary by the local rota, and what of their hours the person was told; null: nobody, or it is not known. */
  readonly second: SecondPerson | null;
  /** Time away in hours of work, of which nobody has said yet what it was. */
  readonly questions: readonly Absence[];
  /** Work of the last 168 h, in order; the last piece goes on while working. */
  readonly recent: readonly Piece[];
  /** The newest pause that was longer than a break within a shift; `to` null: it goes on. Null: none is on record; what was before the first work is not known. */
  readonly lastRest: { readonly from: Instant; readonly to: Instant | null } | null;
  /** Pages in the last night; null: none, or a shift has begun since. */
  readonly night: NightPage | null;
  readonly load: ShiftLoad;
  /** By whose word rest and weeks are judged: `Policy: rest of 8 h, a warning below 11 h`. */
  readonly rules: string;
  /** Null where the chosen rules know none. */
  readonly average: WeekAverage | null;
  readonly asOf: Instant;
};

/** `left`: until their cap, as of `toldAt`; null: nobody said. Nobody's hours are read from anywhere. */
export type SecondPerson = { readonly name: string; readonly until: Instant; readonly left: Milliseconds | null; readonly toldAt: Instant | null; readonly forgottenAt: Instant | null };

/** Hours of some days with their source and history. */
export type DutyDays = {
  readonly from: Instant;
  readonly entries: readonly DutyEntry[];
  readonly absences: readonly Absence[];
  readonly emergencies: readonly Emergency[];
};

/** The break that was begun on purpose and goes on. */
export type RunningBreak = { readonly from: Instant; readonly length: number; readonly cover: string | null };

export type BreakView = { readonly plan: BreakPlan; readonly running: RunningBreak | null; readonly asOf: Instant };

const At = z.number().int().min(0);
const Note = z.string().trim().max(500);

export const DutyEdgeSchema = z.strictObject({ at: At.nullable().default(null) });
export const DutyEnterSchema = z.strictObject({ from: At, to: At, note: Note.default('') });
/** A new wording of an entry; `struck`: it was not work at all. `to` null: it goes on. */
export const DutyCorrectSchema = z.strictObject({ id: z.string().min(1).max(64), from: At, to: At.nullable(), note: Note.default(''), struck: z.boolean().default(false) });
export const DutyAnswerSchema = z.strictObject({ absence: z.int().min(1), as: z.enum(['worked', 'rested']) });
export const DutyDaysSchema = z.strictObject({ days: z.int().min(1).max(60).default(14) });
/** What somebody said of their own hours: worked since their last full rest. */
export const DutySecondSchema = z.strictObject({ name: z.string().trim().min(1).max(120), hours: z.number('Give the hours as a number.').min(0, 'Hours are not negative.').max(48, 'More than two days is not meant.') });
export const EmergencyBeginSchema = z.strictObject({ approver: z.string().trim().min(1, 'Name who approved it.').max(200), reason: Note.default('') });
export const BreakTakeSchema = z.strictObject({ cover: z.string().trim().min(1).max(120).nullable().default(null) });
