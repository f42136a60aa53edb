import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openConnection, readVersion } from '../../electron/database/open.ts';
import { openScratchStore, lookInto } from './support/open-store.ts';
import { scratchFile } from './support/scratch.ts';

test('a writing connection is in WAL, flushes every commit and checks references', () => {
  const connection = openConnection({ path: scratchFile(), access: 'write' });
  const read = (name: string) => connection.pragma(name, { simple: true });
  expect(read('journal_mode')).toBe('wal');
  expect(read('synchronous')).toBe(2);
  expect(read('foreign_keys')).toBe(1);
  expect(read('trusted_schema')).toBe(0);
  expect(read('cell_size_check')).toBe(1);
  expect(read('busy_timeout')).toBe(2000);
  connection.close();
});

test('the SQLite inside is free of the WAL reset corruption (fixed in 3.51.3)', () => {
  const connection = openConnection({ path: scratchFile(), access: 'write' });
  const version = String(connection.prepare<[], { readonly version: string }>('SELECT sqlite_version() AS version').get()?.version);
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  expect(major * 1_000_000 + minor * 1000 + patch).toBeGreaterThanOrEqual(3_051_003);
  connection.close();
});

test('a reading connection cannot write', () => {
  const { path } = openScratchStore();
  expect(() => lookInto(path).exec('DELETE FROM meta')).toThrow(/readonly/i);
});

test('a file that is no database is called damaged, in words', () => {
  const path = scratchFile();
  writeFileSync(path, Buffer.alloc(8192, 'x'));
  expect(() => openConnection({ path, access: 'write' })).toThrow(expect.objectContaining({ fault: 'corrupt', message: expect.stringContaining('damaged') }));
});

test('a missing or empty file has version 0', () => {
  const path = scratchFile();
  expect(readVersion(path)).toBe(0);
  writeFileSync(path, '');
  expect(readVersion(path)).toBe(0);
});
