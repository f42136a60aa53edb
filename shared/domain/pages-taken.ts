import type { DutyEntry } from '../model/duty.ts';
import type { WatchEvent } from '../model/event.ts';
import type { Page } from '../model/page-load.ts';
import type { Instant } from '../time/duration.ts';
import { standingEvents } from './corrected-events.ts';
import { mergePieces } from './duty-pieces.ts';
import { isNight } from './night-hours.ts';
import { entriesOf } from './run-entries.ts';

type Classified = { readonly verdict: NonNullable<Page['verdict']>; readonly wokeMe: boolean };

/** How each page was classified, by incident: the newest word that stands counts (A15). */
export function classifications(events: readonly WatchEvent[]): ReadonlyMap<string, Classified> {
  const said = entriesOf(standingEvents(events).map(({ event }) => event), 'run.classified');
  return new Map(said.flatMap(({ event, entry }) => (event.incidentId === null ? [] : [[event.incidentId, entry] as const])));
}

/**
 * The incidents that the person took, the oldest first, out of their hours: several acknowledgements of one are one page.
 * A page that still goes on has lost the time until `now`.
 */
export function pagesTaken(
  entries: readonly Pick<DutyEntry, 'source' | 'from' | 'to' | 'note' | 'incidentId'>[],
  classified: ReadonlyMap<string, Classified>,
  serviceOf: (incidentId: string) => string | null,
  zone: string,
  now: Instant,
): readonly Page[] {
  const shifts = entries.filter(({ source }) => source === 'declared');
  const atWork = (at: Instant) => shifts.some(({ from, to }) => from <= at && at < (to ?? Infinity));
  const incidents = entries.filter(({ source, from }) => source === 'incident' && from <= now);
  const ids = [...new Set(incidents.flatMap(({ incidentId }) => incidentId ?? []))];
  return ids
    .map((incidentId): Page => {
      const spans = incidents.filter((entry) => entry.incidentId === incidentId);
      const [first] = spans.toSorted((a, b) => a.from - b.from);
      const at = first?.from ?? now;
      const lost = mergePieces(spans, now).reduce((sum, { from, to }) => sum + to - from, 0);
      const said = classified.get(incidentId);
      const night = said?.wokeMe === true || (isNight(at, zone) && !atWork(at));
      return { incidentId, title: first?.note ?? '', service: serviceOf(incidentId), at, lost, night, verdict: said?.verdict ?? null };
    })
    .toSorted((a, b) => a.at - b.at || a.incidentId.localeCompare(b.incidentId));
}
