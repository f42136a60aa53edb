import type { Instant } from '../../shared/time/duration.ts';
import { invalid, refuse, type Answer } from './exchange.ts';

const furthest = 10_000;

/** Classic paging: `more` says whether to go on, `total` is null unless asked for. Pages are cut from the list as it is now, so rows shift. */
export function paged<T>(query: URLSearchParams, name: string, rows: readonly T[], show: (row: T) => unknown): Answer {
  const limit = numberIn(query, 'limit', 25);
  const offset = numberIn(query, 'offset', 0);
  if (limit === null || limit < 1 || limit > 100) return invalid('Limit must be between 1 and 100');
  if (offset === null || offset < 0) return invalid('Offset must not be negative');
  if (offset + limit > furthest) return refuse(400, 2002, 'Arguments Caused Error', [`Offset+limit exceeds maximum allowed value of ${furthest}`]);
  return {
    status: 200,
    body: {
      [name]: rows.slice(offset, offset + limit).map(show),
      limit, offset,
      total: query.get('total') === 'true' ? rows.length : null,
      more: offset + limit < rows.length,
    },
  };
}

function numberIn(query: URLSearchParams, name: string, otherwise: number): number | null {
  const text = query.get(name);
  if (text === null) return otherwise;
  return /^\d+$/.test(text) ? Number(text) : null;
}

/** Without an offset the account's zone counts; this account lives in UTC. */
function timeIn(query: URLSearchParams, name: string): Instant | null | Answer {
  const text = query.get(name);
  if (text === null) return null;
  const instant = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes('T') ? text : `${text}Z`);
  return Number.isFinite(instant) ? instant : invalid(`${name} is not a date`);
}

export type Span = { readonly since: Instant; readonly until: Instant };

/** Inclusive at both ends, in whole seconds: clients must overlap and drop doubles. */
export function spanIn(query: URLSearchParams, fallback: Span): Span | Answer {
  const since = timeIn(query, 'since');
  const until = timeIn(query, 'until');
  if (since !== null && typeof since !== 'number') return since;
  if (until !== null && typeof until !== 'number') return until;
  const span = { since: since ?? fallback.since, until: until ?? fallback.until };
  return span.until < span.since ? invalid('until must not be before since') : span;
}

/** Members of a filter are alternatives; without the filter everything passes. */
export function oneOf(query: URLSearchParams, name: string): (values: readonly string[]) => boolean {
  const wanted = query.getAll(`${name}[]`);
  return wanted.length === 0 ? () => true : (values) => values.some((value) => wanted.includes(value));
}
