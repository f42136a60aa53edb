import { second, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';

/** What changes with each of thousands is told a window this often at the most. */
const pause: Milliseconds = second / 10;

/** Tells what is new at once; while there is more, ten times a second at the most, and the last of it always. */
export function paced<Args extends unknown[]>(clock: Pick<Clock, 'monotonic' | 'after'>, tell: (...args: Args) => void): (...args: Args) => void {
  let toldAt = -Infinity;
  let waiting: Args | null = null;

  function say(args: Args): void {
    waiting = null;
    toldAt = clock.monotonic();
    tell(...args);
  }
  return (...args) => {
    const wait = toldAt + pause - clock.monotonic();
    if (waiting !== null) waiting = args;
    else if (wait <= 0) say(args);
    else {
      waiting = args;
      clock.after(wait, () => {
        if (waiting !== null) say(waiting);
      });
    }
  };
}
