import { second, type Instant } from '../../shared/time/duration.ts';
import type { Clock } from './clock.ts';

export type Ticker = {
  /** The instant of the newest tick; it stands still between ticks, so that one frame shows one time everywhere. */
  readonly at: () => Instant;
  readonly subscribe: (listen: () => void) => () => void;
};

/** One tick at each full second, while somebody listens and the window can be seen; no timer at all otherwise (5.11). */
export function createTicker(clock: Clock): Ticker {
  const listeners = new Set<() => void>();
  let at = clock.now();
  let disarm: (() => void) | null = null;
  let forget: (() => void) | null = null;

  function tick(): void {
    at = clock.now();
    for (const listen of listeners) listen();
    arm();
  }

  function arm(): void {
    disarm?.();
    disarm = listeners.size > 0 && clock.isVisible() ? clock.after(second - (clock.now() % second), tick) : null;
  }

  return {
    at: () => at,
    subscribe: (listen) => {
      if (listeners.size === 0) {
        at = clock.now();
        forget = clock.onVisibility(() => (clock.isVisible() ? tick() : arm()));
      }
      listeners.add(listen);
      if (disarm === null) arm();
      return () => {
        listeners.delete(listen);
        if (listeners.size > 0) return;
        arm();
        forget?.();
        forget = null;
      };
    },
  };
}
