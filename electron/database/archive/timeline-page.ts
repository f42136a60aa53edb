import type { TimelinePage, TimelineQuery } from '../../../shared/model/timeline.ts';
import { eventColumns, toEvent, type EventRow } from '../event-row.ts';
import type { Connection } from '../open.ts';
import { createPlanner } from './event-filter.ts';
import { walk } from './event-walk.ts';
import { createStatementCache } from './statement-cache.ts';

/** Reads pages of the timeline, newest first. */
export function createTimelineReader(connection: Connection): (query: TimelineQuery) => TimelinePage {
  const plan = createPlanner(connection);
  const select = createStatementCache(connection);

  return ({ filter, before, limit }) => {
    const { sql, values } = walk(plan(filter, before), limit + 1);
    const rows = select<EventRow>(`SELECT ${eventColumns} FROM events WHERE position IN (${sql}) ORDER BY position DESC`, values);
    const events = rows.slice(0, limit).map(toEvent);
    const last = events.at(-1);
    const next = rows.length > limit && last !== undefined ? { occurredAt: last.occurredAt, id: last.id } : null;
    return { events, next };
  };
}
