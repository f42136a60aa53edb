import { z } from 'zod';
import { envelope, listOf } from './pagerduty-envelope.ts';
import { fit } from '../../shared/domain/pagerduty-verdict.ts';
import type { ApiFailure, ApiResult } from '../../shared/model/api-result.ts';

const pageSize = 100;
/** No list can be read beyond this many rows. */
const furthest = 10_000;

/** Pages can be shorter than asked for, but not for ever. */
const mostPages = 400;

/** How often rows may leave the list while it is read, before it is given up for this time. */
const mostMoves = 5;

/** `overflow`: there is more than can be paged through; `rows` holds what could be read. */
export type Pages<T> = { readonly kind: 'ok'; readonly rows: readonly T[]; readonly overflow: boolean };

const beside = { more: z.boolean().nullish() };
const bad = (detail: string): ApiFailure => ({ kind: 'bad-answer', status: 200, detail, mayHaveHappened: false });
const keyOf = (row: unknown): string => (typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string' ? row.id : JSON.stringify(row));

/**
 * Reads all pages of a classic list; a failure on any page is a failure of all. Pages are cut anew for each request, so each begins again with the
 * last row of the one before: where it shows no row that was seen, rows have left the list meanwhile and others were passed over, and it goes back to find them.
 */
export async function readPages<T>(get: (paging: readonly (readonly [string, string])[]) => Promise<ApiResult<unknown>>, name: string, row: z.ZodType<T>): Promise<Pages<T> | ApiFailure> {
  const schema = envelope(name, listOf(row), beside);
  const rows = new Map<string, T>();
  const end = (overflow: boolean): Pages<T> => ({ kind: 'ok', rows: [...rows.values()], overflow });
  let offset = 0;
  let overlaps = false;
  let moves = 0;
  let lastPage = '';
  for (let number = 1; ; number += 1) {
    if (offset + pageSize > furthest) return end(true);
    const page = fit(await get([['limit', String(pageSize)], ['offset', String(offset)]]), schema);
    if (page.kind === 'refused' && offset > 0 && (page.code === 2002 || /10,?000/.test(page.message))) return end(true);
    if (page.kind !== 'ok') return page;
    const received = page.value[name] as readonly T[];
    if (overlaps && offset > 0 && !received.some((each) => rows.has(keyOf(each)))) {
      moves += 1;
      lastPage = '';
      if (moves > mostMoves) return bad('its rows move while they are read');
      offset = Math.max(0, offset - pageSize);
      continue;
    }
    const thisPage = JSON.stringify(received.slice(0, 3));
    if (number > mostPages || (received.length > 0 && thisPage === lastPage)) return bad('its pages do not come to an end');
    lastPage = thisPage;
    // Rows that come in at the head push others into the next page: the later copy counts, at the place of the first.
    for (const each of received) rows.set(keyOf(each), each);
    const more = page.value['more'] as boolean | null | undefined;
    if (received.length === 0 || !(more ?? received.length >= pageSize)) return end(false);
    overlaps = received.length > 1;
    offset += received.length - (overlaps ? 1 : 0);
  }
}

/** Rows shift while one pages, so the same one can come twice: the later copy counts, at the place of the first. */
export function withoutRepeats<T extends { readonly id: string }>(rows: readonly T[]): readonly T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
