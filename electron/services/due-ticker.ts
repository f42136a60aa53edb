import { hour, second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from './ports/clock.ts';

/** Further away, or longer past, a minute more or less says nothing. */
const near: Milliseconds = hour;

export type DueTickerOptions = {
  readonly clock: Clock;
  readonly next: () => { readonly dueAt: Instant } | null;
  /** Draws the countdown anew. */
  readonly draw: () => void;
};

/** What is due first of what is due at all. */
export function earliest<T extends { readonly dueAt: Instant }>(items: readonly (T | null)[]): T | null {
  return items.filter((item) => item !== null).toSorted((a, b) => a.dueAt - b.dueAt)[0] ?? null;
}

/** Counts down to what is due next, by the second while that is near, and by the minute otherwise; no timer at all while nothing is due. */
export function createDueTicker({ clock, next, draw }: DueTickerOptions) {
  let disarm: Disarm = () => {};

  function arm(): void {
    disarm();
    const item = next();
    const now = clock.now();
    const beat = item === null ? null : Math.abs(item.dueAt - now) < near ? second : 60 * second;
    disarm = beat === null ? () => {} : clock.after(beat - (now % beat), () => {
      draw();
      arm();
    });
  }

  return {
    /** What is due next has changed. */
    refresh(): void {
      draw();
      arm();
    },
    stop: (): void => disarm(),
  };
}
