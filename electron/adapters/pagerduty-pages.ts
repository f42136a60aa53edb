import { z } from 'zod';
import { fit } from '../../shared/domain/pagerduty-verdict.ts';
import type { ApiFailure, ApiResult } from '../../shared/model/api-result.ts';

const pageSize = 100;
/** No list can be read beyond this many rows. */
const furthest = 10_000;

/** Pages can be shorter than asked for, but not for ever. */
const mostPages = 400;

/** `overflow`: there is more than can be paged through; `rows` holds what could be read. */
export type Pages<T> = { readonly kind: 'ok'; readonly rows: readonly T[]; readonly overflow: boolean };

/** Reads all pages of a classic list. Steps by the rows received; a failure on any page is a failure of all. */
export async function readPages<T>(get: (paging: readonly (readonly [string, string])[]) => Promise<ApiResult<unknown>>, name: string, row: z.ZodType<T>): Promise<Pages<T> | ApiFailure> {
  const schema = z.looseObject({ [name]: z.array(row), more: z.boolean().nullish() });
  const rows: T[] = [];
  let lastPage = '';
  for (let number = 1; ; number += 1) {
    if (rows.length + pageSize > furthest) return { kind: 'ok', rows, overflow: true };
    const page = fit(await get([['limit', String(pageSize)], ['offset', String(rows.length)]]), schema);
    if (page.kind === 'refused' && rows.length > 0 && (page.code === 2002 || /10,?000/.test(page.message))) return { kind: 'ok', rows, overflow: true };
    if (page.kind !== 'ok') return page;
    const received = page.value[name] as readonly T[];
    const thisPage = JSON.stringify(received.slice(0, 3));
    if (number > mostPages || (received.length > 0 && thisPage === lastPage)) return { kind: 'bad-answer', status: 200, detail: 'its pages do not come to an end', mayHaveHappened: false };
    lastPage = thisPage;
    rows.push(...received);
    const more = page.value['more'] as boolean | null | undefined;
    if (received.length === 0 || !(more ?? received.length >= pageSize)) return { kind: 'ok', rows, overflow: false };
  }
}

/** Rows shift while one pages, so the same one can come twice: the later copy counts, at the place of the first. */
export function withoutRepeats<T extends { readonly id: string }>(rows: readonly T[]): readonly T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
