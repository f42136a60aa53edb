import { z } from 'zod';

/** What a change does to those who use the system (runbook L676). */
export const ChangeImpactSchema = z.enum(['positive', 'negative', 'neutral']);
export type ChangeImpact = z.infer<typeof ChangeImpactSchema>;

/** The payload of a `change.logged` event; its title says what was changed. */
export const ChangeSchema = z.strictObject({
  impact: ChangeImpactSchema.nullable().default(null),
  /** How it is taken back; empty: nobody said. */
  rollback: z.string().trim().max(2_000).default(''),
  /** What to watch after it. */
  metric: z.string().trim().max(2_000).default(''),
});
export type Change = z.infer<typeof ChangeSchema>;

/** A change as a person logs it. `occurredAt` null: now. `corrects`: the event of an earlier wording; struck with it, it never was. */
export const ChangeLogSchema = ChangeSchema.extend({
  title: z.string().trim().min(1, 'Say what was changed.').max(1_000),
  occurredAt: z.number().nullable().default(null),
  corrects: z.int().positive().nullable().default(null),
  struck: z.boolean().default(false),
});
export type ChangeLog = z.infer<typeof ChangeLogSchema>;
