import type { Clock } from '../services/ports/clock.ts';

/** A clock that starts at the present and runs `speed` times as fast (1 to 60), so that a drill of an hour can take a minute. */
export function createDrillClock(clock: Clock, speed: number): Clock {
  if (!(speed >= 1 && speed <= 60)) throw new RangeError(`A drill runs 1 to 60 times as fast as life, not ${speed}.`);
  const beganAt = clock.now();
  const began = clock.monotonic();
  const elapsed = () => (clock.monotonic() - began) * speed;
  return {
    now: () => beganAt + elapsed(),
    monotonic: elapsed,
    at: (instant, run) => clock.after(Math.max(0, instant - beganAt - elapsed()) / speed, run),
    after: (delay, run) => clock.after(delay / speed, run),
  };
}
