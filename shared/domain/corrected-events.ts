import type { WatchEvent } from '../model/event.ts';

/** A fact as it stands after its corrections, with the ones it went through. */
export type StandingEvent = {
  /** The newest wording, under the id and with the logged time of the first. */
  readonly event: WatchEvent;
  /** What it said before, the oldest first; empty when nobody touched it. */
  readonly earlier: readonly WatchEvent[];
};

/** True for a correction that strikes its event out: it stays on record and counts no more. */
export function isStruck(event: WatchEvent): boolean {
  return typeof event.payload === 'object' && event.payload !== null && 'struck' in event.payload && event.payload.struck === true;
}

/**
 * Facts in the order in which they happened, each as its newest correction says it; what was struck out is left out (A22).
 * A correction may point at the first wording or at another correction of it. Ties keep the order in which they were logged.
 */
export function standingEvents(events: readonly WatchEvent[]): readonly StandingEvent[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  const versions = new Map<number, WatchEvent[]>();
  for (const event of events.toSorted((a, b) => a.id - b.id)) {
    const root = rootOf(event, byId);
    versions.set(root, [...(versions.get(root) ?? []), event]);
  }
  return [...versions.entries()]
    .flatMap(([id, list]): readonly StandingEvent[] => {
      const newest = list.at(-1);
      const first = list[0];
      if (newest === undefined || first === undefined || isStruck(newest)) return [];
      return [{ event: { ...newest, id, recordedAt: first.recordedAt }, earlier: list.slice(0, -1) }];
    })
    .toSorted((a, b) => a.event.occurredAt - b.event.occurredAt || a.event.id - b.event.id);
}

/** Follows corrections to the first wording; a correction of something that is not here stands by itself. */
function rootOf(event: WatchEvent, byId: ReadonlyMap<number, WatchEvent>): number {
  let at = event;
  const seen = new Set<number>();
  while (at.corrects !== null && !seen.has(at.id)) {
    seen.add(at.id);
    const earlier = byId.get(at.corrects);
    if (earlier === undefined) return at.corrects;
    at = earlier;
  }
  return at.id;
}
