import type { TimelineCursor, TimelineFilter } from '../../../shared/model/timeline.ts';
import type { Connection } from '../open.ts';
import { createWordMatcher } from './word-match.ts';

export type Value = string | number | bigint;
export type Condition = { readonly sql: string; readonly values: readonly Value[] };

/**
 * One way to walk through the events of a filter, newest first: an index and the values to look up in it. `isRare`: that is cheaper than to walk
 * through the hits of a word.
 */
export type Driver = { readonly index: string; readonly column: string; readonly values: readonly Value[]; readonly total: number; readonly isRare: boolean };

/** A filter in the terms of SQL: what bounds the walk, what is asked of each event, and the ways to walk. */
export type Plan = {
  /** Bounds on `position`. */
  readonly bounds: Condition;
  readonly conditions: Condition;
  /** The rarest filter; null when there is none. */
  readonly driver: Driver | null;
  /** A full-text query; null: no words are looked for. */
  readonly words: string | null;
};

/** Events of a filter are rare up to this many. */
export const rareAtMost = 5000;
const latestPosition = (1n << 63n) - 1n;
const latestInstant = (1n << 43n) - 1n;

/** The first position of a millisecond (see migration 0001). */
export function positionAt(instant: number): bigint {
  const whole = BigInt(Math.ceil(Math.min(Math.max(instant, 0), 1e15)));
  return whole > latestInstant ? latestPosition : whole << 20n;
}

function list(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

function all(conditions: readonly Condition[]): Condition {
  return { sql: conditions.map(({ sql }) => ` AND ${sql}`).join(''), values: conditions.flatMap(({ values }) => values) };
}

function boundsOf(filter: TimelineFilter, before: TimelineCursor | null): Condition {
  const bounds: Condition[] = [];
  if (filter.from !== null) bounds.push({ sql: 'position >= ?', values: [positionAt(filter.from)] });
  if (filter.to !== null) bounds.push({ sql: 'position < ?', values: [positionAt(filter.to)] });
  if (before !== null) {
    const place = positionAt(before.occurredAt);
    bounds.push({ sql: 'position < coalesce((SELECT position FROM events WHERE id = ? AND occurred_at_ms = ?), ?)', values: [before.id, before.occurredAt, place] });
  }
  return all(bounds);
}

/** Reads filters on a connection. */
export function createPlanner(connection: Connection, rare: number = rareAtMost): (filter: TimelineFilter, before: TimelineCursor | null) => Plan {
  const facet = (column: string) => connection.prepare<[string], { readonly total: number }>(
    `SELECT coalesce(sum(total), 0) AS total FROM event_totals WHERE ${column} IN (SELECT value FROM json_each(?))`,
  );
  const byId = (column: string) => connection.prepare<[string], { readonly total: number }>(
    `SELECT count(*) AS total FROM (SELECT 1 FROM events WHERE ${column} = ? LIMIT ${rare + 1})`,
  );
  const matchWords = createWordMatcher(connection);
  const facets = { kind: facet('kind'), source: facet('source'), severity: facet('severity') };
  const ids = { situation: byId('situation_id'), incident: byId('incident_id'), check: byId('check_id') };

  function facetDriver(column: keyof typeof facets, values: readonly Value[]): Driver | null {
    if (values.length === 0) return null;
    const wanted = [...new Set(values)];
    const total = facets[column].get(JSON.stringify(wanted))?.total ?? 0;
    return { index: `events_by_${column}`, column, values: wanted, total, isRare: total <= rare };
  }
  function idDriver(name: keyof typeof ids, id: string | null): Driver | null {
    if (id === null) return null;
    const total = ids[name].get(id)?.total ?? 0;
    return { index: `events_by_${name}`, column: `${name}_id`, values: [id], total, isRare: total <= rare };
  }

  return (filter, before) => {
    const drivers = [
      idDriver('situation', filter.situationId),
      idDriver('incident', filter.incidentId),
      idDriver('check', filter.checkId),
      facetDriver('kind', filter.kinds),
      facetDriver('source', filter.sources),
      facetDriver('severity', filter.severities),
    ].filter((driver) => driver !== null);
    const [first, ...others] = drivers.toSorted((one, other) => one.total - other.total);
    const conditions = all(others.map(({ column, values }) => ({ sql: `${column} IN (${list(values)})`, values })));
    return { bounds: boundsOf(filter, before), conditions, driver: first ?? null, words: matchWords(filter.text) };
  };
}
