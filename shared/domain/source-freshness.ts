import type { BlindReason } from '../model/blind.ts';
import type { SourceId, SourceState } from '../model/source.ts';
import { second, type Instant, type Milliseconds } from '../time/duration.ts';

export type SourceFailure = { readonly reason: string; readonly cause: BlindReason };

export type SourceFacts = {
  readonly source: SourceId;
  /** When the last good answer came, on our clock, and how much time has really passed since; null: there was none. */
  readonly lastGood: { readonly at: Instant; readonly age: Milliseconds } | null;
  /** How old a good answer may be. */
  readonly freshFor: Milliseconds;
  /** Why the last attempt failed; null when it did not, or there was none. */
  readonly failure: SourceFailure | null;
  /** The other side does not accept us at all. */
  readonly refusal: string | null;
};

/** An age on the screen is off by no more than this. */
const toldAgainAfter: Milliseconds = 15 * second;

/** Whether `next` is to be told after `told`: another condition or reason, or a good look that is so much newer that the age shown would be wrong. (promise 1) */
export function isNews(told: SourceState | null, next: SourceState): boolean {
  if (told === null || told.condition !== next.condition || told.reason !== next.reason) return true;
  return next.condition === 'fresh' && (next.lastGoodAt ?? 0) - (told.lastGoodAt ?? 0) >= toldAgainAfter;
}

/** How far a source can be trusted at `now`, given what held before, and for how long that stands. (promise 1) */
export function assessSource(facts: SourceFacts, before: SourceState | null, now: Instant): { readonly state: SourceState; readonly holdsFor: Milliseconds } {
  const { condition, failure, holdsFor } = judge(facts);
  // Who never answered has not answered since we first asked.
  const goesOn = before !== null && (before.condition === condition || (before.condition === 'starting' && condition === 'failing'));
  const state = { source: facts.source, condition, lastGoodAt: facts.lastGood?.at ?? null, since: goesOn ? before.since : now, reason: failure?.reason ?? '' };
  return { state: failure === null ? state : { ...state, cause: failure.cause }, holdsFor };
}

type Judgement = { readonly condition: SourceState['condition']; readonly failure: SourceFailure | null; readonly holdsFor: Milliseconds };

function judge({ lastGood, freshFor, failure, refusal }: SourceFacts): Judgement {
  if (refusal !== null) return { condition: 'refused', failure: { reason: refusal, cause: 'token-refused' }, holdsFor: Infinity };
  if (lastGood === null) return { condition: failure === null ? 'starting' : 'failing', failure, holdsFor: Infinity };
  if (lastGood.age < freshFor) return { condition: 'fresh', failure: null, holdsFor: freshFor - lastGood.age };
  return { condition: 'stale', failure: failure ?? unanswered, holdsFor: Infinity };
}

const unanswered: SourceFailure = { reason: 'No answer for longer than expected. What is shown may be out of date.', cause: 'no-answer' };
