import { z } from 'zod';
import type { Instant } from '../time/duration.ts';
import { IncidentIdSchema, IncidentStatusSchema } from './incident.ts';

/** PagerDuty's own limits, said before anything is queued. */
const TextSchema = (empty: string, what: string) => z.string().trim().min(1, empty).max(25_000, `${what} has 25,000 characters at most.`);
const PagerDutyIdSchema = z.string().min(1).max(64);

/** What a person can ask of PagerDuty from here. Each is one row, and one write at a time. */
export const OutboxActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('acknowledge') }),
  z.strictObject({ kind: z.literal('resolve'), resolution: z.string().trim().max(25_000, 'A resolution has 25,000 characters at most.').default('') }),
  z.strictObject({ kind: z.literal('note'), text: TextSchema('The note is empty.', 'A note') }),
  z.strictObject({ kind: z.literal('status-update'), text: TextSchema('The update is empty.', 'A status update') }),
  /** Until an instant, so that a snooze that was sent late still ends when it was meant to. */
  z.strictObject({ kind: z.literal('snooze'), until: z.number('Give the minutes as a number.') }),
  z.strictObject({ kind: z.literal('escalate'), level: z.int('Give the level as a number.').min(1, 'The first level is 1.').max(20, 'The last level is 20.') }),
  /** To people, or to an escalation policy, which then begins at its first level. */
  z
    .strictObject({ kind: z.literal('reassign'), userIds: z.array(PagerDutyIdSchema).max(20).default([]), policyId: PagerDutyIdSchema.optional() })
    .refine(({ userIds, policyId }) => (userIds.length > 0) !== (policyId !== undefined), 'Choose people or an escalation policy.'),
  z.strictObject({
    kind: z.literal('create'),
    title: z.string().trim().min(1, 'The incident needs a title.').max(255, 'A title has 255 characters at most.'),
    serviceId: z.string().min(1, 'Choose a service.').max(64),
    urgency: z.enum(['high', 'low']).default('high'),
    priorityId: PagerDutyIdSchema.optional(),
    details: z.string().trim().max(25_000, 'The description has 25,000 characters at most.').default(''),
  }),
  /** Somebody takes a place in a schedule for a while. The names are for people alone. */
  z.strictObject({
    kind: z.literal('override'),
    scheduleId: PagerDutyIdSchema, scheduleName: z.string().max(200), userId: PagerDutyIdSchema, userName: z.string().max(200),
    from: z.number(), to: z.number(),
  }),
]);
export type OutboxAction = z.infer<typeof OutboxActionSchema>;
export type OutboxKind = OutboxAction['kind'];

/**
 * `queued` waits for its turn; `sending` is under way (after a crash: may have happened); `maybe` was sent, and nobody knows
 * whether it arrived; `asking` needs an answer of the person. The others are final: `done` was confirmed by PagerDuty, `dropped`
 * had nothing left to do, `refused` was answered with a no, `expired` came too late, `undone` was taken back by the person.
 */
export type OutboxState = 'queued' | 'sending' | 'maybe' | 'asking' | 'done' | 'dropped' | 'refused' | 'expired' | 'undone';

/** The incident as a person saw it when they decided. */
export const SeenSchema = z.strictObject({
  status: IncidentStatusSchema,
  assignees: z.array(z.string().max(64)).max(100).readonly(),
  /** Server time of the newest log entry that they could have seen; null: not known. */
  logAt: z.number().nullable(),
});
export type Seen = z.infer<typeof SeenSchema>;

/** What the window asks for. `seen` null: what was known when it was asked. */
export const OutboxRequestSchema = z.strictObject({ incidentId: IncidentIdSchema.nullable(), action: OutboxActionSchema, seen: SeenSchema.nullable().default(null) });

export const OutboxChoiceSchema = z.enum(['send', 'discard']);
export type OutboxChoice = z.infer<typeof OutboxChoiceSchema>;

/**
 * Why a person is asked. `taken`: a colleague acknowledged it. `changed`: it is not what they saw. `expired`: it waited too long.
 * `unknown`: it may have arrived, and that cannot be found out. `reopened`: their acknowledgement re-opened what was resolved.
 * `other-person`: it was written under another login.
 */
export type AskReason = 'taken' | 'changed' | 'expired' | 'unknown' | 'reopened' | 'other-person';

export type OutboxQuestion = {
  readonly reason: AskReason;
  /** The incident as it was found: with "send", this is what the person has seen. null when it was not looked at. */
  readonly found: Seen | null;
  /** What the two answers are called, such as "Resolve anyway". */
  readonly labels: Readonly<Record<OutboxChoice, string>>;
};

/** One write to PagerDuty, on disk before it is sent. */
export type OutboxItem = {
  /** A UUID; doubles as the incident key of a creation. */
  readonly id: string;
  /** null for a creation and for an override. */
  readonly incidentId: string | null;
  readonly action: OutboxAction;
  /** Who acts, as PagerDuty's user id; null until it is known. */
  readonly actorId: string | null;
  /** null without an incident. */
  readonly seen: Seen | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** Not sent before, so that it can be taken back; null: at once. */
  readonly heldUntil: Instant | null;
  /** Its place in line; a later answer goes to the end. */
  readonly turn: number;
  readonly state: OutboxState;
  /** How often it was sent, not counting what PagerDuty turned away for being too much. */
  readonly attempts: number;
  /** Server time of the first send that may have arrived; null when none can have. */
  readonly firstSentAt: Instant | null;
  readonly lastSentAt: Instant | null;
  /** The person answered "send"; holds for one send. */
  readonly insisted: boolean;
  /** What happened or is asked or waited for, for people. */
  readonly message: string;
  readonly question: OutboxQuestion | null;
  /** What it became at PagerDuty: the id of the note, the log entry or the incident; null where there is none. */
  readonly resultId: string | null;
  readonly endedAt: Instant | null;
};

/** Why nothing goes out at the moment, for people. `until` null: until something changes. */
export type OutboxHold = {
  readonly reason: 'not-connected' | 'token-refused' | 'rate-limited' | 'unreachable' | 'storage';
  readonly until: Instant | null;
  readonly message: string;
};

/** The whole outbox as it is shown. */
export type OutboxView = {
  /** In line order, those that ask included. */
  readonly pending: readonly OutboxItem[];
  /** Ended lately, newest first. */
  readonly ended: readonly OutboxItem[];
  readonly hold: OutboxHold | null;
};

export function isPending({ state }: OutboxItem): boolean {
  return state === 'queued' || state === 'sending' || state === 'maybe' || state === 'asking';
}
