import { z } from 'zod';
import { atMost } from './at-most.ts';
import { ImpactFactSchema, LevelNumberSchema } from '../policy/incident-policy.ts';
import { StatusWordSchema } from './incident-run.ts';
import { SeveritySchema } from './severity-schema.ts';

const words = z.string().max(10_000);
/** A level of the ladder, or somebody of the contacts who holds none: security, legal (S17). */
const called = { level: LevelNumberSchema.nullable(), contact: z.string().max(60).nullable().default(null) };

/**
 * What a person says while running an incident: each is one event whose payload this is. `note`, `action`, `finding` and
 * `cause` carry their words as the event's title and body.
 */
export const RunEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('note') }),
  z.strictObject({ kind: z.literal('action') }),
  z.strictObject({ kind: z.literal('run.finding') }),
  z.strictObject({ kind: z.literal('run.cause') }),
  z.strictObject({ kind: z.literal('run.severity'), severity: SeveritySchema.nullable(), reason: words }),
  z.strictObject({ kind: z.literal('run.status'), status: StatusWordSchema }),
  z.strictObject({ kind: z.literal('run.called'), ...called, how: z.enum(['phone', 'chat', 'pagerduty', 'in-person', 'other']), who: z.string().max(200) }),
  z.strictObject({ kind: z.literal('run.answered'), ...called, answered: z.boolean() }),
  z.strictObject({ kind: z.literal('run.impact'), fact: ImpactFactSchema, amount: z.number().min(0).nullable() }),
  z.strictObject({
    kind: z.literal('run.update'), template: z.string().max(60), audience: z.enum(['responders', 'stakeholders', 'customers']),
    values: z.record(z.string().max(60), words).refine(...atMost(60)), nextAt: z.number().nullable(), approver: z.string().max(200), unchanged: z.boolean(),
    /** `sent` was confirmed by the other side; `copied` was posted by hand. */
    how: z.enum(['sent', 'copied']).optional(),
  }),
  z.strictObject({ kind: z.literal('run.step'), list: z.string().max(60), step: z.string().max(60), done: z.boolean() }),
  z.strictObject({ kind: z.literal('run.decided'), escalate: z.boolean(), answers: z.array(z.string().max(60)).max(30) }),
  z.strictObject({ kind: z.literal('run.command'), taken: z.boolean() }),
  z.strictObject({ kind: z.literal('run.classified'), verdict: z.enum(['action', 'no-action', 'needs-work']), wokeMe: z.boolean() }),
]);
export type RunEntry = z.infer<typeof RunEntrySchema>;
export type RunEntryKind = RunEntry['kind'];
