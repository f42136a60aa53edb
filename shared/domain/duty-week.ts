import { elapsedDay, type Instant, type Milliseconds } from '../time/duration.ts';
import { workedBetween, type Piece } from './duty-pieces.ts';

/** A rolling week: 168 elapsed hours, whatever the calendar and the clocks do (C21). */
export const rollingWeek: Milliseconds = 7 * elapsedDay;

/**
 * When the work of the last 168 h reaches `cap`, if work goes on without a pause from `now`; `now` when it has.
 * Work that leaves the window at the other end makes room: the answer walks from edge to edge and is exact.
 * Null when it never does within a week, which only a cap of a whole week allows.
 */
export function weekReaches(pieces: readonly Piece[], cap: Milliseconds, now: Instant): Instant | null {
  let at = now;
  let worked = workedBetween(pieces, now - rollingWeek, now);
  if (worked >= cap) return now;
  const leaving = pieces.filter(({ to }) => to > now - rollingWeek);
  for (const piece of [...leaving, { from: now, to: now + rollingWeek }]) {
    // Until this piece begins to leave the window every minute adds one.
    const begins = Math.max(piece.from + rollingWeek, at);
    if (worked + (begins - at) >= cap) return at + (cap - worked);
    worked += begins - at;
    // While it leaves, what is added at one end goes at the other.
    at = Math.max(piece.to + rollingWeek, begins);
    if (at > now + rollingWeek) return null;
  }
  return null;
}

/** When the work of the last 168 h falls below `cap`, if nothing is worked from `now`; `now` when it is below. */
export function weekFallsBelow(pieces: readonly Piece[], cap: Milliseconds, now: Instant): Instant {
  let over = workedBetween(pieces, now - rollingWeek, now) - cap;
  if (over < 0) return now;
  for (const piece of pieces) {
    const length = piece.to - Math.max(piece.from, now - rollingWeek);
    if (length <= 0) continue;
    // At the cap itself it still holds: below is one millisecond of work less.
    if (length > over) return Math.max(piece.from, now - rollingWeek) + over + rollingWeek + 1;
    over -= length;
  }
  return now + rollingWeek;
}
