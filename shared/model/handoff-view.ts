import { z } from 'zod';
import type { Instant } from '../time/duration.ts';
import {
  HandoffEditSchema, HandoffKindSchema, HandoffStepSchema,
  type Handoff, type HandoffContent, type HandoffField, type HandoffHead, type HandoffKind, type HandoffStep,
} from './handoff.ts';

const id = z.uuid();
const revision = z.int().min(1);

export const HandoffListQuerySchema = z.strictObject({
  /** Words that all have to stand in it; empty: every handoff. */
  text: z.string().trim().max(200).default(''),
  before: z.strictObject({ changedAt: z.number(), id }).nullable().default(null),
  limit: z.int().min(1).max(100).default(30),
});
export type HandoffListQuery = z.infer<typeof HandoffListQuerySchema>;
export const HandoffBeginSchema = z.strictObject({
  kind: HandoffKindSchema.default('rotation'),
  /** Nothing is asked for, nothing is missing (S35). */
  emergency: z.boolean().default(false),
});
export const HandoffIdInput = z.strictObject({ id });
export const HandoffTurnSchema = z.strictObject({ id, revision, editor: z.uuid() });
/** Which editor asks: an id that each makes for itself when it opens a handoff. Its own edits never clash with each other, however late their answers come. */
const editor = z.uuid();
/**
 * Edits in the order in which they were made, on the newest revision that the editor has seen. After `not-saved` send what is typed next, and
 * nothing again: main holds the rest. Sending an edit again does no harm.
 */
export const HandoffEditInputSchema = z.strictObject({ id, revision, editor, edits: z.array(HandoffEditSchema).min(1).max(200) });
export type HandoffEditInput = z.infer<typeof HandoffEditInputSchema>;
export const HandoffVersionSchema = z.strictObject({ id, version: z.int().min(1) });
/** The content of a version again; `undo` takes it back. */
export const HandoffGoBackSchema = z.strictObject({ id, editor, version: z.int().min(1) });
/** What to compare with: a version of its own, or the handoff before it as it was given. */
export const HandoffDifferenceQuerySchema = z.strictObject({ id, with: z.union([z.literal('previous'), z.int().min(1)]) });
export const HandoffStepInputSchema = z.strictObject({ id, step: HandoffStepSchema, done: z.boolean().default(true) });

/** One line of the archive. */
export type HandoffSummary = HandoffHead & {
  readonly revision: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly givenAt: Instant | null;
  readonly acceptedAt: Instant | null;
  /** Issues that are written out and not struck. */
  readonly issues: number;
  /** Where the searched words stand, plain text with a little around them; null without a search. */
  readonly found: string | null;
};
/** Drafts first, on the first page only; then the rest, the newest first. `next` null: no more. */
export type HandoffList = {
  readonly drafts: readonly HandoffSummary[];
  readonly past: readonly HandoffSummary[];
  readonly next: { readonly changedAt: Instant; readonly id: string } | null;
};

/** Where to look: an entry, or the field as a whole. Null: nowhere in the text (the receiver, for example). */
export type HandoffPlace = { readonly field: HandoffField; readonly entryId: string | null };

/** One of the 17 points (runbook L711-L735). */
export type QualityPoint = {
  readonly id: string;
  readonly group: 'information' | 'communication' | 'follow-up';
  readonly words: string;
  readonly line: number;
  /** By hand: `tick` edits it, and nothing else does. */
  readonly known: 'computed' | 'by-hand';
  readonly met: boolean;
  /** Why it is met or what is missing, one sentence. */
  readonly reason: string;
  readonly jump: HandoffPlace | null;
};
/** It advises. An emergency handoff is given whatever it says (S35). */
export type HandoffQuality = { readonly points: readonly QualityPoint[]; readonly met: number; readonly of: number };

/** Something of this person's that would stay behind (A35). `settled` null: it still does. */
export type LeftBehind = {
  readonly id: string;
  readonly kind: 'incident' | 'silence';
  /** The incident or the silence itself. */
  readonly refId: string;
  readonly words: string;
  readonly settled: 'resolved' | 'reassigned' | 'ended' | 'written' | null;
  /** Its entry; null while there is none: compiling writes it in. */
  readonly jump: HandoffPlace | null;
};

/** What evidence says now and the handoff does not, or no more: compiling takes it in. */
export type EvidenceNews = { readonly field: HandoffField; readonly key: string; readonly entryId: string | null; readonly what: 'new' | 'changed' | 'over'; readonly words: string };

export type OpenedHandoff = {
  readonly handoff: Handoff;
  /** Null: never. */
  readonly compiledAt: Instant | null;
  /** When evidence was read to say what changed since; null: it could not be read. */
  readonly evidenceAt: Instant | null;
  readonly news: readonly EvidenceNews[];
  readonly quality: HandoffQuality;
  readonly leftBehind: readonly LeftBehind[];
  /** What can be taken back or done again next, in words; null: nothing. */
  readonly undo: string | null;
  readonly redo: string | null;
};

/** How a change of a handoff ended. Nothing typed is lost in any of the three. */
export type HandoffSaved =
  /** On disk. `handoff` is null when it is what the editor has, with these edits on it; else the whole of it. */
  | {
      readonly result: 'saved'; readonly revision: number; readonly savedAt: Instant; readonly handoff: Handoff | null;
      readonly quality: HandoffQuality; readonly leftBehind: readonly LeftBehind[]; readonly undo: string | null; readonly redo: string | null;
    }
  /** Another window changed the same place. Nothing of this was taken over; what was refused is kept as version `keptAs` (null: it could not be). */
  | { readonly result: 'conflict'; readonly handoff: Handoff; readonly keptAs: number | null; readonly message: string }
  /** Not on disk. Main holds the text in memory (`handoff.unsaved`) and saves it with the next change that can be. */
  | { readonly result: 'not-saved'; readonly why: 'full' | 'denied' | 'failed'; readonly message: string };

/** What main holds because the disk did not take it: the whole text, for the clipboard. Null: everything is on disk. */
export type HandoffUnsaved = { readonly id: string; readonly since: Instant; readonly edits: number; readonly text: string } | null;

export type HandoffVersion = {
  /** Counted from one within its handoff. */
  readonly version: number;
  readonly revision: number;
  readonly savedAt: Instant;
  /** `typing`: every few minutes of it; `conflict`: what was refused because another window had changed the same place. */
  readonly why: 'begun' | 'before-compile' | 'typing' | 'given' | 'before-going-back' | 'conflict' | 'received';
};
export type HandoffVersionWhole = HandoffVersion & { readonly content: HandoffContent };

export type DifferenceLine = { readonly what: 'same' | 'added' | 'removed'; readonly text: string };
/** Fields that differ, in the order of the template; long stretches of equal lines are left out. */
export type HandoffDifference = {
  readonly fields: readonly { readonly field: HandoffField; readonly lines: readonly DifferenceLine[] }[];
  readonly added: number;
  readonly removed: number;
};

export type HandoffStepView = {
  readonly step: HandoffStep;
  readonly dueAt: Instant;
  readonly doneAt: Instant | null;
  /** `now`: its time has come and the next step's has not; `late`: that one's has. */
  readonly state: 'done' | 'done-late' | 'ahead' | 'now' | 'late';
};
/** The handoff that comes next, or goes on now (S32, C26, C27). */
export type HandoffNow = {
  /** What ends, and who says so. `handoff`: it came in by file and was accepted; of its steps, `transfer` and `verify` are the receiver's. */
  readonly shift: { readonly from: Instant; readonly until: Instant; readonly source: 'rota' | 'on-call' | 'declared' | 'handoff' };
  readonly kind: HandoffKind;
  readonly zone: string;
  readonly draftId: string | null;
  readonly steps: readonly HandoffStepView[];
  /** The first that is not done; its `dueAt` is what the countdown counts to. Null: all are. */
  readonly next: HandoffStepView | null;
};
export type HandoffStatusView = {
  /** Null: no end of a shift is known. */
  readonly now: HandoffNow | null;
  readonly drafts: readonly HandoffSummary[];
  readonly unsaved: HandoffUnsaved;
};
