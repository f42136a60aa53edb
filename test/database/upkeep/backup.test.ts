import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backupName, backupsToDrop, listBackups, newestFirst, stampOf } from '../../../electron/database/upkeep/backup-files.ts';
import { backUp, newestGoodBackup } from '../../../electron/database/upkeep/backup.ts';
import { currentVersion, migrate } from '../../../electron/database/migrate.ts';
import { migrations } from '../../../electron/database/migrations/all.ts';
import { withConnection } from '../../../electron/database/open.ts';
import { elapsedDay, hour, minute } from '../../../shared/time/duration.ts';
import { fakeStart } from '../../support/fake-clock.ts';
import { damages, scratchDataFile } from '../support/data-file.ts';
import { event } from '../support/events.ts';
import { lookInto } from '../support/open-store.ts';
import { scratchFile, scratchFolder } from '../support/scratch.ts';

const titles = (path: string) => lookInto(path).prepare<[], { readonly title: string }>('SELECT title FROM events ORDER BY id').all().map(({ title }) => title);

test('a backup holds exactly what was committed, is one plain file, and writing goes on beside it', async () => {
  const { vault, path } = scratchDataFile();
  const { stores } = await vault.open();
  stores.journal.append([event({ title: 'before' })]);
  const running = vault.backUp();
  stores.journal.append([event({ title: 'beside' })]);
  expect(await running).toBeGreaterThan(0);
  const folder = join(dirname(path), 'backups');
  expect(readdirSync(folder)).toEqual([backupName(fakeStart)]);
  const kept = titles(join(folder, backupName(fakeStart)));
  expect(kept[0]).toBe('before');
  expect(titles(path)).toEqual(['before', 'beside']);
});

test('a backup of many steps is one moment of the file, however much is written meanwhile', async () => {
  const { vault, path } = scratchDataFile();
  const { stores } = await vault.open();
  const write = (from: number, count: number) =>
    stores.journal.append(Array.from({ length: count }, (_, index) => event({ title: `fact ${from + index}`, body: `words ${from + index} `.repeat(60) })));
  write(0, 8000);
  let written = 8000;
  let done = false;
  const running = vault.backUp().finally(() => (done = true));
  while (!done) {
    write(written, 5);
    written += 5;
    await new Promise((turn) => setImmediate(turn));
  }
  expect(await running).toBeGreaterThan(3 * 512 * 4096);
  const kept = titles(join(dirname(path), 'backups', backupName(fakeStart)));
  expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => `fact ${index}`));
  expect(kept.length % 5).toBe(0);
  expect(kept.length).toBeLessThan(written);
}, 30_000);

test('a backup that is not wanted any more stops between two steps, and nothing of it stays', async () => {
  const { vault, path, clock } = scratchDataFile();
  const { stores } = await vault.open();
  stores.journal.append(Array.from({ length: 4000 }, (_, index) => event({ title: `fact ${index}`, body: `words ${index} `.repeat(60) })));
  const folder = join(dirname(path), 'backups');
  const seen: (readonly string[])[] = [];
  const stopped = backUp({ databasePath: path, folder, now: clock.now(), goOn: () => {
    if (seen.push(readdirSync(folder)) === 3) throw new Error('enough');
  } });
  await expect(stopped).rejects.toThrow('enough');
  expect(seen.at(-1)).toContain(`${backupName(fakeStart)}.part`);
  expect(readdirSync(folder)).toEqual([]);
});

test('closing stops a backup under way, with a reason, and leaves nothing of it', async () => {
  const { vault, path } = scratchDataFile();
  const { stores } = await vault.open();
  stores.journal.append([event({ title: 'before' })]);
  const running = expect(vault.backUp()).rejects.toThrow(/Watchkeeper is ending/);
  await vault.close();
  await running;
  expect(listBackups(join(dirname(path), 'backups'))).toEqual([]);
});

test('the newest eight stay', async () => {
  const { vault, path, clock } = scratchDataFile();
  await vault.open();
  for (let count = 0; count < 10; count += 1) {
    await clock.advance(15 * minute);
    await vault.backUp();
  }
  const stamps = listBackups(join(dirname(path), 'backups')).map(({ takenAt }) => takenAt);
  expect(stamps).toEqual(Array.from({ length: 8 }, (_, index) => fakeStart + (10 - index) * 15 * minute));
});

test('backups of a time in which the clock was years ahead push no later one out, and are not taken for the newest', async () => {
  const { vault, path, clock } = scratchDataFile();
  const { stores } = await vault.open();
  stores.journal.append([event({ title: 'before' })]);
  const folder = join(dirname(path), 'backups');
  mkdirSync(folder);
  const ahead = Array.from({ length: 8 }, (_, index) => join(folder, backupName(fakeStart + 1500 * elapsedDay + index * hour)));
  for (const file of ahead) writeFileSync(file, '');
  await vault.backUp();
  expect(existsSync(join(folder, backupName(fakeStart)))).toBe(true);
  expect(existsSync(ahead[0] ?? '')).toBe(false);
  expect(newestGoodBackup(folder, currentVersion, clock.now())?.takenAt).toBe(fakeStart);
  const later = Array.from({ length: 9 }, (_, index) => ({ path: '', takenAt: fakeStart + index * hour, bytes: 1 }));
  const dropped = backupsToDrop(newestFirst([...listBackups(folder), ...later], fakeStart + elapsedDay));
  expect(dropped.filter((backup) => backup.takenAt > fakeStart + elapsedDay)).toHaveLength(7);
});

test('with a clock that is years behind the last backup is still the one that is kept first', () => {
  const backup = (takenAt: number) => ({ path: '', takenAt, bytes: 1 });
  const ahead = Array.from({ length: 8 }, (_, index) => backup(fakeStart + index * hour));
  const dropped = backupsToDrop(newestFirst([...ahead, backup(minute)], minute));
  expect(dropped.map(({ takenAt }) => takenAt)).toEqual([fakeStart]);
});

test('of the eight some are the last of an earlier day: over two weeks every quarter of an hour', () => {
  let kept: readonly { readonly path: string; readonly takenAt: number; readonly bytes: number }[] = [];
  const end = fakeStart + 14 * elapsedDay;
  for (let now = fakeStart; now <= end; now += 15 * minute) {
    const all = newestFirst([...kept, { path: '', takenAt: now, bytes: 2 ** 20 }], now);
    const dropped = new Set(backupsToDrop(all));
    kept = all.filter((backup) => !dropped.has(backup));
  }
  const day = (at: number) => Math.floor(at / elapsedDay);
  expect(kept).toHaveLength(8);
  expect(kept.slice(0, 4).map(({ takenAt }) => takenAt)).toEqual([0, 1, 2, 3].map((back) => end - back * 15 * minute));
  expect(new Set(kept.slice(4).map(({ takenAt }) => day(end) - day(takenAt)))).toEqual(new Set([1, 2, 3, 4]));
});

test('large backups are fewer, never fewer than two', () => {
  const backup = (bytes: number) => ({ path: '', takenAt: 0, bytes });
  expect(backupsToDrop([backup(2 ** 32), backup(2 ** 32), backup(2 ** 32)])).toHaveLength(1);
  expect(backupsToDrop(Array.from({ length: 8 }, () => backup(2 ** 20)))).toHaveLength(0);
  expect(backupsToDrop(Array.from({ length: 8 }, () => backup(2 ** 29)))).toHaveLength(4);
});

test('the name of a backup tells when it was taken', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(2200, 0) }), (instant) => {
      const folder = scratchFolder();
      writeFileSync(join(folder, backupName(instant)), '');
      expect(listBackups(folder)).toEqual([{ path: join(folder, backupName(instant)), takenAt: instant, bytes: 0 }]);
    }),
    { numRuns: 30 },
  );
});

test('what a damaged file would give is not kept as a backup', async () => {
  const { vault, path } = scratchDataFile();
  const { stores } = await vault.open();
  stores.journal.append(Array.from({ length: 2000 }, (_, index) => event({ title: `fact ${index}`, body: 'words to fill pages '.repeat(5) })));
  await vault.close();
  damages['twenty pages overwritten'](path);
  const again = scratchDataFile(path);
  await again.vault.open();
  await expect(again.vault.backUp()).rejects.toMatchObject({ fault: 'corrupt' });
  expect(readdirSync(join(dirname(path), 'backups'))).toEqual([]);
});

test('the newest whole backup is chosen; damaged, newer and foreign ones are passed over', async () => {
  const { vault, path, clock } = scratchDataFile();
  await vault.open();
  const folder = join(dirname(path), 'backups');
  for (let count = 0; count < 3; count += 1) {
    await clock.advance(minute);
    await vault.backUp();
  }
  const at = (minutes: number) => join(folder, backupName(fakeStart + minutes * minute));
  damages['header zeroed'](at(3));
  withConnection({ path: at(2), access: 'write' }, (connection) => connection.pragma(`user_version = ${currentVersion + 1}`));
  writeFileSync(join(folder, 'watchkeeper-notes.db'), 'x');
  expect(newestGoodBackup(folder, currentVersion, fakeStart + 3 * minute)?.path).toBe(at(1));
});

test('what an interrupted backup left is removed with the next one', async () => {
  const { vault, path } = scratchDataFile();
  await vault.open();
  const folder = join(dirname(path), 'backups');
  mkdirSync(folder);
  writeFileSync(join(folder, 'watchkeeper-20200101T000000000Z.db.part'), 'half');
  await vault.backUp();
  expect(readdirSync(folder)).toEqual([backupName(fakeStart)]);
});

test('before a file is brought to a new format, a copy of the old one is taken and kept', async () => {
  const path = scratchFile();
  withConnection({ path, access: 'write' }, (connection) => {
    migrate(connection, migrations.slice(0, 1));
    connection.exec("INSERT INTO meta (key, value) VALUES ('old', 'kept')");
  });
  const { vault } = scratchDataFile(path);
  expect(await vault.open()).toMatchObject({ migratedFrom: 1, isNew: false, repair: null });
  const copy = join(dirname(path), 'backups', `before-format-2-${stampOf(fakeStart)}.db`);
  expect(existsSync(copy)).toBe(true);
  withConnection({ path: copy, access: 'read' }, (connection) => {
    expect(connection.pragma('user_version', { simple: true })).toBe(1);
    expect(connection.prepare('SELECT value FROM meta').all()).toEqual([{ value: 'kept' }]);
  });
});
