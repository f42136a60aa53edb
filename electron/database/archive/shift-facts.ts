import type { Incident } from '../../../shared/model/incident.ts';
import type { EventKind, WatchEvent } from '../../../shared/model/event.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import { eventColumns, toEvent, type EventRow } from '../event-row.ts';
import type { Connection } from '../open.ts';
import { createFactRepository } from '../repositories/fact-repository.ts';

/** So many are listed in a handoff at the most. */
const mostResolved = 500;

export type ShiftFactsQuery = { readonly from: Instant; readonly kinds: readonly EventKind[]; readonly lasting: readonly EventKind[] };
export type ShiftFacts = { readonly events: readonly WatchEvent[]; readonly resolved: readonly Incident[]; readonly said: readonly WatchEvent[] };

/** What happened since an instant: events of some kinds in the order in which they were logged, what was resolved, the newest first, and what of some kinds was said of that at any time. */
export function createShiftFactsReader(connection: Connection): (query: ShiftFactsQuery) => ShiftFacts {
  const facts = createFactRepository(connection);
  const selectOver = connection.prepare<[number], { readonly incident: string }>('SELECT incident FROM incidents WHERE open = 0 AND updated_at_ms >= ?');
  const selectSaid = connection.prepare<[string, string], EventRow>(`SELECT ${eventColumns} FROM events WHERE incident_id = ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY id`);
  return ({ from, kinds, lasting }) => {
    const over = selectOver.all(Math.round(from)).map(({ incident }): Incident => JSON.parse(incident));
    const resolved = over.filter(({ status, resolvedAt, updatedAt }) => status === 'resolved' && (resolvedAt ?? updatedAt) >= from).toSorted((a, b) => (b.resolvedAt ?? b.updatedAt) - (a.resolvedAt ?? a.updatedAt)).slice(0, mostResolved);
    const said = resolved.flatMap(({ id }) => selectSaid.all(id, JSON.stringify(lasting)).map(toEvent));
    return { events: facts.ofKinds(kinds, from), resolved, said };
  };
}
