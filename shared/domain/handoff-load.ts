import type { Instant, Milliseconds } from '../time/duration.ts';

/** The most different incidents that were taken within any stretch of this length (A17). */
export function mostWithin(taken: readonly { readonly incidentId: string; readonly at: Instant }[], length: Milliseconds): number {
  const sorted = taken.toSorted((a, b) => a.at - b.at);
  return Math.max(0, ...sorted.map(({ at }, first) => new Set(sorted.slice(first).filter((other) => other.at < at + length).map(({ incidentId }) => incidentId)).size));
}
