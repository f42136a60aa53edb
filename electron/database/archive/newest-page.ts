import { TimelineFilterSchema, type TimelinePage, type TimelineQuery } from '../../../shared/model/timeline.ts';
import { eventColumns, type EventRow } from '../event-row.ts';
import type { Connection } from '../open.ts';
import { pageOf } from './timeline-page.ts';

/** In the order of the schema, so that the same is written the same. */
const wordsOf = (filter: unknown): string => JSON.stringify(TimelineFilterSchema.parse(filter));
const everything = wordsOf({});

/** The newest events of all, which any connection reads in a fraction of a millisecond; null: the question asks for more than that. */
export function createNewestReader(connection: Connection): (query: TimelineQuery) => TimelinePage | null {
  const select = connection.prepare<[number], EventRow>(`SELECT ${eventColumns} FROM events ORDER BY position DESC LIMIT ?`);
  return ({ filter, before, limit }) => (before === null && wordsOf(filter) === everything ? pageOf(select.all(limit + 1), limit) : null);
}
