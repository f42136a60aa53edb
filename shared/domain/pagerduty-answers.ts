import { z } from 'zod';
import type { Instant } from '../time/duration.ts';

/**
 * The answers of PagerDuty's REST API v2, as far as we read them. Lenient on purpose: unknown fields are kept, missing ones
 * that we can do without become null, and only what a decision rests on (ids, status, times) makes an answer unusable.
 */

/** An API time with `Z` or an offset. Fails on anything that is not a time, never yields NaN. */
const TimeSchema = z.string().transform((text, context): Instant => {
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? Date.parse(text) : NaN;
  if (Number.isFinite(instant)) return instant;
  context.addIssue({ code: 'custom', message: `"${text.slice(0, 40)}" is not a time` });
  return z.NEVER;
});
const OptionalTimeSchema = TimeSchema.nullish().catch(null).transform((instant) => instant ?? null);
const TextSchema = z.string().nullish().catch(null).transform((text) => text ?? null);
const IdSchema = z.string().min(1).max(64);

/** `x_reference`, or the full `x` when it was asked for with include[]: told apart by nothing but the id. */
const ReferenceSchema = z.looseObject({
  id: IdSchema,
  type: TextSchema,
  summary: TextSchema,
  name: TextSchema,
  html_url: TextSchema,
});
export type ReferenceAnswer = z.infer<typeof ReferenceSchema>;
const OptionalReferenceSchema = ReferenceSchema.nullish().catch(null).transform((reference) => reference ?? null);

/** Drops members that cannot be read: for lists that only decorate an answer. */
function listOf<T>(member: z.ZodType<T>) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((members): T[] => members.flatMap((each) => {
      const parsed = member.safeParse(each);
      return parsed.success ? [parsed.data] : [];
    }));
}

export const IncidentAnswerSchema = z.looseObject({
  id: IdSchema,
  status: z.enum(['triggered', 'acknowledged', 'resolved']),
  created_at: TimeSchema,
  updated_at: OptionalTimeSchema,
  last_status_change_at: OptionalTimeSchema,
  resolved_at: OptionalTimeSchema,
  incident_number: z.number().nullish().catch(null).transform((number) => number ?? null),
  title: TextSchema,
  summary: TextSchema,
  urgency: z.enum(['high', 'low']).catch('high'),
  html_url: TextSchema,
  priority: OptionalReferenceSchema,
  service: OptionalReferenceSchema,
  escalation_policy: OptionalReferenceSchema,
  teams: listOf(ReferenceSchema),
  assignments: listOf(z.looseObject({ assignee: ReferenceSchema })),
  acknowledgements: listOf(z.looseObject({ acknowledger: ReferenceSchema, at: OptionalTimeSchema })),
  pending_actions: listOf(z.looseObject({ type: z.string(), at: OptionalTimeSchema })),
  resolve_reason: z.looseObject({ type: TextSchema, incident: OptionalReferenceSchema }).nullish().catch(null).transform((reason) => reason ?? null),
});
export type IncidentAnswer = z.infer<typeof IncidentAnswerSchema>;

/** `type` is an open set: a type that we do not know is kept as it is. */
export const LogEntryAnswerSchema = z.looseObject({
  id: IdSchema,
  type: z.string().min(1).max(200),
  created_at: TimeSchema,
  summary: TextSchema,
  agent: OptionalReferenceSchema,
  channel: z.looseObject({ type: TextSchema, summary: TextSchema }).nullish().catch(null).transform((channel) => channel ?? null),
  message: TextSchema,
  note: TextSchema,
});
export type LogEntryAnswer = z.infer<typeof LogEntryAnswerSchema>;

export const OnCallAnswerSchema = z.looseObject({
  user: ReferenceSchema,
  escalation_policy: OptionalReferenceSchema,
  schedule: OptionalReferenceSchema,
  escalation_level: z.int().min(1),
  start: TimeSchema.nullish().transform((instant) => instant ?? null),
  end: TimeSchema.nullish().transform((instant) => instant ?? null),
});
export type OnCallAnswer = z.infer<typeof OnCallAnswerSchema>;

export const UserAnswerSchema = z.looseObject({
  id: IdSchema,
  name: TextSchema,
  summary: TextSchema,
  email: z.string().min(3).max(320),
  teams: listOf(ReferenceSchema),
});
export type UserAnswer = z.infer<typeof UserAnswerSchema>;

/** A phone has its number apart from the code of its country. */
export const ContactMethodAnswerSchema = z.looseObject({
  id: IdSchema, type: TextSchema, address: TextSchema,
  country_code: z.number().nullish().catch(null).transform((code) => code ?? null),
  /** PagerDuty reaches it no more. */
  blacklisted: z.boolean().catch(false),
});
export type ContactMethodAnswer = z.infer<typeof ContactMethodAnswerSchema>;

/** When which contact method is used, counted from the assignment. */
export const NotificationRuleAnswerSchema = z.looseObject({
  id: IdSchema, urgency: z.enum(['high', 'low']).catch('high'), start_delay_in_minutes: z.number(), contact_method: ReferenceSchema,
});
export type NotificationRuleAnswer = z.infer<typeof NotificationRuleAnswerSchema>;

/** Ordered from most to least severe by the account. */
export const PriorityAnswerSchema = z.looseObject({ id: IdSchema, name: TextSchema, summary: TextSchema });
export type PriorityAnswer = z.infer<typeof PriorityAnswerSchema>;

export const ServiceAnswerSchema = z.looseObject({ id: IdSchema, name: TextSchema, summary: TextSchema, status: TextSchema, html_url: TextSchema });
export type ServiceAnswer = z.infer<typeof ServiceAnswerSchema>;

/** Its rules run from the first level up. */
export const PolicyAnswerSchema = z.looseObject({
  id: IdSchema,
  name: TextSchema,
  summary: TextSchema,
  escalation_rules: listOf(z.looseObject({ targets: listOf(ReferenceSchema), escalation_delay_in_minutes: z.number().nullish().catch(null) })),
});
export type PolicyAnswer = z.infer<typeof PolicyAnswerSchema>;

/** One member of a schedule's overrides. */
export const OverrideAnswerSchema = z.looseObject({ id: IdSchema, start: TimeSchema, end: TimeSchema, user: OptionalReferenceSchema });
export type OverrideAnswer = z.infer<typeof OverrideAnswerSchema>;

const MadeSchema = z.looseObject({ status: z.number().nullish(), errors: z.unknown().optional(), override: z.unknown().optional() });
/** What a creation of overrides answers: a list in which each member has a status of its own, or an object with the overrides alone (behaviour 2.6). */
export const OverridesMadeSchema = z.union([z.array(MadeSchema), z.looseObject({ overrides: z.array(z.unknown()) }).transform(({ overrides }) => overrides.map((override) => ({ status: 201, errors: undefined, override })))]);

/** A duty of a schedule as it comes out: layers and overrides together. */
const EntrySchema = z.looseObject({ start: TimeSchema, end: TimeSchema, user: OptionalReferenceSchema });
/** A schedule of layers. Its entries are rendered only for a time that was asked for. */
export const ScheduleAnswerSchema = z.looseObject({
  id: IdSchema, type: TextSchema, name: TextSchema, summary: TextSchema, html_url: TextSchema,
  final_schedule: z.looseObject({ rendered_schedule_entries: listOf(EntrySchema) }),
});
export type ScheduleAnswer = z.infer<typeof ScheduleAnswerSchema>;

const AssignmentSchema = z.looseObject({ start_time: TimeSchema, end_time: TimeSchema, member: z.looseObject({ type: TextSchema, user_id: TextSchema }) });
/** A schedule of shifts (v3): people by id alone, several at once, and empty members where nobody is. */
export const ShiftScheduleAnswerSchema = z.looseObject({
  id: IdSchema, type: TextSchema, name: TextSchema, summary: TextSchema, html_url: TextSchema,
  final_schedule: z.looseObject({ computed_shift_assignments: listOf(AssignmentSchema) }),
});
export type ShiftScheduleAnswer = z.infer<typeof ShiftScheduleAnswerSchema>;

/** What a search by name finds: a user, an escalation policy or a service. */
export const FoundAnswerSchema = z.looseObject({ id: IdSchema, name: TextSchema, summary: TextSchema, email: TextSchema });
export type FoundAnswer = z.infer<typeof FoundAnswerSchema>;

export const NoteAnswerSchema = z.looseObject({
  id: IdSchema,
  content: z.string(),
  created_at: TimeSchema,
  user: OptionalReferenceSchema,
});
export type NoteAnswer = z.infer<typeof NoteAnswerSchema>;

export const StatusUpdateAnswerSchema = z.looseObject({ id: IdSchema, message: TextSchema, created_at: OptionalTimeSchema });
export type StatusUpdateAnswer = z.infer<typeof StatusUpdateAnswerSchema>;
