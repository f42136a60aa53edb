import { z } from 'zod';
import { SeveritySchema } from './severity-schema.ts';

export const IncidentIdSchema = z.string().min(1).max(64);

export const IncidentStatusSchema = z.enum(['triggered', 'acknowledged', 'resolved']);
export type IncidentStatus = z.infer<typeof IncidentStatusSchema>;

export const PersonSchema = z.strictObject({ id: z.string(), name: z.string() });
export type Person = z.infer<typeof PersonSchema>;

/** An incident as PagerDuty holds it (or, later, a local one). Text fields are untrusted text. */
export const IncidentSchema = z.strictObject({
  id: IncidentIdSchema,
  source: z.enum(['pagerduty', 'drill', 'local']),
  number: z.number().nullable(),
  title: z.string(),
  status: IncidentStatusSchema,
  severity: SeveritySchema.nullable(),
  /** The account's own priority label; kept because the severity is only a mapping of it. */
  priorityLabel: z.string().nullable(),
  urgency: z.enum(['high', 'low']),
  serviceId: z.string().nullable(),
  serviceName: z.string().nullable(),
  assignees: z.array(PersonSchema),
  acknowledgers: z.array(PersonSchema),
  createdAt: z.number(),
  updatedAt: z.number(),
  resolvedAt: z.number().nullable(),
  url: z.string().nullable(),
  /** True when it is not resolved but no longer ours to watch (reassigned, or out of our sight): kept as history, not as open. */
  elsewhere: z.boolean().optional(),
  /** The incident that this one was merged into. */
  mergedInto: z.string().nullable().optional(),
});
export type Incident = z.infer<typeof IncidentSchema>;
