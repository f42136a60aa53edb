import type { TimelineFilter, TimelinePage, TimelineQuery } from '../../../shared/model/timeline.ts';
import { eventColumns, type EventRow } from '../event-row.ts';
import type { Connection } from '../open.ts';
import { pageOf } from './timeline-page.ts';

function isEverything({ kinds, sources, severities, situationId, incidentId, checkId, text, from, to }: TimelineFilter): boolean {
  const lists = [kinds, sources, severities];
  return lists.every((list) => list.length === 0) && [situationId, incidentId, checkId, from, to].every((value) => value === null) && text === '';
}

/** The newest events of all, which any connection reads in a fraction of a millisecond; null: the question asks for more than that. */
export function createNewestReader(connection: Connection): (query: TimelineQuery) => TimelinePage | null {
  const select = connection.prepare<[number], EventRow>(`SELECT ${eventColumns} FROM events ORDER BY position DESC LIMIT ?`);
  return ({ filter, before, limit }) => (before === null && isEverything(filter) ? pageOf(select.all(limit + 1), limit) : null);
}
