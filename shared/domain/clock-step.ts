import { second, type Instant, type Milliseconds } from '../time/duration.ts';

/** The clocks of one tick. `uptime` counts sleep as well; null where the machine does not tell. */
export type ClockReading = {
  readonly wall: Instant;
  readonly monotonic: Milliseconds;
  readonly uptime: Milliseconds | null;
};

/**
 * `gap`: for `length` nobody was watching (sleep, a frozen process); `from` is the last tick before it.
 * `clock-step`: somebody set the wall clock by `by`; no time was lost.
 */
export type ClockFinding =
  | { readonly kind: 'none' }
  | { readonly kind: 'gap'; readonly from: Instant; readonly to: Instant; readonly length: Milliseconds; /** Somebody set the wall clock as well; 0: nobody did, as far as can be told. */ readonly stepped: Milliseconds }
  | { readonly kind: 'clock-step'; readonly by: Milliseconds; readonly at: Instant };

/** A tick is due every 15 s: three that are missing are a gap. */
export const gapAfter: Milliseconds = 45 * second;
/** NTP slews less than this; a person or a bad battery steps more. */
export const stepAfter: Milliseconds = 5 * second;

/**
 * What happened between two ticks (architecture, Time; faults 10 and 11). `suspended`: the system said that it slept.
 *
 * On Linux the monotonic clock stands still in sleep, so sleep and a clock set forward look alike: `uptime` tells them apart,
 * and without it a long jump is taken for sleep, which is the answer that never blames an endpoint.
 */
export function assessClocks(before: ClockReading, after: ClockReading, suspended: boolean): ClockFinding {
  const wall = after.wall - before.wall;
  const awake = after.monotonic - before.monotonic;
  const elapsed = before.uptime === null || after.uptime === null ? null : Math.max(awake, after.uptime - before.uptime);
  const jump = wall - awake;
  const lost = elapsed ?? (jump > gapAfter || suspended ? Math.max(awake, wall) : awake);
  const slept = suspended && Math.abs(jump) > stepAfter;
  const stepped = wall - lost;
  if (lost > gapAfter || slept) {
    // After a reported sleep the wall clock is believed: not every system counts sleep into its uptime.
    const set = !suspended && elapsed !== null && Math.abs(stepped) > stepAfter ? stepped : 0;
    return { kind: 'gap', from: before.wall, to: after.wall - set, length: Math.max(lost, 0), stepped: set };
  }
  return Math.abs(stepped) > stepAfter ? { kind: 'clock-step', by: stepped, at: after.wall } : { kind: 'none' };
}
