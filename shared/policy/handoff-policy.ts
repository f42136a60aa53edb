import { z } from 'zod';
import { HandoffFieldSchema } from '../model/handoff.ts';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time such as 09:00.');
/** What a new handoff begins with, by field: Markdown. */
const TemplateSchema = z.partialRecord(HandoffFieldSchema, z.string().max(20_000)).default({});

/** How the team hands over. */
export const HandoffPolicySchema = z.strictObject({
  /** Where the team splits its days: the local times at which one half hands over to the other with a light handoff; empty: it does not (C27). */
  lightAt: z.array(clockTime).max(8).default([]),
  templates: z.strictObject({ rotation: TemplateSchema, light: TemplateSchema }).prefault({}),
});
export type HandoffPolicy = z.infer<typeof HandoffPolicySchema>;
