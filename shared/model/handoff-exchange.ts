import { z } from 'zod';
import type { Instant } from '../time/duration.ts';
import { HandoffContentSchema, HandoffKindSchema, HandoffPartySchema } from './handoff.ts';
import { ZoneSchema } from './zone.ts';

const id = z.uuid();

export const HandoffFormatSchema = z.enum(['markdown', 'html', 'pdf', 'plain', 'slack', 'watch']);
export type HandoffFormat = z.infer<typeof HandoffFormatSchema>;

/** `file` asks where; `folder` is the one that was chosen, and asks for it the first time or with `anew`. `rich`: text with its form, and Markdown for what takes no form. */
export const HandoffExportSchema = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('file'), id, format: HandoffFormatSchema }),
  z.strictObject({ to: z.literal('folder'), id, format: HandoffFormatSchema, anew: z.boolean().default(false) }),
  z.strictObject({ to: z.literal('clipboard'), id, format: z.enum(['markdown', 'rich', 'plain', 'slack']) }),
  z.strictObject({ to: z.literal('slack'), id }),
]);
export type HandoffExport = z.infer<typeof HandoffExportSchema>;

/** Of a file that a person chooses, or of a text that was dropped or pasted. Longer ones are refused in words by whoever reads them. */
export const HandoffImportSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('file') }),
  z.strictObject({ from: z.literal('text'), text: z.string().max(20_000_000, 'The text is too long for a handoff. Nothing was taken over.') }),
]);
export type HandoffImport = z.infer<typeof HandoffImportSchema>;

/** `id`: the handoff that it is about, to be opened; null where nothing came in. */
export type HandoffImported = { readonly result: 'received' | 'accepted' | 'nothing-to-do' | 'failed'; readonly id: string | null; readonly message: string };

/** An instant that a calendar has, from 1970 on and before the year 10000: what comes from elsewhere is shown by its day and its minute. */
const instant = z.number().min(0).lt(253_402_300_800_000);
const line = z.string().trim().max(500, 'One line, at most 500 characters.');
export const HandoffReadBackSchema = z.strictObject({ id, itemId: z.string().min(1).max(220), line });
export const HandoffAcceptSchema = z.strictObject({ id, emergency: z.boolean().default(false), reason: line.default('') });
export const HandoffVerifySchema = z.strictObject({ id });
/** `ok` null: not asked yet, after all. */
export const HandoffConfirmSchema = z.strictObject({ id, step: z.enum(['channels', 'contacts']), ok: z.boolean().nullable(), note: line.default('') });

/** What the receiver takes over and says in their own words (issue E). */
export type OpenItem = { readonly id: string; readonly title: string; readonly detail: string };

/** The receiver's word: what they took over, in their words. */
export const AcceptanceSchema = z.strictObject({
  handoffId: id,
  /** The revision of the giver's that was read. */
  revision: z.int().min(1),
  /** Checksum of the content that was read; null where it came as Markdown. */
  sum: z.string().max(64).nullable(),
  by: z.string().max(120),
  at: instant,
  /** Accepted with lines left open, and why. */
  emergency: z.boolean(),
  reason: z.string().max(500),
  lines: z.array(z.strictObject({ title: z.string().max(1_000), line: z.string().max(500) })).max(4_000),
});
export type Acceptance = z.infer<typeof AcceptanceSchema>;

/** A handoff as it travels: what it says and about what, without what was struck. */
export const TravellingHandoffSchema = z.strictObject({
  id,
  revision: z.int().min(1),
  kind: HandoffKindSchema,
  emergency: z.boolean(),
  shiftFrom: instant,
  shiftUntil: instant,
  shiftKnown: z.boolean().optional(),
  zone: ZoneSchema,
  giver: HandoffPartySchema,
  receiver: HandoffPartySchema.nullable(),
  givenAt: instant.nullable(),
  content: HandoffContentSchema,
  /** What the evidence of the entries is called on the giver's computer. */
  evidence: z.array(z.strictObject({ key: z.string().max(200), title: z.string().max(400) })).max(5_000),
});
export type TravellingHandoff = z.infer<typeof TravellingHandoffSchema>;

/** The verification after the transfer, in the order of the runbook (L645-L652). The last two are a person's word. */
export const VerificationStepIdSchema = z.enum(['checks', 'alerts', 'self-test', 'sources', 'channels', 'contacts']);
export type VerificationStepId = z.infer<typeof VerificationStepIdSchema>;
const VerificationStepSchema = z.strictObject({
  id: VerificationStepIdSchema,
  /** `unknown`: it could not be found out. `asks`: a person has to say it. */
  state: z.enum(['waiting', 'running', 'passed', 'failed', 'unknown', 'asks']),
  detail: z.string().max(2_000),
  at: z.number().nullable(),
});
export type VerificationStep = z.infer<typeof VerificationStepSchema>;
export const VerificationSchema = z.strictObject({
  startedAt: z.number(),
  /** When the last step was settled; null: some are not. */
  finishedAt: z.number().nullable(),
  steps: z.array(VerificationStepSchema),
});
export type Verification = z.infer<typeof VerificationSchema>;

/** How a handoff came here. */
export const ArrivalSchema = z.strictObject({
  at: z.number(),
  revision: z.int().min(1),
  form: z.enum(['watch', 'markdown']),
  sum: z.string().max(64).nullable(),
  evidence: TravellingHandoffSchema.shape.evidence,
});
export type Arrival = z.infer<typeof ArrivalSchema>;

/** `sum`: of the bytes that were written; empty where no file was. */
export type HandoffExported = { readonly at: Instant; readonly format: string; readonly to: HandoffExport['to']; readonly where: string; readonly revision: number; readonly sum: string };

/** Everything of a handoff's way out and in. */
export type HandoffExchange = {
  readonly handoffId: string;
  readonly openItems: readonly OpenItem[];
  /** By open item. */
  readonly lines: Readonly<Record<string, string>>;
  readonly arrival: Arrival | null;
  readonly acceptance: Acceptance | null;
  /** The acceptance as a text that the giver can read, and that their Watchkeeper can take in; null without one. */
  readonly acceptanceText: string | null;
  readonly verification: Verification | null;
  /** The newest first. */
  readonly exports: readonly HandoffExported[];
  /** Where files go without asking; null: not chosen yet. */
  readonly folder: string | null;
};
