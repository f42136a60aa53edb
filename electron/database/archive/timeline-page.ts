import type { TimelinePage, TimelineQuery } from '../../../shared/model/timeline.ts';
import { eventColumns, toEvent, type EventRow } from '../event-row.ts';
import type { Connection } from '../open.ts';
import { createPlanner, type Condition, type Plan } from './event-filter.ts';
import { newest, walk } from './event-walk.ts';
import { createStatementCache } from './statement-cache.ts';

function questionOf(plan: Plan, limit: number): Condition {
  if (plan.words === null && plan.driver === null) return newest(plan, eventColumns, limit);
  const { sql, values } = walk(plan, limit);
  return { sql: `SELECT ${eventColumns} FROM events WHERE position IN (${sql}) ORDER BY position DESC`, values };
}

/** One row more than the page holds says that there is another. */
export function pageOf(rows: readonly EventRow[], limit: number): TimelinePage {
  const events = rows.slice(0, limit).map(toEvent);
  const last = events.at(-1);
  return { events, next: rows.length > limit && last !== undefined ? { occurredAt: last.occurredAt, id: last.id } : null };
}

/** Reads pages of the timeline, newest first. */
export function createTimelineReader(connection: Connection, rare?: number): (query: TimelineQuery) => TimelinePage {
  const plan = createPlanner(connection, rare);
  const select = createStatementCache(connection);

  return ({ filter, before, limit }) => {
    const { sql, values } = questionOf(plan(filter, before), limit + 1);
    return pageOf(select<EventRow>(sql, values), limit);
  };
}
