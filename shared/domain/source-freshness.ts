import type { SourceId, SourceState } from '../model/source.ts';
import type { Instant, Milliseconds } from '../time/duration.ts';

export type SourceFacts = {
  readonly source: SourceId;
  /** When the last good answer came, on our clock, and how much time has really passed since; null: there was none. */
  readonly lastGood: { readonly at: Instant; readonly age: Milliseconds } | null;
  /** How old a good answer may be. */
  readonly freshFor: Milliseconds;
  /** Why the last attempt failed; null when it did not, or there was none. */
  readonly failure: string | null;
  /** The other side does not accept us at all. */
  readonly refusal: string | null;
};

/** How far a source can be trusted at `now`, given what held before, and for how long that stands. (promise 1) */
export function assessSource(facts: SourceFacts, before: SourceState | null, now: Instant): { readonly state: SourceState; readonly holdsFor: Milliseconds } {
  const { condition, reason, holdsFor } = judge(facts);
  const since = before !== null && before.condition === condition ? before.since : now;
  return { state: { source: facts.source, condition, lastGoodAt: facts.lastGood?.at ?? null, since, reason }, holdsFor };
}

function judge({ lastGood, freshFor, failure, refusal }: SourceFacts): { readonly condition: SourceState['condition']; readonly reason: string; readonly holdsFor: Milliseconds } {
  if (refusal !== null) return { condition: 'refused', reason: refusal, holdsFor: Infinity };
  if (lastGood === null) return failure === null ? { condition: 'starting', reason: '', holdsFor: Infinity } : { condition: 'failing', reason: failure, holdsFor: Infinity };
  if (lastGood.age < freshFor) return { condition: 'fresh', reason: '', holdsFor: freshFor - lastGood.age };
  return { condition: 'stale', reason: failure ?? 'No answer for longer than expected. What is shown may be out of date.', holdsFor: Infinity };
}
