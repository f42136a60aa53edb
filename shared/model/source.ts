import type { Instant } from '../time/duration.ts';
import type { BlindReason } from './blind.ts';

/** Anything we look through: PagerDuty, the network, our own alert path, our own clock. */
export type SourceId = 'pagerduty' | 'network' | 'checks' | 'notifications' | 'database' | 'clock';

/**
 * `fresh`: a good answer within its time. `stale`: older than that. `refused`: the other side says no (token).
 * `failing`: errors. `off`: not configured, so nothing is missed. `starting`: no answer yet.
 */
export type SourceCondition = 'fresh' | 'stale' | 'refused' | 'failing' | 'off' | 'starting';

/** How far a source can be trusted now. Everything but `fresh`, `off` and `starting` means blind (promise 1). */
export type SourceState = {
  readonly source: SourceId;
  readonly condition: SourceCondition;
  readonly lastGoodAt: Instant | null;
  /** Since when the condition holds. */
  readonly since: Instant;
  /** What happened and what to do, for people; empty when fresh. */
  readonly reason: string;
  /** Why it is blind, as a word of the ledger; left out where the source itself says enough. */
  readonly cause?: BlindReason;
};

export function isBlind(state: SourceState): boolean {
  return state.condition === 'stale' || state.condition === 'refused' || state.condition === 'failing';
}
