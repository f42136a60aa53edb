import { z } from 'zod';

/** The line of the on-call runbook that a number rests on; absent for a number of our own or the team's. */
const Line = z.int().min(1).max(100_000).optional();
const Minutes = z.number().min(0).max(7 * 24 * 60);
const Words = z.string().min(1).max(300);
const ItemId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'An id is made of small letters, digits and hyphens.');

/** Who is called when: 1 is the primary, 5 the top (runbook L118-143). */
export const LevelNumberSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
export type LevelNumber = z.infer<typeof LevelNumberSchema>;

export const LevelSchema = z.strictObject({
  level: LevelNumberSchema,
  name: Words,
  /** How long this level may take to answer a call. */
  answerMinutes: Minutes,
  scope: Words,
  /** What this level may decide. */
  authority: Words,
  /** The contact that is called, by its id in `contacts`. */
  contact: ItemId.nullable().default(null),
  line: Line,
});
export type Level = z.infer<typeof LevelSchema>;

/** Someone to call. A number that is not known stays null: it is shown as missing, never made up (C35). */
export const ContactSchema = z.strictObject({
  id: ItemId,
  name: Words,
  phone: z.string().regex(/^\+[1-9]\d{6,14}$/, 'Write the number as +, country code and digits, such as +4930123456.').nullable().default(null),
  slack: z.string().max(80).nullable().default(null),
  email: z.email().nullable().default(null),
  line: Line,
});
export type Contact = z.infer<typeof ContactSchema>;

/** What must hold for a rung to count; the words are in `rungConditionWords`. */
export const RungConditionSchema = z.enum(['always', 'unacknowledged', 'no-progress', 'not-mitigated']);
export type RungCondition = z.infer<typeof RungConditionSchema>;

export const LadderRungSchema = z.strictObject({
  /** From the original trigger, whatever the severity was then (S1). */
  afterMinutes: Minutes,
  level: LevelNumberSchema,
  when: RungConditionSchema,
  /** An offer can be passed over; a call is due. */
  kind: z.enum(['offer', 'call']).default('call'),
  line: Line,
});
export type LadderRung = z.infer<typeof LadderRungSchema>;

export const ChecklistItemSchema = z.strictObject({
  id: ItemId,
  text: Words,
  /** What is typed for it; it can be copied beside the step, and run if `runbook.commands` says so (S6). */
  command: z.string().trim().min(1).max(500).optional(),
  /** What a person does elsewhere that does this step, too: it is ticked by that. */
  doneBy: z.enum(['acknowledging']).optional(),
  line: Line,
});
export type ChecklistItem = z.infer<typeof ChecklistItemSchema>;

/** A measured value that suggests a severity. A range holds from `over` (exclusive) or `from` (inclusive) to `upTo` (inclusive). */
const ThresholdSchema = z.strictObject({
  measure: z.enum(['error-rate', 'slowdown']),
  over: z.number().min(0).max(100).optional(),
  from: z.number().min(0).max(100).optional(),
  upTo: z.number().min(0).max(100).optional(),
  below: z.number().min(0).max(100).optional(),
  line: Line,
});
export type Threshold = z.infer<typeof ThresholdSchema>;

export const SeverityRulesSchema = z.strictObject({
  name: Words,
  /** Until the acknowledgement, from the moment the source opened the incident (C14, C15). */
  respondMinutes: Minutes,
  /** Count only Monday to Friday in the team's zone (C38). */
  businessDays: z.boolean().default(false),
  line: Line,
  symptoms: z.array(z.strictObject({ id: ItemId, text: Words, line: Line })).max(50).default([]),
  thresholds: z.array(ThresholdSchema).max(10).default([]),
  actions: z.array(ChecklistItemSchema).max(50).default([]),
  ladder: z.array(LadderRungSchema).max(20).default([]),
  /** Without a finding, an action or a change of status for this long there is no progress (C6). */
  progressMinutes: Minutes.nullable().default(null),
  /** Status updates: due and overdue, counted from the last one (C30). */
  update: z.strictObject({ dueMinutes: Minutes, overdueMinutes: Minutes }).nullable().default(null),
  /** An incident that runs longer than this is called up to the top of its ladder (C7). */
  durationMinutes: Minutes.nullable().default(null),
  /** The timed phases of the response apply (C31). */
  phases: z.boolean().default(false),
});
export type SeverityRules = z.infer<typeof SeverityRulesSchema>;

export const ImpactFactSchema = z.enum(['revenue', 'users', 'security', 'compliance', 'customer-escalation', 'public-mention', 'several-high']);
export type ImpactFact = z.infer<typeof ImpactFactSchema>;

/** A fact about the business that calls somebody whatever the severity's own ladder says (S17, S18). */
export const BusinessTriggerSchema = z.strictObject({
  id: ItemId,
  fact: ImpactFactSchema,
  enabled: z.boolean().default(true),
  /** For a fact with a number: strictly more than this (C11). */
  over: z.number().min(0).nullable().default(null),
  name: Words,
  /** Null calls the named contacts only. */
  level: LevelNumberSchema.nullable().default(null),
  /** From the trigger of the incident; a fact learned later is due when it is learned (C10). */
  withinMinutes: Minutes.default(0),
  alert: z.array(ItemId).max(10).default([]),
  checklist: z.array(ChecklistItemSchema).max(20).default([]),
  line: Line,
});
export type BusinessTrigger = z.infer<typeof BusinessTriggerSchema>;

export const PhaseSchema = z.strictObject({
  id: ItemId,
  name: Words,
  fromMinutes: Minutes,
  groups: z.array(z.strictObject({ name: Words, steps: z.array(ChecklistItemSchema).min(1).max(20) })).max(10),
  line: Line,
});
export type Phase = z.infer<typeof PhaseSchema>;

export const ChannelSchema = z.strictObject({
  name: z.string().regex(/^#[a-z0-9_-]{1,79}$/, 'A channel is # and small letters, digits, hyphens or underscores.'),
  purpose: Words,
  guidelines: z.array(Words).max(10).default([]),
  line: Line,
});
export type Channel = z.infer<typeof ChannelSchema>;

/** What a field is filled with before a person touches it. */
export const PrefillSchema = z.enum([
  'severity', 'title', 'service', 'acknowledged-at', 'person', 'status', 'duration', 'next-update', 'now', 'last-finding', 'last-action', 'impact', 'last-value',
]);
export type Prefill = z.infer<typeof PrefillSchema>;

export const AudienceSchema = z.enum(['responders', 'stakeholders', 'customers']);
export type Audience = z.infer<typeof AudienceSchema>;

const FieldSchema = z.strictObject({
  /** One id is one field of the form, whichever audiences it is shown to. */
  id: ItemId,
  label: Words,
  prefill: PrefillSchema.nullable().default(null),
  /** Derived from facts and never typed: a duration, a status. */
  derived: z.boolean().default(false),
  required: z.boolean().default(true),
});
export type TemplateField = z.infer<typeof FieldSchema>;

/** One kind of status update. `{severity}` and `{date}` in the title are filled in. */
export const UpdateTemplateSchema = z.strictObject({
  id: ItemId,
  name: Words,
  /** The status that sending it sets; null leaves it as it is. */
  status: z.enum(['investigating', 'mitigating', 'monitoring', 'resolved']).nullable(),
  texts: z.strictObject({
    responders: z.strictObject({ title: Words, fields: z.array(FieldSchema).min(1).max(20), line: Line }),
    stakeholders: z.strictObject({ title: Words, fields: z.array(FieldSchema).min(1).max(20), line: Line }),
    /** `fixed` is a notice that was approved beforehand; anything else needs a name (C12). */
    customers: z.strictObject({ title: Words, fixed: z.string().min(1).max(2000).nullable().default(null), fields: z.array(FieldSchema).max(20), line: Line }),
  }),
});
export type UpdateTemplate = z.infer<typeof UpdateTemplateSchema>;

const NudgeTimes = z.int().min(0).max(20);
const NudgeSchema = z.strictObject({ everyMinutes: z.number().min(1).max(24 * 60), times: NudgeTimes });
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as 09:00.');

const severities = z.strictObject({ 1: SeverityRulesSchema, 2: SeverityRulesSchema, 3: SeverityRulesSchema, 4: SeverityRulesSchema });

/** How an incident is run: who answers when, who is called next, what is said to whom. */
export const IncidentPolicySchema = z.strictObject({
  severities,
  levels: z.array(LevelSchema).min(1).max(5),
  contacts: z.array(ContactSchema).max(100).default([]),
  businessTriggers: z.array(BusinessTriggerSchema).max(30).default([]),
  decision: z.strictObject({ afterMinutes: Minutes, questions: z.array(ChecklistItemSchema).max(30), line: Line }),
  phases: z.array(PhaseSchema).max(10).default([]),
  channels: z.array(ChannelSchema).max(20).default([]),
  templates: z.array(UpdateTemplateSchema).max(20).default([]),
  /** Whoever commands is reminded to hand over before this (A23). */
  commander: z.strictObject({ nudgeMinutes: Minutes, limitMinutes: Minutes }).prefault({ nudgeMinutes: 165, limitMinutes: 180 }),
  /** What is missing is asked about so often and then no more; never with a sound (A24). */
  nudges: z.strictObject({
    /** Nobody commands a SEV-1/2 that somebody has. */
    lead: NudgeSchema.prefault({ everyMinutes: 2, times: 5 }),
    /** It has no severity. Not at night. */
    severity: NudgeSchema.prefault({ everyMinutes: 5, times: 5 }),
    /** It is over and still open: when work begins, by the team's zone. 1 is Monday. */
    close: z
      .strictObject({ days: z.array(z.int().min(1).max(7)).max(7), from: TimeOfDay, to: TimeOfDay, times: NudgeTimes })
      .refine(({ from, to }) => from < to, { path: ['to'], message: 'The hours end after they begin, on the same day.' })
      .prefault({ days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00', times: 5 }),
  }).prefault({}),
  /** Parts of the acknowledge time at which a cue is given (S2). */
  cues: z.array(z.number().gt(0).max(1)).max(10).default([0.5, 0.8, 1]),
});
export type IncidentPolicy = z.infer<typeof IncidentPolicySchema>;
