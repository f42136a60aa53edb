import { z } from 'zod';

const at = z.number();
const words = z.string().max(2000);
const line = z.int().nullable();

/** What a drill looks at, in the order in which it is shown. */
export const drillParts = ['acknowledge', 'engage', 'updates', 'rungs', 'severity', 'false-alarm', 'breaks', 'handoff', 'read-back'] as const;
export type DrillPartId = (typeof drillParts)[number];

/** What was seen: `good` is null for what counts neither way. */
const EvidenceSchema = z.strictObject({ at: at.nullable(), text: words, good: z.boolean().nullable() });
export type DrillEvidence = z.infer<typeof EvidenceSchema>;

/** One part: `within` of `of` as the rule asks. `of` is 0 when this drill had no part of it. */
export const DrillPartSchema = z.strictObject({
  id: z.enum(drillParts),
  within: z.int().min(0),
  of: z.int().min(0),
  evidence: z.array(EvidenceSchema).max(500),
  /** The rules that it is held against, with their lines in the runbook. */
  rules: z.array(z.strictObject({ text: words, line })).max(20),
});
export type DrillPart = z.infer<typeof DrillPartSchema>;

/** How a drill came to its end. */
export const DrillEndSchema = z.enum(['finished', 'time-up']);

/** The record of one drill, kept for recertification. */
export const DrillResultSchema = z.strictObject({
  id: z.uuid(),
  scenario: z.strictObject({ id: z.string().max(120), title: z.string().max(120), version: z.int() }),
  /** Who was trained, as typed. */
  person: z.string().max(100),
  /** By the clock of this computer. */
  startedAt: at,
  endedAt: at,
  /** By the clock of the drill. */
  scenarioFrom: at,
  scenarioTo: at,
  /** IANA name. */
  zone: z.string().max(60),
  /** The slowest and the fastest that it was played at. */
  slowest: z.number(),
  fastest: z.number(),
  end: DrillEndSchema,
  /** How often a real alert interrupted it. */
  interruptions: z.int().min(0),
  parts: z.array(DrillPartSchema).max(drillParts.length),
});
export type DrillResult = z.infer<typeof DrillResultSchema>;

/** A result in a list. */
export type DrillResultSummary = Pick<DrillResult, 'id' | 'scenario' | 'person' | 'endedAt' | 'slowest' | 'fastest' | 'end'> & { readonly within: number; readonly of: number };
