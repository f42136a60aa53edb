import type { OnShift } from './routine-plan.ts';
import type { OwnShift } from './shift-changes.ts';
import type { Instant } from '../time/duration.ts';

/** Later than any shift: without end. */
const farthest = Date.UTC(2200, 0, 1);

/**
 * When the person is on shift: as primary by schedule, and whatever hours they declared. A secondary is at hand and has no routines until
 * they begin a shift of their own (runbook L27-L48).
 */
export function timesOnShift(own: readonly OwnShift[], declared: readonly { readonly from: Instant; readonly to: Instant | null }[]): readonly OnShift[] {
  return [
    ...own.filter(({ seat }) => seat.startsWith('primary')).map(({ from, to }) => ({ from, to: to >= farthest ? null : to, scheduled: true })),
    ...declared.map(({ from, to }) => ({ from, to, scheduled: false })),
  ];
}
