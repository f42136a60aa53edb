import type { Situation } from '../model/situation.ts';
import type { Instant } from '../time/duration.ts';
import type { SituationChange } from './situation-merge.ts';
import { byUrgency } from './situation-order.ts';

/** Where `situation` stands, or would stand, in an ordered list. */
function placeOf(ordered: readonly Situation[], situation: Situation): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = ordered[middle];
    if (other !== undefined && other.id !== situation.id && byUrgency(other, situation) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Few changes are put in their places; many are sorted in one go. */
const fewChanges = 64;

/** Situations in the order in which they need a person, kept through changes without sorting thousands anew. */
export function createUrgencyList(initial: readonly Situation[]) {
  let ordered: readonly Situation[] = [...initial].sort(byUrgency);

  return {
    /** A new array after each change, so that whoever holds an older one is not surprised. */
    all: (): readonly Situation[] => ordered,
    take(changes: readonly SituationChange[]): void {
      const next = [...ordered];
      if (changes.length > fewChanges) {
        const touched = new Set(changes.flatMap(({ before, after }) => [before?.id, after?.id]));
        const others = next.filter(({ id }) => !touched.has(id));
        ordered = [...others, ...changes.flatMap(({ after }) => (after === null ? [] : [after]))].sort(byUrgency);
        return;
      }
      for (const { before, after } of changes) {
        if (before !== null) {
          const place = placeOf(next, before);
          if (next[place]?.id === before.id) next.splice(place, 1);
        }
        if (after !== null) next.splice(placeOf(next, after), 0, after);
      }
      ordered = next;
    },
    /** Forgets those that were resolved before `since`, and names them. */
    dropResolvedBefore(since: Instant): readonly string[] {
      // The resolved stand last, the oldest at the very end.
      let keep = ordered.length;
      while (keep > 0 && (ordered[keep - 1]?.resolvedAt ?? since) < since) keep -= 1;
      if (keep === ordered.length) return [];
      const dropped = ordered.slice(keep).map(({ id }) => id);
      ordered = ordered.slice(0, keep);
      return dropped;
    },
  };
}
