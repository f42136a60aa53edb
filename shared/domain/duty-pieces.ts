import type { DutyInterval } from '../model/duty.ts';
import type { Instant, Milliseconds } from '../time/duration.ts';

/** A stretch of work, end exclusive. */
export type Piece = { readonly from: Instant; readonly to: Instant };

/**
 * Everything worked until `now`, in order and without overlap: time that two intervals cover counts once.
 * Intervals that touch are one piece. What lies after `now` does not count yet.
 */
export function mergePieces(intervals: readonly Pick<DutyInterval, 'from' | 'to'>[], now: Instant): readonly Piece[] {
  const known = intervals
    // What begins at this very moment is a piece already, without length.
    .filter(({ from, to }) => from <= now && from < (to ?? Infinity))
    .map(({ from, to }) => ({ from, to: Math.min(to ?? now, now) }))
    .toSorted((a, b) => a.from - b.from);
  const merged: { from: Instant; to: Instant }[] = [];
  for (const piece of known) {
    const last = merged.at(-1);
    if (last !== undefined && piece.from <= last.to) last.to = Math.max(last.to, piece.to);
    else merged.push({ ...piece });
  }
  return merged;
}

/** How much of `pieces` lies between two instants, in milliseconds. */
export function workedBetween(pieces: readonly Piece[], from: Instant, to: Instant): number {
  let worked = 0;
  for (let index = pieces.length - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    if (piece === undefined || piece.to <= from) break;
    worked += Math.max(0, Math.min(piece.to, to) - Math.max(piece.from, from));
  }
  return worked;
}

/** `pieces` without what lies in `holes`; both in order and disjoint. */
export function cutOut(pieces: readonly Piece[], holes: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece) => {
    const parts: Piece[] = [];
    let from = piece.from;
    for (const hole of holes) {
      if (hole.to <= from || hole.from >= piece.to) continue;
      if (hole.from > from) parts.push({ from, to: hole.from });
      from = Math.max(from, hole.to);
    }
    if (from < piece.to || piece.from === piece.to) parts.push({ from, to: piece.to });
    return parts;
  });
}

/** The newest pause longer than `longestBreak`; `to` null while it goes on. Null when there is none between or after the pieces. */
export function lastRest(pieces: readonly Piece[], working: boolean, longestBreak: Milliseconds, now: Instant): { readonly from: Instant; readonly to: Instant | null } | null {
  for (let index = pieces.length - 1; index >= 0; index -= 1) {
    const from = pieces[index]?.to ?? now;
    const next = pieces[index + 1]?.from;
    const to = next ?? (working ? from : now);
    if (to - from > longestBreak) return { from, to: next ?? null };
  }
  return null;
}
