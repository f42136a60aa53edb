import { isBlind, type SourceId, type SourceState } from '../model/source.ts';
import type { Instant } from '../time/duration.ts';

/**
 * Whether an empty list of situations may be shown as calm (promise 1: never a false calm).
 * `blind`: something we look through does not show us anything. `starting`: a lookout has not answered yet.
 * `unproved`: all is seen, but what carries it to a person has not been proved since the start.
 * `unwatched`: nothing is configured, so nothing could ever be seen. `calm`: every lookout is fresh.
 */
export type Calm =
  | { readonly state: 'blind'; readonly sources: readonly SourceState[] }
  | { readonly state: 'starting'; readonly answered: number; readonly expected: number }
  | { readonly state: 'unproved'; readonly sources: readonly SourceState[] }
  | { readonly state: 'unwatched' }
  | { readonly state: 'calm'; readonly fresh: number; readonly checkedAt: Instant | null };

/** What the outside world is seen through; the others only carry what was seen. */
const lookouts: ReadonlySet<SourceId> = new Set(['pagerduty', 'checks', 'network']);

/** Judges the sources. Calm needs every one that is not `off` to be fresh; an empty list is no calm. */
export function assessCalm(sources: readonly SourceState[]): Calm {
  const blind = sources.filter(isBlind);
  if (blind.length > 0) return { state: 'blind', sources: blind };
  const watched = sources.filter(({ source, condition }) => (source === 'pagerduty' || source === 'checks') && condition !== 'off');
  if (sources.length > 0 && watched.length === 0) return { state: 'unwatched' };
  const expected = sources.filter(({ condition }) => condition !== 'off');
  const fresh = expected.filter(({ condition }) => condition === 'fresh');
  const waiting = expected.some(({ source, condition }) => lookouts.has(source) && condition !== 'fresh');
  if (sources.length === 0 || waiting) return { state: 'starting', answered: fresh.length, expected: expected.length };
  if (fresh.length < expected.length) return { state: 'unproved', sources: expected.filter(({ condition }) => condition !== 'fresh') };
  return { state: 'calm', fresh: fresh.length, checkedAt: oldestLook(fresh) };
}

/** The oldest of the newest looks: calm is only as young as its stalest source. Our network is asked only when something fails, so its look may be old and true. */
function oldestLook(fresh: readonly SourceState[]): Instant | null {
  const looks = fresh.flatMap(({ source, lastGoodAt }) => (lookouts.has(source) && source !== 'network' && lastGoodAt !== null ? [lastGoodAt] : []));
  return looks.length === 0 ? null : Math.min(...looks);
}
