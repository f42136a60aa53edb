import { z } from 'zod';
import type { Instant } from '../time/duration.ts';
import { ZoneSchema } from './zone.ts';

/** Of the whole rotation, or the short one between the day's halves (C27). */
export const HandoffKindSchema = z.enum(['rotation', 'light']);
export type HandoffKind = z.infer<typeof HandoffKindSchema>;

/** A draft is being written; given: it left the giver; accepted: the receiver read it back. */
export const HandoffStatusSchema = z.enum(['draft', 'given', 'accepted']);
export type HandoffStatus = z.infer<typeof HandoffStatusSchema>;

/** Every place that text can stand, in the order of the runbook's template (runbook L656-709). */
export const HandoffFieldSchema = z.enum([
  'health', 'active-incidents', 'recent-issues', 'utilization',
  'issues',
  'changes',
  'maintenance', 'deployments', 'dependencies',
  'infrastructure', 'application', 'monitoring',
  'contacts', 'escalation', 'external', 'links',
  'business-hours', 'customer-impact', 'security',
  'questions',
]);
export type HandoffField = z.infer<typeof HandoffFieldSchema>;

/** The parts of an entry: a plain line has `text` alone; issues, changes and what is coming have more. */
export const EntryPartSchema = z.enum([
  'text', 'title', 'severity', 'status', 'owner', 'eta', 'nextStep', 'details',
  'date', 'impact', 'rollback', 'metric', 'time', 'risk', 'value',
]);
export type EntryPart = z.infer<typeof EntryPartSchema>;

const PartTextSchema = z.string().max(20_000);
const PartsSchema = z.partialRecord(EntryPartSchema, PartTextSchema);
export type EntryParts = z.infer<typeof PartsSchema>;

/** What a compiled entry rests on. The same evidence has the same key in every compile. */
export const EvidenceSchema = z.strictObject({
  key: z.string().min(1).max(200),
  kind: z.enum(['incident', 'situation', 'check', 'silence', 'maintenance', 'blind', 'duty', 'break', 'change', 'rota', 'contact', 'source', 'carried']),
  /** What to open: the incident, situation, check… */
  refId: z.string().max(200).nullable(),
  /** The facts of the timeline that it was read from, the newest last; at most the last 50. */
  eventIds: z.array(z.int()).max(50).default([]),
});
export type Evidence = z.infer<typeof EvidenceSchema>;

/**
 * One line, issue, change or coming activity. What evidence says and what a person wrote are kept apart:
 * compiling touches `compiled` and `gone` only, a person touches `written`, `seen` and `struck` only.
 * A part reads `written[part] ?? compiled[part]`; its evidence changed since when `compiled[part] !== seen[part]`.
 */
export const HandoffEntrySchema = z.strictObject({
  id: z.string().min(1).max(200),
  /** Null: a person's own. */
  evidence: EvidenceSchema.nullable(),
  compiled: PartsSchema,
  written: PartsSchema,
  /** What evidence said when the person wrote, or struck it, for the parts concerned. */
  seen: PartsSchema,
  struck: z.boolean(),
  /** Evidence no longer says it; kept because a person wrote in it or struck it. */
  gone: z.boolean(),
});
export type HandoffEntry = z.infer<typeof HandoffEntrySchema>;

/** Entries first, then the person's own Markdown, field by field; a field that is missing is empty. */
export const HandoffContentSchema = z.strictObject({
  entries: z.partialRecord(HandoffFieldSchema, z.array(HandoffEntrySchema).max(2_000)),
  prose: z.partialRecord(HandoffFieldSchema, z.string().max(1_000_000)),
});
export type HandoffContent = z.infer<typeof HandoffContentSchema>;

/** The four timed steps (C26): 30 min before, 15 min before, the boundary, 15 min after. */
export const HandoffStepSchema = z.enum(['compile', 'meet', 'transfer', 'verify']);
export type HandoffStep = z.infer<typeof HandoffStepSchema>;

/** A person of the exchange; the id where the rota knows them. */
export const HandoffPartySchema = z.strictObject({ id: z.string().max(60).nullable(), name: z.string().max(120) });
export type HandoffParty = z.infer<typeof HandoffPartySchema>;

export const HandoffHeadSchema = z.strictObject({
  id: z.uuid(),
  kind: HandoffKindSchema,
  status: HandoffStatusSchema,
  /** What is handed over: the shift's own span, and the zone its times are written in. */
  shiftFrom: z.number(),
  shiftUntil: z.number(),
  /** False: nobody knew when the shift ends, and the span only bounds what is compiled. Missing: known. */
  shiftKnown: z.boolean().optional(),
  zone: ZoneSchema,
  giver: HandoffPartySchema,
  receiver: HandoffPartySchema.nullable(),
  /** Given in an emergency: nothing was asked for (S35). */
  emergency: z.boolean(),
  /** Came in by file: this person is the receiver. */
  received: z.boolean(),
});
export type HandoffHead = z.infer<typeof HandoffHeadSchema>;

/** A handoff whole. Every change makes the next revision; a change names the revision it was made on. */
export type Handoff = HandoffHead & {
  readonly revision: number;
  readonly content: HandoffContent;
  /** When each step was done; a step that is missing is not done. */
  readonly steps: Readonly<Partial<Record<HandoffStep, Instant>>>;
  /** Points of the quality check that a person ticked or unticked by hand, by the point's id. */
  readonly ticks: Readonly<Record<string, boolean>>;
  /** What to tell of hours and breaks: only what the person ticked. */
  readonly tells: readonly ('hours' | 'breaks')[];
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly givenAt: Instant | null;
  readonly acceptedAt: Instant | null;
  /** The handoff before this one, for what is carried over and for the difference. */
  readonly previousId: string | null;
};

/** One change by a person. `remove` is for a person's own entries; a compiled one is struck. */
export const HandoffEditSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('write'), field: HandoffFieldSchema, entryId: z.string().max(200), part: EntryPartSchema, text: PartTextSchema }),
  /** Back to what evidence says. */
  z.strictObject({ type: z.literal('unwrite'), field: HandoffFieldSchema, entryId: z.string().max(200), part: EntryPartSchema }),
  z.strictObject({ type: z.literal('add'), field: HandoffFieldSchema, entryId: z.uuid(), parts: PartsSchema, before: z.string().max(200).nullable().default(null) }),
  z.strictObject({ type: z.literal('remove'), field: HandoffFieldSchema, entryId: z.string().max(200) }),
  z.strictObject({ type: z.literal('strike'), field: HandoffFieldSchema, entryId: z.string().max(200), struck: z.boolean() }),
  z.strictObject({ type: z.literal('move'), field: HandoffFieldSchema, entryId: z.string().max(200), before: z.string().max(200).nullable() }),
  z.strictObject({ type: z.literal('prose'), field: HandoffFieldSchema, text: z.string().max(1_000_000) }),
  z.strictObject({ type: z.literal('tick'), point: z.string().max(60), ticked: z.boolean().nullable() }),
  z.strictObject({ type: z.literal('tell'), what: z.enum(['hours', 'breaks']), told: z.boolean() }),
  z.strictObject({ type: z.literal('head'), receiver: HandoffPartySchema.nullable().optional(), giver: HandoffPartySchema.optional(), kind: HandoffKindSchema.optional() }),
]);
export type HandoffEdit = z.infer<typeof HandoffEditSchema>;
