import type { Clock, Disarm } from '../../electron/services/ports/clock.ts';
import type { Instant, Milliseconds } from '../../shared/time/duration.ts';

/** 2026-03-02T09:00:00Z, a Monday. */
export const fakeStart: Instant = Date.UTC(2026, 2, 2, 9);

export type FakeClock = Clock & {
  /** Lets time pass on both clocks; runs what falls due, in order, and lets promises settle after each. */
  advance(elapsed: Milliseconds): Promise<void>;
  /** The same without a pause for promises: for long histories of synchronous code. */
  advanceNow(elapsed: Milliseconds): void;
  /** Somebody sets the wall clock; the monotonic one does not notice. What is armed by wall time is looked at on the next advance. */
  stepWall(by: Milliseconds): void;
  /** The machine sleeps: wall time passes, the monotonic clock stands still, nothing runs. */
  sleep(elapsed: Milliseconds): void;
  /** Lets promises and pending I/O callbacks run without time passing. */
  settle(): Promise<void>;
  /** How many timers are armed. */
  armed(): number;
};

type Timer = { readonly due: number; readonly basis: 'wall' | 'monotonic'; readonly order: number; readonly run: () => void };

export function createFakeClock(start: Instant = fakeStart): FakeClock {
  const timers = new Set<Timer>();
  let wall = start;
  let monotonic = 0;
  let armedSoFar = 0;

  function arm(due: number, basis: Timer['basis'], run: () => void): Disarm {
    const timer = { due, basis, order: armedSoFar++, run };
    timers.add(timer);
    return () => timers.delete(timer);
  }
  const distance = (timer: Timer) => Math.max(0, timer.due - (timer.basis === 'wall' ? wall : monotonic));

  function next(): Timer | undefined {
    let found: Timer | undefined;
    for (const timer of timers) {
      if (found === undefined || distance(timer) < distance(found) || (distance(timer) === distance(found) && timer.order < found.order)) found = timer;
    }
    return found;
  }
  function pass(elapsed: Milliseconds): void {
    wall += elapsed;
    monotonic += elapsed;
  }
  /** Runs the next timer that falls due before `end` (monotonic); false when there is none. */
  function runNext(end: Milliseconds): boolean {
    const timer = next();
    if (timer === undefined || monotonic + distance(timer) > end) return false;
    pass(distance(timer));
    timers.delete(timer);
    timer.run();
    return true;
  }
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  return {
    now: () => wall,
    monotonic: () => monotonic,
    at: (instant, run) => arm(instant, 'wall', run),
    after: (delay, run) => arm(monotonic + Math.max(0, delay), 'monotonic', run),
    async advance(elapsed) {
      const end = monotonic + elapsed;
      await settle();
      while (runNext(end)) await settle();
      pass(end - monotonic);
      await settle();
    },
    advanceNow(elapsed) {
      const end = monotonic + elapsed;
      while (runNext(end));
      pass(end - monotonic);
    },
    stepWall(by) {
      wall += by;
    },
    sleep(elapsed) {
      wall += elapsed;
    },
    settle,
    armed: () => timers.size,
  };
}
