import { second, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from '../services/ports/clock.ts';

/** A stall is measured from the beat that it delayed: up to one beat of it goes unmeasured. */
export const stallBeat: Milliseconds = second;
/** Less than this is the ordinary lateness of a busy process. */
const noticeable: Milliseconds = 100;
const remembered = 32;

/** Knows for how long this process stood still while probes were under way (fault 23). Armed only then. */
export function createStallWatch(clock: Clock) {
  const stalls: { readonly until: Milliseconds; readonly length: Milliseconds }[] = [];
  let watching = 0;
  let due = 0;
  let disarm: Disarm = () => {};

  /** Also called by others whose timer fires: a beat that is overdue says that we stood still until now. */
  function look(): void {
    const now = clock.monotonic();
    const late = now - due;
    if (late < noticeable) return;
    stalls.push({ until: now, length: late });
    if (stalls.length > remembered) stalls.shift();
    arm();
  }
  function arm(): void {
    disarm();
    due = clock.monotonic() + stallBeat;
    disarm = clock.after(stallBeat, () => {
      look();
      arm();
    });
  }

  return {
    watch(): Disarm {
      watching += 1;
      if (watching === 1) arm();
      let done = false;
      return () => {
        if (done) return;
        done = true;
        watching -= 1;
        if (watching === 0) disarm();
      };
    },
    /** Stalled time since `started` (monotonic), never more than has passed since. */
    since(started: Milliseconds): Milliseconds {
      if (watching > 0) look();
      let total = 0;
      for (const { until, length } of stalls) if (until > started) total += Math.min(length, until - started);
      return total;
    },
  };
}

export type StallWatch = ReturnType<typeof createStallWatch>;
