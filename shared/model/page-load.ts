import type { Instant, Milliseconds } from '../time/duration.ts';

/** An incident that the person took: what it cost, and what it was worth by their own word. */
export type Page = {
  readonly incidentId: string;
  readonly title: string;
  readonly service: string | null;
  /** The first acknowledgement. */
  readonly at: Instant;
  /** Work on it, or for a page in the night what it took of the sleep. */
  readonly lost: Milliseconds;
  /** It fell into the night outside of a shift, or the person said that it woke them. */
  readonly night: boolean;
  readonly verdict: 'action' | 'no-action' | 'needs-work' | null;
};

/** Pages of one local day. */
export type DayLoad = {
  readonly start: Instant;
  readonly pages: number;
  readonly nights: number;
  /** The most within one span of the budget that ended on this day. */
  readonly most: number;
};

/** The same alert, however its numbers differ. */
export type AlertToFix = { readonly title: string; readonly service: string | null; readonly count: number; readonly nights: number; readonly lost: Milliseconds; readonly lastId: string };

export type PageLoad = {
  /** So many pages within so long are bearable (A17). */
  readonly budget: { readonly pages: number; readonly within: Milliseconds };
  /** Within one span of the budget, up to now. */
  readonly current: number;
  /** The oldest first, today last. */
  readonly days: readonly DayLoad[];
  /** Pages in the night, the newest first. */
  readonly nights: readonly Page[];
  /** What the pages of these days were worth. */
  readonly verdicts: { readonly action: number; readonly 'no-action': number; readonly 'needs-work': number; readonly unsaid: number };
  /** Those of which nobody has said yet what they were worth, the newest first. */
  readonly unsaid: readonly Page[];
  /** Of the last seven days, at most three, what cost the most sleep first (F9). */
  readonly toFix: readonly AlertToFix[];
};
