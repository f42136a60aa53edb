import type { Incident } from '../../../shared/model/incident.ts';
import type { EventKind, WatchEvent } from '../../../shared/model/event.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import type { Connection } from '../open.ts';
import { createFactRepository } from '../repositories/fact-repository.ts';

/** So many are listed in a handoff at the most. */
const mostResolved = 500;

export type ShiftFactsQuery = { readonly from: Instant; readonly kinds: readonly EventKind[] };
export type ShiftFacts = { readonly events: readonly WatchEvent[]; readonly resolved: readonly Incident[] };

/** What happened since an instant: events of some kinds in the order in which they were logged, and what was resolved, the newest first. */
export function createShiftFactsReader(connection: Connection): (query: ShiftFactsQuery) => ShiftFacts {
  const facts = createFactRepository(connection);
  const selectOver = connection.prepare<[number], { readonly incident: string }>('SELECT incident FROM incidents WHERE open = 0 AND updated_at_ms >= ?');
  return ({ from, kinds }) => {
    const over = selectOver.all(Math.round(from)).map(({ incident }): Incident => JSON.parse(incident));
    const resolved = over.filter(({ status, resolvedAt, updatedAt }) => status === 'resolved' && (resolvedAt ?? updatedAt) >= from);
    return { events: facts.ofKinds(kinds, from), resolved: resolved.toSorted((a, b) => (b.resolvedAt ?? b.updatedAt) - (a.resolvedAt ?? a.updatedAt)).slice(0, mostResolved) };
  };
}
