import type { Instant, Milliseconds } from '../time/duration.ts';

/** What pages in the last night cost, and what follows from it. */
export type NightPage = {
  /** The first acknowledgement. */
  readonly from: Instant;
  readonly pages: number;
  /** Time between acknowledgement and end of the work, as far as it has come. */
  readonly interrupted: Milliseconds;
  /** One of them is still being worked on. */
  readonly going: boolean;
  /** When the rest that is owed is complete; null while that is not known, or nothing is owed. */
  readonly earliestStart: Instant | null;
  /** Before this the person has only just been woken. */
  readonly awakeAt: Instant;
  /** It is told no longer than this. */
  readonly until: Instant;
  /** A message to whoever has to know, to be copied. */
  readonly draft: string;
};

export type ShiftLoad = { readonly incidents: number; readonly budget: number; /** When the oldest of them counts no more; null without any. */ readonly changesAt: Instant | null };
