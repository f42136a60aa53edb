import { z } from 'zod';
import { ImpactFactSchema, LevelNumberSchema } from '../policy/incident-policy.ts';
import { SeveritySchema } from './severity-schema.ts';

/** The state of an incident in one word (runbook L328). */
export const StatusWordSchema = z.enum(['investigating', 'mitigating', 'monitoring', 'resolved']);
export type StatusWord = z.infer<typeof StatusWordSchema>;

const at = z.number();

/** How a call to a level, or to a contact that holds none, went. `answered` is null while nobody knows. */
export const RungCallSchema = z.strictObject({
  at,
  level: LevelNumberSchema.nullable(),
  /** By its id in the policy. */
  contact: z.string().max(60).nullable(),
  how: z.enum(['phone', 'chat', 'pagerduty', 'in-person', 'other']),
  answered: z.boolean().nullable(),
  answeredAt: at.nullable(),
  note: z.string().max(2000),
});
export type RungCall = z.infer<typeof RungCallSchema>;

/** A fact about the business, typed by a person: an estimate with its time and author (C11). Null for a fact without a number. */
export const ImpactStatementSchema = z.strictObject({ fact: ImpactFactSchema, at, by: z.string().max(200), amount: z.number().min(0).nullable() });
export type ImpactStatement = z.infer<typeof ImpactStatementSchema>;

/**
 * What is known of how one incident is run. Lists are in order of their instants (epoch milliseconds).
 * Everything in it is a projection of the event log.
 */
export const IncidentRunSchema = z.strictObject({
  /** When the source opened it; every deadline counts from here. */
  openedAt: at,
  /** The first one is what it opened with. */
  severities: z.array(z.strictObject({ at, severity: SeveritySchema.nullable() })).min(1),
  /** From acknowledged to acknowledgement lost; the last one may still hold. */
  acknowledgements: z.array(z.strictObject({ from: at, to: at.nullable() })),
  /** The first note by a person (C15). */
  engagedAt: at.nullable(),
  statuses: z.array(z.strictObject({ at, word: StatusWordSchema })),
  /** Findings, actions and changes of status: what counts as progress (C6). */
  progress: z.array(at),
  /** When somebody wrote down the cause. */
  causeKnownAt: at.nullable(),
  calls: z.array(RungCallSchema),
  impact: z.array(ImpactStatementSchema),
  /** When the questions of the decision point were answered. */
  decidedAt: at.nullable(),
  updates: z.array(z.strictObject({ at, nextAt: at.nullable() })),
  /** Since when this person has been in command. */
  commanderSince: at.nullable(),
  /** When command was last taken or handed over; null: nobody has said a word of it. */
  commandSaidAt: at.nullable(),
  resolvedAt: at.nullable(),
});
export type IncidentRun = z.infer<typeof IncidentRunSchema>;
