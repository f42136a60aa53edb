import { elapsedDay, hour, type Instant, type Milliseconds } from '../time/duration.ts';
import type { OwnShift } from './shift-changes.ts';

/** A moment at which somebody wants to hear that a shift begins or ends soon. */
export type ShiftMark = { readonly shift: OwnShift; readonly edge: 'start' | 'end'; readonly edgeAt: Instant; readonly at: Instant };

const leads: readonly Milliseconds[] = [elapsedDay, hour];

/**
 * The marks in (`after`, `now`], one day and one hour before each start and end; of several for one edge the last counts, and none for
 * what has passed. A shift that follows another of the same seat at once is no news at the seam, and no end is told before its start.
 */
export function shiftMarks(shifts: readonly OwnShift[], after: Instant, now: Instant): readonly ShiftMark[] {
  return shifts.flatMap((shift) => {
    const seam = (at: Instant, side: 'from' | 'to') => shifts.some((other) => other !== shift && other.seat === shift.seat && other[side] === at);
    const edges = [
      ...(seam(shift.from, 'to') ? [] : [{ edge: 'start' as const, edgeAt: shift.from }]),
      ...(seam(shift.to, 'from') ? [] : [{ edge: 'end' as const, edgeAt: shift.to }]),
    ];
    return edges.flatMap(({ edge, edgeAt }) => {
      const at = leads.map((lead) => edgeAt - lead).findLast((mark) => mark <= now && (edge === 'start' || mark >= shift.from));
      return at === undefined || at <= after || edgeAt <= now ? [] : [{ shift, edge, edgeAt, at }];
    });
  });
}
