import { z } from 'zod';
import type { TrainingPolicy } from '../policy/training-policy.ts';
import type { Instant } from '../time/duration.ts';
import { PersonIdSchema } from './rota.ts';

const Name = z.string().trim().min(1, 'Give a name.').max(120);
/** A day of the calendar, as the team counts them. */
const Day = z.iso.date('Give a day.');

export const TraineeSchema = z.strictObject({
  id: z.string().max(64),
  name: Name,
  /** Whom the rota calls by this name; null: nobody of it. */
  rotaPerson: PersonIdSchema.nullable(),
  startsOn: Day,
  /** Was on call before anybody kept record here: the last certification. */
  certifiedOn: Day.nullable(),
});
export type Trainee = z.infer<typeof TraineeSchema>;

export const TraineeDraftSchema = TraineeSchema.extend({ id: z.string().max(64).nullable() });

/** Something was learned, assessed or held. `item` is a part of the programme or of the assessment, or what recurs. */
export const TrainingRecordDraftSchema = z.strictObject({
  traineeId: z.string().max(64),
  item: z.string().max(60),
  heldOn: Day,
  /** A link, or a few words. */
  evidence: z.string().trim().max(2000).default(''),
  assessor: z.string().trim().max(120).default(''),
});
export type TrainingRecord = z.infer<typeof TrainingRecordDraftSchema> & { readonly id: string; readonly recordedAt: Instant };

export const RatingDraftSchema = z.strictObject({ competency: z.string().max(60), rating: z.int().min(1).max(5) });
/** How well a person thinks they can do something; theirs alone. */
export type SelfRating = { readonly competency: string; readonly rating: number; readonly ratedAt: Instant };

export type RecurringStanding = {
  readonly id: string;
  readonly name: string;
  /** When it was last held; null: not since the person was certified. */
  readonly lastOn: string | null;
  readonly dueOn: string;
  /** Below 0: so many days over. */
  readonly daysLeft: number;
  readonly state: 'fine' | 'soon' | 'expired';
};

export type TraineeStanding = {
  readonly trainee: Trainee;
  /** The newest record of each part, by its id. */
  readonly records: Readonly<Record<string, TrainingRecord>>;
  readonly programme: { readonly done: number; readonly of: number };
  /** Parts that an assessor has signed. */
  readonly signed: { readonly done: number; readonly of: number };
  /** Since when the person may be on call; null: not yet. */
  readonly certifiedOn: string | null;
  /** Empty until then. */
  readonly recurring: readonly RecurringStanding[];
  /** They hold the shadow seat now. */
  readonly shadow: boolean;
};

export type TrainingDue = {
  readonly traineeId: string;
  readonly name: string;
  readonly rotaPerson: string | null;
  readonly recurring: RecurringStanding;
  /** The end of the day on which it is due, by the team's clocks. */
  readonly expiresAt: Instant;
};

export type TrainingView = {
  readonly policy: TrainingPolicy;
  readonly people: readonly TraineeStanding[];
  /** What is due soon or has expired, the earliest first. */
  readonly due: readonly TrainingDue[];
  /** The newest rating of each competency, and the one before it. */
  readonly ratings: readonly (SelfRating & { readonly before: number | null })[];
  readonly resources: readonly { readonly id: string; readonly openedAt: Instant | null }[];
  /** Names for the choice of who somebody is in the rota. */
  readonly rotaPeople: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
  /** What `training.undo` would take back; null when nothing. */
  readonly undo: string | null;
};
