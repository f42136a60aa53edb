import type { Instant, Milliseconds } from '../time/duration.ts';
import type { ProbeFailure } from './probe.ts';

/** `unknown`: not probed yet, or we are the ones who cannot see. `pending`: failing, not yet confirmed. */
export type Verdict = 'unknown' | 'up' | 'pending' | 'down';

/** What is known of a check now: a projection of its probes. */
export type CheckState = {
  readonly checkId: string;
  readonly verdict: Verdict;
  /** Since when the verdict holds. */
  readonly since: Instant;
  /** The last confirmed verdict. It outlasts a time of `unknown` or `pending`, so that nothing is told twice. null: none yet. */
  readonly confirmed: 'up' | 'down' | null;
  readonly consecutiveFailures: number;
  readonly consecutivePasses: number;
  /** The last results that counted (true: passed), newest last, at most 21: for flap detection (A3). */
  readonly recent: readonly boolean[];
  readonly flapping: boolean;
  readonly lastProbeAt: Instant | null;
  readonly lastDurationMs: Milliseconds | null;
  readonly lastFailures: readonly ProbeFailure[];
  readonly certificateExpiresAt: Instant | null;
  /** The smallest of 21, 14, 7 and 1 days that was already announced for this certificate (A6). */
  readonly certificateWarnedDays: number | null;
};
