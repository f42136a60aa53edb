import type { HandoffChange } from '../../../shared/domain/handoff-change.ts';
import type { Handoff } from '../../../shared/model/handoff.ts';
import type { HandoffSummary, HandoffVersion, HandoffVersionWhole } from '../../../shared/model/handoff-view.ts';
import type { Instant, Milliseconds } from '../../../shared/time/duration.ts';

export type KeptHandoff = { readonly handoff: Handoff; readonly compiledAt: Instant | null; readonly deletedAt: Instant | null };

/** One change as it stands in the log; `place` counts from one within its handoff. */
export type LoggedChange = {
  readonly place: number;
  /** The revision that it made, or that took it back or did it again last. */
  readonly revision: number;
  readonly at: Instant;
  /** Changes that are taken back together. */
  readonly burst: number;
  /** The editor that made it. */
  readonly editor: string;
  readonly target: string;
  /** `dropped`: taken back, and then something else was done. */
  readonly state: 'done' | 'undone' | 'dropped';
  readonly change: HandoffChange;
  readonly inverse: HandoffChange;
};

export type HandoffWrite = {
  /** As it is from now on; its revision is one more than that of `over`. */
  readonly kept: KeptHandoff;
  /** The revision that is written over; null: it is a new one. */
  readonly over: number | null;
  /** Added to the log, or replaced in it by place. */
  readonly log?: readonly LoggedChange[];
  /** What was taken back before can be done again no more. */
  readonly drops?: boolean;
  /** A new version of this content. */
  readonly version?: Omit<HandoffVersionWhole, 'version'>;
};

export type HandoffCursor = { readonly changedAt: Instant; readonly id: string };

/**
 * Where handoffs are kept. A write is on disk when the call returns, whole or not at all; reads are short. What is given, accepted or came
 * in is found by its words through the archive; drafts are few, and are read.
 */
export interface HandoffStore {
  /** Those that are neither given nor deleted, the newest first. */
  drafts(): readonly KeptHandoff[];
  /** The others, the newest first. Whoever looks for words asks the archive. */
  past(before: HandoffCursor | null, limit: number): readonly HandoffSummary[];
  find(id: string): KeptHandoff | null;
  /** The newest that left this person, or came to them, with its shift ending at or before an instant. */
  before(shiftUntil: Instant, notId: string | null): Handoff | null;
  /** Those of a shift that ends this close to an instant, drafts among them, the nearest first. */
  near(shiftUntil: Instant, within: Milliseconds): readonly Handoff[];
  /** False, and nothing is written, when it is not at the revision that was to be written over. */
  write(write: HandoffWrite): boolean;
  /** Keeps a content as a version without changing the handoff; returns its number. */
  keepVersion(id: string, version: Omit<HandoffVersionWhole, 'version'>): number;
  versions(id: string): readonly HandoffVersion[];
  version(id: string, version: number): HandoffVersionWhole | null;
  /** The last burst that is done, or the first that is undone, in the order in which it was made; empty without one. */
  burst(id: string, state: 'done' | 'undone'): readonly LoggedChange[];
  /** Where the log stands: its newest place (0: empty), what would be taken back next, and what would be done again. */
  end(id: string): { readonly place: number; readonly done: LoggedChange | null; readonly undone: LoggedChange | null };
  /** Changes that were made, taken back or done again after a revision. */
  since(id: string, revision: number): readonly LoggedChange[];
}

