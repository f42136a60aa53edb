import { minute, type Instant, type Milliseconds } from '../time/duration.ts';

/** Up to this much our clock counts as right. */
const tolerated: Milliseconds = minute;

/** The server's time where our clock is off by more than a minute, else our own. `skew` is server minus ours. (behaviour 4.1) */
export function serverNow(now: Instant, skew: Milliseconds | null): Instant {
  return skew !== null && Math.abs(skew) > tolerated ? now + skew : now;
}
