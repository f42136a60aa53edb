import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { createDataFile } from '../../../electron/database/data-file.ts';
import { openSaved } from '../../../electron/database/copies/open-saved.ts';
import { saveCopy } from '../../../electron/database/copies/save-copy.ts';
import { putStagedInPlace } from '../../../electron/database/copies/put-in-place.ts';
import { forgetRestored } from '../../../electron/database/copies/restored.ts';
import { currentVersion } from '../../../electron/database/migrate.ts';
import { openConnection, withConnection } from '../../../electron/database/open.ts';
import type { ExtraPart } from '../../../shared/model/data-copy.ts';
import { StorageError } from '../../../electron/services/ports/storage-error.ts';
import { minute } from '../../../shared/time/duration.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { event } from '../support/events.ts';
import { scratchFolder } from '../support/scratch.ts';
import { workerPath } from '../support/worker-bundle.ts';
import { patchZip } from '../support/zip-part.ts';

const everything: readonly ExtraPart[] = ['preferences', 'policy', 'wellness'];
const quiet = () => {};
const notLeft = (left: string) => { throw new Error(left); };

/** A profile with data, settings, a policy and a wellness file. */
async function openProfile(folder = scratchFolder()) {
  const clock = createFakeClock();
  const path = join(folder, 'watchkeeper.db');
  const file = createDataFile({ path, workerPath, clock });
  const { stores } = await file.vault.open();
  return {
    ...file, folder, clock, stores,
    note: (title: string) => stores.journal.append([event({ title, occurredAt: clock.now() })]),
    titles: () => withConnection({ path, access: 'read' }, (connection) => connection.prepare<[], { readonly title: string }>('SELECT title FROM events ORDER BY id').all().map(({ title }) => title)),
  };
}
function addSettings(folder: string): void {
  writeFileSync(join(folder, 'preferences.json'), '{"preferences":{"theme":"dark"}}');
  writeFileSync(join(folder, 'policy.yaml'), 'watchkeeper: 1\n');
  writeFileSync(join(folder, 'secrets.json'), '{"pagerduty":"never in a copy"}');
  withConnection({ path: join(folder, 'wellness.sqlite'), access: 'write' }, (connection) => connection.exec("CREATE TABLE self_checks (said TEXT) STRICT; INSERT INTO self_checks VALUES ('slept four hours')"));
}
const contentOf = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

test('a saved copy is one file with what was asked for, read back whole before it has its name, and holds no secret', async () => {
  const profile = await openProfile();
  addSettings(profile.folder);
  profile.note('before');
  const words: number[] = [];
  const target = join(scratchFolder(), 'copy.zip');
  const running = profile.copies.save({ target, extras: everything, madeBy: '0.1.0' }, ({ share }) => void words.push(share ?? 0));
  profile.note('beside');
  await running;
  expect(readdirSync(dirname(target))).toEqual(['copy.zip']);
  if (process.platform !== 'win32') expect(statSync(target).mode & 0o077).toBe(0);
  expect(words.length).toBeGreaterThan(0);
  const copy = await openSaved(target);
  expect(copy.manifest).toMatchObject({ watchkeeperCopy: 1, madeBy: '0.1.0', format: currentVersion });
  expect(copy.manifest.parts.map(({ name }) => name)).toEqual(['watchkeeper.db', 'preferences.json', 'policy.yaml', 'wellness.sqlite']);
  const into = scratchFolder();
  await copy.extract(into, quiet);
  copy.close();
  expect(readdirSync(into).map((name) => contentOf(into, name)).join('')).not.toContain('never in a copy');
  expect(contentOf(into, 'policy.yaml')).toBe('watchkeeper: 1\n');
  for (const { name, sha256 } of copy.manifest.parts) expect(createHash('sha256').update(readFileSync(join(into, name))).digest('hex')).toBe(sha256);
  expect(existsSync(join(profile.folder, 'copying.part'))).toBe(false);
  await profile.vault.close();
});

test('wellness is left out unless it is asked for', async () => {
  const profile = await openProfile();
  addSettings(profile.folder);
  const target = join(scratchFolder(), 'copy.zip');
  await profile.copies.save({ target, extras: ['preferences', 'policy'], madeBy: '0.1.0' }, quiet);
  const preview = await profile.copies.lookInto({ path: target, takenAt: null }, quiet);
  expect(preview.extras).toEqual(['preferences', 'policy']);
  await profile.vault.close();
});

test('a look says what is in a copy and what would be lost, and touches nothing in use', async () => {
  const profile = await openProfile();
  profile.note('one');
  const target = join(scratchFolder(), 'copy.zip');
  await profile.copies.save({ target, extras: [], madeBy: '0.1.0' }, quiet);
  await profile.clock.advance(5 * minute);
  profile.note('two');
  profile.note('three');
  const preview = await profile.copies.lookInto({ path: target, takenAt: null }, quiet);
  expect(preview).toMatchObject({ kind: 'saved', format: currentVersion, contents: { events: 1, byPeople: 1 }, lost: { events: 2, byPeople: 2, isOther: false } });
  expect(profile.titles()).toEqual(['one', 'two', 'three']);
  await profile.vault.close();
});

test('a copy of another history says that all of this one would go', async () => {
  const [one, other] = [await openProfile(), await openProfile()];
  one.note('mine');
  other.note('theirs');
  const target = join(scratchFolder(), 'copy.zip');
  await other.copies.save({ target, extras: [], madeBy: '0.1.0' }, quiet);
  expect(await one.copies.lookInto({ path: target, takenAt: null }, quiet)).toMatchObject({ lost: { events: 1, isOther: true } });
  await Promise.all([one.vault.close(), other.vault.close()]);
});

test('restoring puts everything back at the next start, keeps what was there, and going back brings that again', async () => {
  const profile = await openProfile();
  addSettings(profile.folder);
  profile.note('kept');
  const target = join(scratchFolder(), 'copy.zip');
  await profile.copies.save({ target, extras: everything, madeBy: '0.1.0' }, quiet);
  await profile.clock.advance(5 * minute);
  profile.note('later');
  writeFileSync(join(profile.folder, 'policy.yaml'), 'changed\n');
  const preview = await profile.copies.lookInto({ path: target, takenAt: null }, quiet);
  await profile.copies.stage({ ...preview, extras: everything });
  await profile.vault.close();

  expect(putStagedInPlace(profile.folder, notLeft)).toMatchObject({ ok: true, name: 'copy.zip' });
  const restored = await openProfile(profile.folder);
  expect(restored.titles()).toEqual(['kept']);
  expect(contentOf(profile.folder, 'policy.yaml')).toBe('watchkeeper: 1\n');
  expect(contentOf(profile.folder, 'secrets.json')).toContain('never in a copy');
  expect(putStagedInPlace(profile.folder, notLeft)).toMatchObject({ ok: true, name: 'copy.zip' });
  forgetRestored(profile.folder);
  expect(putStagedInPlace(profile.folder, notLeft)).toBeNull();

  const undo = restored.copies.overview().copies.find(({ kind }) => kind === 'undo');
  const back = await restored.copies.lookInto({ path: restored.copies.pathOf(undo?.name ?? ''), takenAt: undo?.takenAt ?? null }, quiet);
  expect(back).toMatchObject({ kind: 'undo', contents: { events: 2 } });
  await restored.copies.stage({ ...back, extras: everything });
  await restored.vault.close();
  expect(putStagedInPlace(profile.folder, notLeft)).toMatchObject({ ok: true });
  const again = await openProfile(profile.folder);
  expect(again.titles()).toEqual(['kept', 'later']);
  expect(contentOf(profile.folder, 'policy.yaml')).toBe('changed\n');
  await again.vault.close();
});

test('what is not ticked stays as it is', async () => {
  const profile = await openProfile();
  addSettings(profile.folder);
  const target = join(scratchFolder(), 'copy.zip');
  await profile.copies.save({ target, extras: everything, madeBy: '0.1.0' }, quiet);
  writeFileSync(join(profile.folder, 'policy.yaml'), 'changed\n');
  const preview = await profile.copies.lookInto({ path: target, takenAt: null }, quiet);
  await profile.copies.stage({ ...preview, extras: [] });
  await profile.vault.close();
  putStagedInPlace(profile.folder, notLeft);
  expect(contentOf(profile.folder, 'policy.yaml')).toBe('changed\n');
});

test('an automatic backup can be looked into and restored; settings stay', async () => {
  const profile = await openProfile();
  profile.note('one');
  await profile.vault.backUp();
  await profile.clock.advance(minute);
  profile.note('two');
  const [backup] = profile.copies.overview().copies;
  const preview = await profile.copies.lookInto({ path: profile.copies.pathOf(backup?.name ?? ''), takenAt: null }, quiet);
  expect(preview).toMatchObject({ kind: 'automatic', takenAt: backup?.takenAt, extras: [], lost: { events: 1 } });
  await profile.copies.stage({ ...preview, extras: [] });
  await profile.vault.close();
  expect(putStagedInPlace(profile.folder, notLeft)).toMatchObject({ ok: true });
  const restored = await openProfile(profile.folder);
  expect(restored.titles()).toEqual(['one']);
  await restored.vault.close();
});

const spoilt: Readonly<Record<string, { readonly spoil: (path: string) => void; readonly reason: RegExp }>> = {
  'cut off': { spoil: (path) => truncateSync(path, statSync(path).size - 200), reason: /cut off/ },
  'cut in half': { spoil: (path) => truncateSync(path, statSync(path).size / 2), reason: /cut off/ },
  'something else': { spoil: (path) => writeFileSync(path, 'Dear diary'), reason: /no backup of Watchkeeper/ },
  'a byte of the data changed': { spoil: (path) => patchZip(path, 'watchkeeper.db'), reason: /watchkeeper\.db in it is damaged/ },
  'more behind its end': { spoil: (path) => appendFileSync(path, Buffer.alloc(70_000)), reason: /cut off/ },
};
test.each(Object.entries(spoilt))('a copy that is spoilt (%s) is refused with the reason, and nothing is left of the look', async (_how, { spoil, reason }) => {
  const profile = await openProfile();
  profile.note('one');
  const target = join(scratchFolder(), 'copy.zip');
  await profile.copies.save({ target, extras: [], madeBy: '0.1.0' }, quiet);
  spoil(target);
  await expect(profile.copies.lookInto({ path: target, takenAt: null }, quiet)).rejects.toThrow(reason);
  expect(existsSync(join(profile.folder, 'restore.part'))).toBe(false);
  await expect(profile.copies.stage({ name: 'copy.zip', kind: 'saved', takenAt: 0, extras: [] })).rejects.toThrow(/Look into the backup again/);
  expect(profile.titles()).toEqual(['one']);
  await profile.vault.close();
});

test('a copy of a newer version is refused, as a backup and as a whole', async () => {
  const profile = await openProfile();
  await profile.vault.backUp();
  const [backup] = profile.copies.overview().copies;
  const path = profile.copies.pathOf(backup?.name ?? '');
  withConnection({ path, access: 'write' }, (connection) => connection.pragma(`user_version = ${currentVersion + 1}`));
  await expect(profile.copies.lookInto({ path, takenAt: null }, quiet)).rejects.toThrow(/newer Watchkeeper/);
  await profile.vault.close();
});

test('a database of somebody else, and a damaged one, are refused', async () => {
  const profile = await openProfile();
  const folder = scratchFolder();
  const foreign = join(folder, 'foreign.db');
  withConnection({ path: foreign, access: 'write' }, (connection) => {
    connection.pragma('journal_mode = DELETE');
    connection.exec('CREATE TABLE recipes (name TEXT)');
  });
  await expect(profile.copies.lookInto({ path: foreign, takenAt: null }, quiet)).rejects.toThrow(/none of Watchkeeper/);
  mkdirSync(join(folder, 'empty'));
  await expect(profile.copies.lookInto({ path: join(folder, 'empty'), takenAt: null }, quiet)).rejects.toThrow(/no data file/);
  profile.note('x'.repeat(100_000));
  await profile.vault.backUp();
  const [backup] = profile.copies.overview().copies;
  const path = profile.copies.pathOf(backup?.name ?? '');
  truncateSync(path, statSync(path).size - 8192);
  await expect(profile.copies.lookInto({ path, takenAt: null }, quiet)).rejects.toThrow(/damaged/);
  await profile.vault.close();
});

test('a folder that cannot be written to: the copy that was there stays', async () => {
  const profile = await openProfile();
  const folder = scratchFolder();
  const target = join(folder, 'copy.zip');
  writeFileSync(target, 'the one from yesterday');
  mkdirSync(`${target}.part`);
  writeFileSync(join(`${target}.part`, 'in the way'), '');
  await expect(profile.copies.save({ target, extras: [], madeBy: '0.1.0' }, quiet)).rejects.toThrow();
  expect(readFileSync(target, 'utf8')).toBe('the one from yesterday');
  await profile.vault.close();
});

test('the export is one JSON text with every table, documents as what they are, and no wellness unless it is asked for', async () => {
  const profile = await openProfile();
  addSettings(profile.folder);
  profile.stores.journal.append([event({ title: 'a note', body: '{"looks": "like JSON"}', payload: { deep: { fact: 1 } } })]);
  profile.stores.meta.set('rota.feed', '{"token":"never in a copy"}');
  profile.stores.meta.set('rota.told', '1');
  const target = join(scratchFolder(), 'export.json');
  const { rows } = await profile.copies.exportAll({ target, withWellness: false, madeBy: '0.1.0' }, quiet);
  const read = JSON.parse(readFileSync(target, 'utf8'));
  expect(read).toMatchObject({ watchkeeperExport: 1, format: currentVersion, policy: 'watchkeeper: 1\n', preferences: { preferences: { theme: 'dark' } } });
  expect(read.events).toMatchObject([{ title: 'a note', body: '{"looks": "like JSON"}', payload: { deep: { fact: 1 } } }]);
  expect(rows).toBeGreaterThan(0);
  expect(read.meta).toContainEqual({ key: 'rota.told', value: '1' });
  if (process.platform !== 'win32') expect(statSync(target).mode & 0o077).toBe(0);
  const connection = openConnection({ path: join(profile.folder, 'watchkeeper.db'), access: 'read' });
  const tables = connection.prepare<[], { readonly name: string }>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'").all().map(({ name }) => name);
  connection.close();
  expect(tables.filter((name) => !(name in read) && !/^(sqlite_|event_|self_ratings$)/.test(name))).toEqual([]);
  expect(JSON.stringify(read)).not.toMatch(/slept four hours|never in a copy/);
  await profile.copies.exportAll({ target, withWellness: true, madeBy: '0.1.0' }, quiet);
  expect(JSON.parse(readFileSync(target, 'utf8')).wellness.self_checks).toEqual([{ said: 'slept four hours' }]);
  await profile.vault.close();
});

test('erasing wellness reaches what a restore kept of it', async () => {
  const profile = await openProfile();
  addSettings(profile.folder);
  const target = join(scratchFolder(), 'copy.zip');
  await profile.copies.save({ target, extras: everything, madeBy: '0.1.0' }, quiet);
  const preview = await profile.copies.lookInto({ path: target, takenAt: null }, quiet);
  await profile.copies.stage({ ...preview, extras: everything });
  await profile.vault.close();
  putStagedInPlace(profile.folder, notLeft);
  const restored = await openProfile(profile.folder);
  await restored.copies.lookInto({ path: target, takenAt: null }, quiet);
  const copies = () => readdirSync(profile.folder, { recursive: true }).map(String).filter((name) => /[/\\]wellness/.test(name));
  expect(copies().filter((name) => name.endsWith('.sqlite')).map((name) => name.split('/')[0]).toSorted()).toEqual(['backups', 'restore.part']);
  restored.copies.eraseWellness();
  expect(copies()).toEqual([]);
  expect(existsSync(join(profile.folder, 'wellness.sqlite'))).toBe(true);
  await restored.vault.close();
});

test.each(['Copying', 'Packing', 'Checking'])('a copy that is stopped while %s is not there, and nothing of it is', async (when) => {
  const profile = await openProfile();
  addSettings(profile.folder);
  profile.note('one '.repeat(300_000));
  const target = join(scratchFolder(), 'copy.zip');
  const stopAt = ({ what }: { readonly what: string }) => {
    if (what === when) throw new StorageError('failed', 'It is ending.');
  };
  await expect(saveCopy({ folder: profile.folder, target, extras: everything, now: profile.clock.now(), madeBy: '0.1.0' }, stopAt)).rejects.toThrow('It is ending.');
  expect(readdirSync(dirname(target))).toEqual([]);
  expect(readdirSync(profile.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  await profile.vault.close();
});
