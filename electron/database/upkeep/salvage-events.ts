import type { EventRow } from '../event-row.ts';
import { eventColumns } from '../event-row.ts';
import type { Connection } from '../open.ts';
import { isDamage } from './small-tables.ts';

/** Rows are read in stretches; where a stretch is damaged, one by one. */
const stretch = 200;

/** No row is smaller: bounds how far to look when the end of the table cannot be read. */
const leastBytes = 64;

/** The highest id that the file can hold, read from it or judged by its size. */
export function lastIdOf(source: Connection, since: number, bytes: number): number {
  try {
    return Math.max(since, source.prepare<[], { readonly id: number | null }>('SELECT max(id) AS id FROM events').get()?.id ?? 0);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return since + Math.ceil(bytes / leastBytes);
  }
}

/** Every event after `since` that can be read, in order of id, a stretch at a time. */
export function* readableEvents(source: Connection, since: number, last: number): Generator<readonly EventRow[]> {
  const selectMany = source.prepare<[number], EventRow>(`SELECT ${eventColumns} FROM events WHERE id > ? ORDER BY id LIMIT ${stretch}`);
  const selectOne = source.prepare<[number], EventRow>(`SELECT ${eventColumns} FROM events WHERE id = ?`);
  const readOne = (id: number): readonly EventRow[] => {
    try {
      const row = selectOne.get(id);
      return row === undefined ? [] : [row];
    } catch (error) {
      if (!isDamage(error)) throw error;
      return [];
    }
  };

  let done = since;
  while (done < last) {
    try {
      const rows = selectMany.all(done);
      const end = rows.at(-1)?.id;
      if (end === undefined) return;
      yield rows;
      done = end;
    } catch (error) {
      if (!isDamage(error)) throw error;
      const ids = Array.from({ length: Math.min(stretch, last - done) }, (_, index) => done + 1 + index);
      yield ids.flatMap(readOne);
      done += ids.length;
    }
  }
}
