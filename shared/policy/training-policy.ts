import { z } from 'zod';
import { HttpUrlSchema } from '../model/check.ts';

const Line = z.int().min(1).max(100_000).optional();
const Words = z.string().min(1).max(300);
const ItemId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'An id is made of small letters, digits and hyphens.');

const ItemSchema = z.strictObject({ id: ItemId, text: Words, line: Line });
export type TrainingItem = z.infer<typeof ItemSchema>;
const Items = z.array(ItemSchema).min(1).max(50);

const GroupSchema = z.strictObject({ id: ItemId, name: Words, items: Items, line: Line });
export type TrainingGroup = z.infer<typeof GroupSchema>;

const CompetencySchema = ItemSchema.extend({
  /** Parts of the programme that help with it. */
  practise: z.array(ItemId).max(10).default([]),
});
export type Competency = z.infer<typeof CompetencySchema>;

const WeekSchema = z.strictObject({
  id: ItemId,
  name: Words,
  days: z.array(GroupSchema).min(1).max(7),
  /** The trainee sits beside whoever is on call, without authority (C13). */
  shadow: z.boolean().default(false),
  line: Line,
});
export type TrainingWeek = z.infer<typeof WeekSchema>;

const RecurringSchema = z.strictObject({
  id: ItemId,
  name: Words,
  everyDays: z.int().min(1).max(3660),
  /** So long before it is due it is named. */
  noticeDays: z.int().min(0).max(366),
  items: Items,
  line: Line,
});
export type Recurring = z.infer<typeof RecurringSchema>;

const ResourceSchema = z.strictObject({
  id: ItemId,
  kind: z.enum(['documentation', 'tools']),
  name: Words,
  covers: Words,
  url: HttpUrlSchema.nullable().default(null),
  /** It is a part of Watchkeeper's own runbook: the line at which that opens. */
  opens: Line,
  line: Line,
});
export type TrainingResource = z.infer<typeof ResourceSchema>;

/** How people come to be on call, and stay fit for it (runbook L81-L95 and L515-L616, C39). */
export const TrainingPolicySchema = z
  .strictObject({
    weeks: z.array(WeekSchema).max(12),
    /** All parts have to be signed by an assessor. */
    assessment: GroupSchema,
    recurring: z.array(RecurringSchema).max(12).default([]),
    competencies: z.array(GroupSchema.extend({ items: z.array(CompetencySchema).min(1).max(50) })).max(10).default([]),
    resources: z.array(ResourceSchema).max(100).default([]),
  })
  .superRefine(({ weeks, assessment, recurring, competencies }, context) => {
    const ids = [...weeks.flatMap(({ days }) => days), assessment, ...competencies].flatMap(({ items }) => items.map(({ id }) => id)).concat(recurring.map(({ id }) => id));
    const twice = ids.find((id, at) => ids.indexOf(id) !== at);
    if (twice !== undefined) context.addIssue({ code: 'custom', path: [], message: `Two parts of the training have the id “${twice}”: what is signed goes by it.` });
  });
export type TrainingPolicy = z.infer<typeof TrainingPolicySchema>;
