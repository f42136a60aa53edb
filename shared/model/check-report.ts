import type { Instant, Milliseconds } from '../time/duration.ts';
import type { CheckHold } from './check-hold.ts';
import type { Check } from './check.ts';
import type { CheckState } from './check-state.ts';

/** A check with what is known of it. Header values never leave main: `check.target.headers` holds names with empty values. */
export type CheckReport = {
  readonly check: Check;
  readonly state: CheckState;
  /** Share of confirmed time up in the last 24 h and 30 days, 0..1; null when nothing was seen. Unknown time does not count. */
  readonly uptimeDay: number | null;
  readonly uptimeMonth: number | null;
  /** Probes that are known, those of this run above all: what there is to say before there is a share. Those our own network explains are not among them. */
  readonly seen: { readonly passed: number; readonly failed: number };
  /** The newest latencies, oldest first, at most 60: for the sparkline. null marks a failed probe. */
  readonly recentLatencies: readonly (Milliseconds | null)[];
  /** Why it raises no alert of its own now; null: it would. */
  readonly hold: CheckHold | null;
  /** How long its probes of this run were overdue because this program or the computer was held up: at worst, and how often. Left out while each had its time. */
  readonly late?: { readonly worst: Milliseconds; readonly times: number };
};

/** For the latency chart: columns of equal length, oldest first. */
export type CheckHistory = {
  readonly checkId: string;
  readonly at: readonly Instant[];
  /** Median and worst latency of each column in ms; null when nothing passed. */
  readonly median: readonly (number | null)[];
  readonly worst: readonly (number | null)[];
  readonly failed: readonly number[];
  readonly spans: readonly { readonly verdict: 'up' | 'down' | 'pending' | 'unknown'; readonly from: Instant; readonly to: Instant }[];
};
