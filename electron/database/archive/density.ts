import { parseWords } from '../../../shared/domain/search-words.ts';
import type { Density, DensityQuery, TimelineFilter } from '../../../shared/model/timeline.ts';
import { hour, type Instant, type Milliseconds } from '../../../shared/time/duration.ts';
import type { Connection } from '../open.ts';
import { blocks, scaleOf, type Scale } from './density-scale.ts';
import { createPlanner, type Condition, type Plan, type Value } from './event-filter.ts';
import { hitsOf, walk } from './event-walk.ts';
import { createStatementCache } from './statement-cache.ts';

type Count = { readonly bucket: number; readonly total: number; readonly loud: number | null };
type Walked = Count & { readonly seen: number; readonly oldest: Instant };
type Range = { readonly oldest: Instant | null; readonly newest: Instant | null };

/** So many events are counted one by one at the most; hits of words cost more. */
const eventsAtMost = 100_000;
const hitsAtMost = 20_000;
/** SQL's word for no limit. */
const all = -1;
const loud = "(severity IN (1, 2) OR kind = 'check.down')";
const countsOf = new Map<Milliseconds, string>(blocks.map((length) => [length, length === hour ? 'event_hours' : 'event_days']));

function facetConditions({ kinds, sources, severities }: TimelineFilter): Condition {
  const facets = [['kind', kinds], ['source', sources], ['severity', severities]] as const;
  const asked = facets.filter(([, values]) => values.length > 0);
  return {
    sql: asked.map(([column, values]) => ` AND ${column} IN (${values.map(() => '?').join(', ')})`).join(''),
    values: asked.flatMap(([, values]): readonly Value[] => values),
  };
}

/** What of a plan is asked of each event after the walk, and the walk that is left. */
function walkAndAsk(plan: Plan, most: number): { readonly hits: Condition; readonly asked: Condition } {
  const many = plan.words === null || most === all ? null : hitsOf(plan, plan.words, most);
  if (many !== null) return many;
  return { hits: walk(plan, most), asked: { sql: 'true', values: [] } };
}

/** How many events fall into each stretch of time, newest counted first when there are too many. */
export function createDensityReader(connection: Connection, rare?: number): (query: DensityQuery, now: Instant) => Density {
  const plan = createPlanner(connection, rare);
  const select = createStatementCache(connection);
  const selectRange = connection.prepare<[], Range>(`
    SELECT (SELECT position >> 20 FROM events ORDER BY position LIMIT 1) AS oldest, (SELECT position >> 20 FROM events ORDER BY position DESC LIMIT 1) AS newest`);

  /** Counts one by one; returns the instant from which on it counted when that was not everything. */
  function count(filter: TimelineFilter, scale: Scale, add: (count: Count) => void, most: number): Instant | undefined {
    const { hits, asked } = walkAndAsk(plan(filter, null), most);
    const rows = select<Walked>(
      `SELECT ((hits.position >> 20) - ?) / ? AS bucket, count(*) AS seen, min(hits.position) >> 20 AS oldest,
         count(*) FILTER (WHERE ${asked.sql}) AS total, count(*) FILTER (WHERE ${asked.sql} AND ${loud}) AS loud
       FROM (${hits.sql}) AS hits CROSS JOIN events ON events.position = hits.position GROUP BY bucket`,
      [BigInt(scale.from), BigInt(scale.width), ...asked.values, ...asked.values, ...hits.values],
    );
    rows.forEach(add);
    const seen = rows.reduce((sum, row) => sum + row.seen, 0);
    return most === all || seen < most ? undefined : Math.min(...rows.map(({ oldest }) => oldest));
  }

  function countBlocks(block: Milliseconds, filter: TimelineFilter, first: Instant, end: Instant, scale: Scale, add: (count: Count) => void): void {
    const facets = facetConditions(filter);
    const column = block === hour ? 'hour' : 'day';
    select<Count>(
      `SELECT (${column} * ${block} - ?) / ? AS bucket, sum(total) AS total, sum(total) FILTER (WHERE ${loud}) AS loud
       FROM ${countsOf.get(block) ?? ''} WHERE ${column} >= ? AND ${column} < ?${facets.sql} GROUP BY bucket`,
      [BigInt(scale.from), BigInt(scale.width), first / block, end / block, ...facets.values],
    ).forEach(add);
  }

  /** Whole blocks from their counts, the edges from shorter blocks, and what is left one by one. */
  function cover(lengths: readonly Milliseconds[], filter: TimelineFilter, from: Instant, to: Instant, scale: Scale, add: (count: Count) => void): void {
    if (from >= to) return;
    const [block, ...shorter] = lengths;
    if (block === undefined) {
      count({ ...filter, from, to }, scale, add, all);
      return;
    }
    const first = Math.ceil(from / block) * block;
    const end = Math.floor(to / block) * block;
    if (first >= end) {
      cover(shorter, filter, from, to, scale, add);
      return;
    }
    countBlocks(block, filter, first, end, scale, add);
    cover(shorter, filter, from, first, scale, add);
    cover(shorter, filter, end, to, scale, add);
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

    const words = parseWords(filter.text);
    // A block lies in one bucket only where the buckets begin and end as blocks do.
    const usable = blocks.filter((length) => scale.width % length === 0 && scale.from % length === 0);
    const isCounted = words === null && filter.situationId === null && filter.incidentId === null && filter.checkId === null;
    let countedFrom: Instant | undefined;
    if (isCounted && usable.length > 0) cover(usable, filter, from, to, scale, add);
    else countedFrom = count({ ...filter, from, to }, scale, add, words === null ? eventsAtMost : hitsAtMost);
    const density = { from: scale.from, to: scale.from + scale.width * scale.count, buckets };
    return countedFrom === undefined ? density : { ...density, countedFrom };
  };
}
