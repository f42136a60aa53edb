import type { Instant } from '../time/duration.ts';

/**
 * Why nothing could be seen, or nothing told, the most telling first. `own-network`: ours is down;
 * `no-names`: ours carries, but no name can be looked up; `offline`: the other side cannot be
 * reached though ours is up or unknown; `no-answer`: it answers, but with nothing that can be used.
 */
export const blindReasons = [
  'app-absent', 'asleep', 'own-network', 'no-names', 'token-refused', 'rate-limited', 'offline', 'no-answer', 'notifications', 'clock-stepped', 'not-checked', 'not-saved',
] as const;
export type BlindReason = (typeof blindReasons)[number];

/** One source that was blind for one reason. `to` null: it still is. */
export type BlindSpan = { readonly source: string; readonly reason: BlindReason; readonly from: Instant; readonly to: Instant | null };

/** A time in which something was blind throughout. Intervals never overlap or touch. */
export type BlindInterval = {
  readonly from: Instant;
  /** null: it goes on. */
  readonly to: Instant | null;
  /** The most telling first. */
  readonly reasons: readonly BlindReason[];
  readonly spans: readonly BlindSpan[];
};
