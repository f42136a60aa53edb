import type { Density, DensityQuery, TimelineFilter } from '../../../shared/model/timeline.ts';
import { parseWords, type WordQuery } from '../../../shared/domain/search-words.ts';
import { hour, type Instant } from '../../../shared/time/duration.ts';
import type { Connection } from '../open.ts';
import { scaleOf, type Scale } from './density-scale.ts';
import { createPlanner, type Condition, type Value } from './event-filter.ts';
import { walk } from './event-walk.ts';
import { createStatementCache } from './statement-cache.ts';

type Count = { readonly bucket: number; readonly total: number; readonly loud: number };
type Range = { readonly oldest: Instant | null; readonly newest: Instant | null };

/** So many events are counted one by one at the most; hits of words cost more. */
const eventsAtMost = 100_000;
const hitsAtMost = 20_000;
/** SQL's word for no limit. */
const all = -1;
const loud = "severity IN (1, 2) OR kind = 'check.down'";

function facetConditions({ kinds, sources, severities }: TimelineFilter): Condition {
  const facets = [['kind', kinds], ['source', sources], ['severity', severities]] as const;
  const asked = facets.filter(([, values]) => values.length > 0);
  return {
    sql: asked.map(([column, values]) => ` AND ${column} IN (${values.map(() => '?').join(', ')})`).join(''),
    values: asked.flatMap(([, values]): readonly Value[] => values),
  };
}

/** True when the counts by the hour can answer. */
function isCounted(filter: TimelineFilter, words: WordQuery | null): boolean {
  return words === null && filter.situationId === null && filter.incidentId === null && filter.checkId === null;
}

/** How many events fall into each stretch of time, newest counted first when there are too many. */
export function createDensityReader(connection: Connection): (query: DensityQuery, now: Instant) => Density {
  const plan = createPlanner(connection);
  const select = createStatementCache(connection);
  const selectRange = connection.prepare<[], Range>(`
    SELECT (SELECT position >> 20 FROM events ORDER BY position LIMIT 1) AS oldest, (SELECT position >> 20 FROM events ORDER BY position DESC LIMIT 1) AS newest`);

  /** Counts one by one; the instant from which on it counted when that was not everything. */
  function count(filter: TimelineFilter, scale: Scale, add: (count: Count) => void, most: number): Instant | undefined {
    const hits = walk(plan(filter, null), most);
    const rows = select<Count & { readonly oldest: Instant }>(
      `SELECT ((hits.position >> 20) - ?) / ? AS bucket, count(*) AS total, count(*) FILTER (WHERE ${loud}) AS loud, min(hits.position) >> 20 AS oldest
       FROM (${hits.sql}) AS hits CROSS JOIN events ON events.position = hits.position GROUP BY bucket`,
      [BigInt(scale.from), BigInt(scale.width), ...hits.values],
    );
    rows.forEach(add);
    const total = rows.reduce((sum, row) => sum + row.total, 0);
    return most === all || total < most ? undefined : Math.min(...rows.map(({ oldest }) => oldest));
  }

  function countHours(filter: TimelineFilter, first: Instant, end: Instant, scale: Scale, add: (count: Count) => void): void {
    const facets = facetConditions(filter);
    select<Count>(
      `SELECT (hour * ${hour} - ?) / ? AS bucket, sum(total) AS total, sum(total) FILTER (WHERE ${loud}) AS loud
       FROM event_hours WHERE hour >= ? AND hour < ?${facets.sql} GROUP BY bucket`,
      [BigInt(scale.from), BigInt(scale.width), first / hour, end / hour, ...facets.values],
    ).forEach(add);
  }

  return ({ filter, from: askedFrom, to: askedTo, buckets: wanted }, now) => {
    const { oldest, newest } = selectRange.get() ?? { oldest: null, newest: null };
    const to = Math.min(askedTo ?? Infinity, filter.to ?? Infinity, Math.max(now, (newest ?? 0) + 1));
    const from = Math.min(Math.max(askedFrom ?? 0, filter.from ?? 0, oldest ?? to - hour), to);
    const scale = scaleOf(from, to, wanted);
    const buckets = Array.from({ length: scale.count }, () => ({ total: 0, loud: 0 }));
    const add = ({ bucket, total, loud: ofThem }: Count): void => {
      const place = buckets[bucket];
      if (place === undefined) return;
      place.total += total;
      place.loud += ofThem ?? 0;
    };
    const within = (first: Instant, end: Instant, most: number) => count({ ...filter, from: first, to: end }, scale, add, most);

    const firstWhole = Math.ceil(from / hour) * hour;
    const lastWhole = Math.floor(to / hour) * hour;
    const words = parseWords(filter.text);
    let countedFrom: Instant | undefined;
    if (scale.width >= hour && firstWhole < lastWhole && isCounted(filter, words)) {
      countHours(filter, firstWhole, lastWhole, scale, add);
      within(from, firstWhole, all);
      within(lastWhole, to, all);
    } else {
      countedFrom = within(from, to, words === null ? eventsAtMost : hitsAtMost);
    }
    const density = { from: scale.from, to: scale.from + scale.width * scale.count, buckets };
    return countedFrom === undefined ? density : { ...density, countedFrom };
  };
}
