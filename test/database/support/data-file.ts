import { closeSync, openSync, readdirSync, statSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { onTestFinished } from 'vitest';
import { createDataFile } from '../../../electron/database/data-file.ts';
import { withConnection } from '../../../electron/database/open.ts';
import type { Archive } from '../../../electron/services/ports/archive.ts';
import type { DataVault } from '../../../electron/services/ports/data-vault.ts';
import { createFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { scratchFile } from './scratch.ts';
import { workerPath } from './worker-bundle.ts';

export type Scratch = { readonly vault: DataVault; readonly archive: Archive; readonly path: string; readonly clock: FakeClock };

/** A data file with its threads, closed when the test ends. */
export function scratchDataFile(path: string = scratchFile(), clock: FakeClock = createFakeClock()): Scratch {
  const file = createDataFile({ path, workerPath, clock });
  onTestFinished(() => file.vault.close());
  return { ...file, path, clock };
}

const pageSize = 4096;

function overwrite(path: string, offset: number, bytes: Buffer): void {
  const file = openSync(path, 'r+');
  try {
    writeSync(file, bytes, 0, bytes.length, offset);
  } finally {
    closeSync(file);
  }
}

/** Ways in which a closed database file gets damaged. */
export const damages = {
  'header zeroed': (path: string) => overwrite(path, 0, Buffer.alloc(100)),
  'first page zeroed': (path: string) => overwrite(path, 0, Buffer.alloc(pageSize)),
  'cut in half': (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2)),
  'cut in the middle of a page': (path: string) => truncateSync(path, statSync(path).size - 1000),
  /** Every n-th page, none of the first ten: those hold the schema and the roots of the tables. */
  'twenty pages overwritten': (path: string) => {
    const pages = statSync(path).size / pageSize;
    for (let count = 0; count < 20; count += 1) overwrite(path, (40 + Math.floor(((pages - 41) * count) / 20)) * pageSize, Buffer.alloc(pageSize, 0x5a));
  },
} as const;

/** Overwrites the root page of one table: the file opens as ever, and reading that table fails. */
export function overwriteTable(path: string, table: string): void {
  const page = withConnection({ path, access: 'read' }, (connection) => Number(connection.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck().get(table)));
  overwrite(path, (page - 1) * pageSize, Buffer.alloc(pageSize, 0x5a));
}

export function filesBeside(path: string): readonly string[] {
  return readdirSync(dirname(path)).toSorted();
}
