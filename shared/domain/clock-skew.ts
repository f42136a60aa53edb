import { second, type Instant, type Milliseconds } from '../time/duration.ts';

/** Up to this much our clock counts as right: a tenth of the shortest response time. (P3) */
export const skewTolerated: Milliseconds = 30 * second;
/** Once off, it has to come this near to count as right again. */
const rightAgain: Milliseconds = 20 * second;
/** The header has whole seconds: smaller changes are noise. */
const noise: Milliseconds = 3 * second;

/** The server's time where our clock is off by more than 30 s, else our own. `skew` is server minus ours. (behaviour 4.1) */
export function serverNow(now: Instant, skew: Milliseconds | null): Instant {
  return skew !== null && Math.abs(skew) > skewTolerated ? now + skew : now;
}

/** What to add to our clock for deadlines and ages, in ms: 0 while it is right. `before` is what was added until now; it does not follow noise. */
export function clockCorrection(before: Milliseconds, skew: Milliseconds | null): Milliseconds {
  if (skew === null) return before;
  if (before === 0) return Math.abs(skew) > skewTolerated ? Math.round(skew) : 0;
  if (Math.abs(skew) < rightAgain) return 0;
  return Math.abs(skew - before) > noise ? Math.round(skew) : before;
}
