import type { HitRate } from '../model/incident-page.ts';
import type { Instant, Milliseconds } from '../time/duration.ts';

/** How the acknowledgement of one incident ended; `met` null: its time is not over. */
export type Hit = { readonly openedAt: Instant; readonly met: boolean | null; readonly acknowledgedAt: Instant | null };

/** Acknowledged in time, of those whose time is decided (S2). */
export function hitRate(hits: readonly Hit[], over: HitRate['over'], from: Instant): HitRate {
  const decided = hits.filter(({ openedAt, met }) => openedAt >= from && met !== null);
  const took = decided.flatMap(({ openedAt, acknowledgedAt }) => (acknowledgedAt === null ? [] : [acknowledgedAt - openedAt])).toSorted((a, b) => a - b);
  return { over, from, inTime: decided.filter(({ met }) => met === true).length, of: decided.length, medianToAcknowledge: median(took) };
}

function median(sorted: readonly Milliseconds[]): Milliseconds | null {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
