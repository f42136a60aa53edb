import type { Emergency } from '../model/duty.ts';
import type { DutyLimits } from '../policy/duty-policy.ts';
import { minute, type Instant, type Milliseconds } from '../time/duration.ts';
import { workedBetween, type Piece } from './duty-pieces.ts';

/** Work since the last full rest (C20). */
export type DutyBlock = {
  readonly startedAt: Instant;
  readonly worked: Milliseconds;
  /** The rest that ends it: longer once emergency rules were used in it (C24). */
  readonly restNeeded: Milliseconds;
};

/** A rest that is being taken, or was taken before the present shift. */
export type Rest = {
  readonly since: Instant;
  /** Work in it that was too little to end it (C22). */
  readonly interrupted: Milliseconds;
  /** Time in it of which nobody has said yet whether it was rest. */
  readonly unaccounted: Milliseconds;
};

export type BlockStanding = {
  /** Null once the rest is complete, and before anything was worked. */
  readonly block: DutyBlock | null;
  /** The rest that goes on now, interruptions and all; null while working has ended it or nothing was ever worked. */
  readonly rest: Rest | null;
  /** The net length of the rest before the shift that goes on now; null when that is not known or no shift goes on. */
  readonly restBefore: Milliseconds | null;
};

type Walk = {
  block: { startedAt: Instant; worked: Milliseconds; emergency: boolean } | null;
  rest: { since: Instant; interrupted: Milliseconds } | null;
  restBefore: Milliseconds | null;
};

/** Everything worked until now, in order; what is neither work nor rest, likewise and apart from it; and the rules. */
type Course = {
  readonly pieces: readonly Piece[];
  readonly unaccounted: readonly Piece[];
  readonly emergencies: readonly Emergency[];
  readonly limits: DutyLimits;
  /** Whether the last piece is still going on. */
  readonly working: boolean;
};

/**
 * Walks through everything worked until `now`. Work ends a rest once it adds up to `restEndedByMinutes` in it;
 * less is an interruption: it counts as work, does not count as rest, and the rest goes on after it (C22).
 * A rest that is long enough ends the block. Time that is unaccounted for is neither: it does not count, and the rest goes on after it.
 */
export function walkBlocks(course: Course, now: Instant): BlockStanding {
  const { pieces, unaccounted, limits, working } = course;
  const walk: Walk = { block: null, rest: null, restBefore: null };
  for (const piece of pieces) takePiece(walk, piece, course);
  if (walk.rest !== null && walk.block !== null && restNet(walk.rest, now, unaccounted) >= needed(walk.block, limits)) walk.block = null;
  const { block, rest } = walk;
  const endedRest = rest === null || (working && rest.since >= now);
  return {
    block: block === null ? null : { startedAt: block.startedAt, worked: block.worked, restNeeded: needed(block, limits) },
    rest: endedRest ? null : { since: rest.since, interrupted: rest.interrupted, unaccounted: workedBetween(unaccounted, rest.since, now) },
    restBefore: working && endedRest ? walk.restBefore : null,
  };
}

function takePiece(walk: Walk, piece: Piece, { unaccounted, emergencies, limits }: Course): void {
  const length = piece.to - piece.from;
  const net = walk.rest === null ? null : restNet(walk.rest, piece.from, unaccounted);
  if (walk.block !== null && net !== null && net >= needed(walk.block, limits)) walk.block = null;
  if (walk.rest !== null && walk.rest.interrupted + length < limits.restEndedByMinutes * minute) {
    walk.rest.interrupted += length;
    if (walk.block !== null) grow(walk.block, piece, emergencies);
    return;
  }
  if (net === null || net > limits.breakUpToMinutes * minute) walk.restBefore = net;
  walk.block ??= { startedAt: piece.from, worked: 0, emergency: false };
  grow(walk.block, piece, emergencies);
  walk.rest = { since: piece.to, interrupted: 0 };
}

function grow(block: NonNullable<Walk['block']>, piece: Piece, emergencies: readonly Emergency[]): void {
  block.worked += piece.to - piece.from;
  block.emergency ||= emergencies.some(({ from, to }) => from < piece.to && (to ?? Infinity) > piece.from);
}

function needed(block: NonNullable<Walk['block']>, limits: DutyLimits): Milliseconds {
  return (block.emergency ? limits.emergency : limits.usual).restMinutes * minute;
}

function restNet({ since, interrupted }: NonNullable<Walk['rest']>, at: Instant, unaccounted: readonly Piece[]): Milliseconds {
  return at - since - interrupted - workedBetween(unaccounted, since, at);
}
