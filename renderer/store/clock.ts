import type { Instant, Milliseconds } from '../../shared/time/duration.ts';

/** The window's only way to the time and to timers. Nothing is decided here: main decides, this moves what is shown. */
export type Clock = {
  readonly now: () => Instant;
  /** Runs once; returns the way to call it off. */
  readonly after: (delay: Milliseconds, run: () => void) => () => void;
  readonly isVisible: () => boolean;
  readonly onVisibility: (listen: () => void) => () => void;
};

export const clock: Clock = {
  now: () => Date.now(),
  after: (delay, run) => {
    const timer = setTimeout(run, delay);
    return () => clearTimeout(timer);
  },
  isVisible: () => document.visibilityState === 'visible',
  onVisibility: (listen) => {
    document.addEventListener('visibilitychange', listen);
    return () => document.removeEventListener('visibilitychange', listen);
  },
};
