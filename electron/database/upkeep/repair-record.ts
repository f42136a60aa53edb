import type { Instant } from '../../../shared/time/duration.ts';
import type { Connection } from '../open.ts';

/** What a repair must remember until the last row is carried over, kept in the repaired file itself. */
export type RepairRecord = {
  /** The damaged file; null when there was none to read. */
  readonly aside: string | null;
  /** Events up to this id came with the backup. */
  readonly since: number;
  /** The first id given after the repair: those between belong to the damaged file. */
  readonly before: number;
  readonly foundAt: Instant;
  /** When the backup was taken; null: there was none. */
  readonly restoredFrom: Instant | null;
};

const key = 'data.repair';

export function readRepair(connection: Connection): RepairRecord | null {
  const row = connection.prepare<[string], { readonly value: string }>('SELECT value FROM meta WHERE key = ?').get(key);
  return row === undefined ? null : JSON.parse(row.value);
}

export function writeRepair(connection: Connection, record: RepairRecord | null): void {
  if (record === null) connection.prepare<[string]>('DELETE FROM meta WHERE key = ?').run(key);
  else connection.prepare<[string, string]>('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(key, JSON.stringify(record));
}
