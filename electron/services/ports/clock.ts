import type { Instant, Milliseconds } from '../../../shared/time/duration.ts';

/** Calls off what was armed; calling it twice is harmless. */
export type Disarm = () => void;

/** The only source of time. Delays may be of any length (longer than 24.8 days too). */
export interface Clock {
  /** Wall clock, which people and NTP may step. */
  now(): Instant;
  /** Never steps back; use it for elapsed time, timeouts and schedules. */
  monotonic(): Milliseconds;
  /** Runs once when the wall clock reaches `instant` (at once when that is past), re-checked after steps and sleep. */
  at(instant: Instant, run: () => void): Disarm;
  /** Runs once after an elapsed delay. */
  after(delay: Milliseconds, run: () => void): Disarm;
}
