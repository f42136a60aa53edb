import type { DrillNow } from '../../shared/model/drill-run.ts';
import { second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';

/** The window's only way to the time and to timers. Nothing is decided here: main decides, this moves what is shown. */
export type Clock = {
  readonly now: () => Instant;
  /** Runs once; returns the way to call it off. */
  readonly after: (delay: Milliseconds, run: () => void) => () => void;
  readonly isVisible: () => boolean;
  readonly onVisibility: (listen: () => void) => () => void;
};

/** The clock of the drill that this window belongs to; null: the real one. */
let drill: DrillNow['clock'] | null = null;
export function followDrill(clockOfDrill: DrillNow['clock'] | null): void {
  drill = clockOfDrill;
}

export const clock: Clock = {
  now: () => (drill === null ? Date.now() : Math.floor(drill.shows + Math.max(0, Date.now() - drill.at) * drill.rate)),
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

/** In a drill, nobody reads a figure that changes more often than this. */
const readable: Milliseconds = second / 4;

/** For what counts on the screen: seconds of a drill pass as fast as the drill does. What waits for the person (a message that goes by itself) keeps to real time. */
export const countingClock: Clock = {
  ...clock,
  after: (delay, run) => clock.after(drill === null ? delay : drill.rate === 0 ? second : Math.max(readable, delay / drill.rate), run),
};
