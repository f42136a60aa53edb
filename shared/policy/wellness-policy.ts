import { z } from 'zod';

const SupportContactSchema = z.strictObject({
  id: z.string().min(1).max(60).regex(/^[a-z0-9-]+$/, 'Small letters, digits and hyphens.'),
  name: z.string().min(1).max(120),
  /** Empty: nobody has put it in yet. That is shown as a gap. */
  phone: z.string().max(30).default(''),
  note: z.string().max(300).default(''),
  /** Whom to turn to right now, and who helps in the longer run. */
  when: z.enum(['now', 'ahead']),
  line: z.int().min(1).max(100_000).optional(),
});

/** What a team says about load and support (runbook L865-L879, A17). */
export const WellnessPolicySchema = z.strictObject({
  /** More pages than this within so many hours are over the budget: there is no time left to deal with each. */
  loadBudget: z.strictObject({ pages: z.int().min(1).max(100), withinHours: z.int().min(1).max(168) }),
  support: z
    .array(SupportContactSchema)
    .max(40)
    .refine((contacts) => new Set(contacts.map(({ id }) => id)).size === contacts.length, 'Two support contacts have the same id.'),
});
export type WellnessPolicy = z.infer<typeof WellnessPolicySchema>;
