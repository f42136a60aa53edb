import type { WatchEvent } from '../model/event.ts';

/** Newest first by event time; of equal times the later entry first: the order of the keyset. */
export function byNewest(a: WatchEvent, b: WatchEvent): number {
  return b.occurredAt - a.occurredAt || b.id - a.id;
}

/** Both lists as one, newest first, each event once. Later copies win: they are the same fact read again. */
export function mergeEvents(known: readonly WatchEvent[], read: readonly WatchEvent[]): readonly WatchEvent[] {
  const last = known.at(-1);
  const first = read[0];
  // The usual case, a further page, needs no sorting.
  if (last === undefined) return read;
  if (first === undefined) return known;
  if (byNewest(last, first) < 0) return [...known, ...read];
  return [...new Map([...known, ...read].map((event) => [event.id, event])).values()].sort(byNewest);
}
