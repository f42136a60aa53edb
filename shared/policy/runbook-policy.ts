import { z } from 'zod';
import { HttpUrlSchema } from '../model/check.ts';

const Line = z.int().min(1).max(100_000).optional();
const Words = z.string().min(1).max(300);
const ItemId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'An id is made of small letters, digits and hyphens.');

/** A page outside that the team works with (runbook L897-L905). */
const ToolSchema = z.strictObject({ id: ItemId, name: Words, url: HttpUrlSchema.nullable().default(null), line: Line });
export type Tool = z.infer<typeof ToolSchema>;

/** Something to type elsewhere, or to have run here (runbook L284, L921-L934, S48). */
const CommandSchema = z.strictObject({
  id: ItemId,
  name: Words,
  /** What is copied; null: there is nothing to copy. */
  text: z.string().trim().min(1).max(500).nullable().default(null),
  /** How it is done, where it is not typed. */
  how: Words.nullable().default(null),
  /** It can be run from here, once a person at this machine has allowed this very text. */
  run: z.boolean().default(false),
  /** After so long it is ended. */
  timeoutSeconds: z.int().min(1).max(600).default(60),
  /** The check that does the same by itself. */
  check: z.string().max(64).nullable().default(null),
  line: Line,
});
export type RunbookCommand = z.infer<typeof CommandSchema>;

const Block = z.strictObject({
  /** A heading over the points, or a paragraph of its own. */
  text: z.string().min(1).max(600).optional(),
  points: z.array(z.union([z.string().min(1).max(600), z.strictObject({ text: z.string().min(1).max(600), line: Line })])).max(60).default([]),
  ordered: z.boolean().default(false),
  line: Line,
});

/** A page of reference without numbers of its own. Points without a line stand on the lines after their block's. */
const PageSchema = z.strictObject({ id: ItemId, chapter: ItemId, title: Words, line: Line, blocks: z.array(Block).max(60) });
export type RunbookPage = z.infer<typeof PageSchema>;

export const RunbookPagesSchema = z.array(PageSchema).max(300).refine((pages) => new Set(pages.map(({ id }) => id)).size === pages.length, 'Two pages have the same id.');

/** What the reference holds beyond the rules: pages to open, commands to type, and the team's own pages instead of the shipped ones. */
export const RunbookPolicySchema = z.strictObject({
  tools: z.array(ToolSchema).max(100).default([]),
  commands: z.array(CommandSchema).max(100).default([]),
  /** Absent: the pages that come with the program. */
  pages: RunbookPagesSchema.optional(),
});
export type RunbookPolicy = z.infer<typeof RunbookPolicySchema>;
