import type { BreakRules } from '../policy/break-policy.ts';
import { minute, type Instant, type Milliseconds } from '../time/duration.ts';
import type { Piece } from './duty-pieces.ts';

/** One rule's count: incident work since the last pause of at least its break. */
export type BreakCounter = {
  readonly length: Milliseconds;
  readonly every: Milliseconds;
  readonly worked: Milliseconds;
  /** When the break fell due; null while it has not. */
  readonly dueAt: Instant | null;
};

/**
 * What each rule has counted by now. A pause is a break that was taken, time away, or simply no incident; one that goes on
 * counts with its length so far, so that time away turns into the break that was owed (A13, C25).
 * `work` is in order and disjoint, with pauses already cut out; what lies before `startedAt`, the end of the last full rest, is over.
 */
export function countBreaks(work: readonly Piece[], startedAt: Instant, rules: BreakRules, now: Instant): readonly BreakCounter[] {
  const pieces = work.filter(({ from, to }) => to > startedAt && from < now).map(({ from, to }) => ({ from: Math.max(from, startedAt), to: Math.min(to, now) }));
  return rules.every.map(({ workMinutes, breakMinutes }) => {
    const [every, length] = [workMinutes * minute, breakMinutes * minute];
    let worked = 0;
    let dueAt: Instant | null = null;
    for (const [index, piece] of pieces.entries()) {
      if (dueAt === null && worked + (piece.to - piece.from) >= every) dueAt = piece.from + (every - worked);
      worked += piece.to - piece.from;
      const pause = (pieces[index + 1]?.from ?? now) - piece.to;
      if (pause < length) continue;
      worked = 0;
      dueAt = null;
    }
    return { length, every, worked, dueAt };
  });
}
