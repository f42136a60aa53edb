import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { putStagedInPlace } from '../../../electron/database/copies/put-in-place.ts';
import { forgetRestored } from '../../../electron/database/copies/restored.ts';
import { stageCopy } from '../../../electron/database/copies/stage-copy.ts';
import { stampOf } from '../../../electron/database/upkeep/backup-files.ts';
import { elapsedDay } from '../../../shared/time/duration.ts';
import { fakeStart } from '../../support/fake-clock.ts';
import { scratchFolder } from '../support/scratch.ts';

const child = fileURLToPath(new URL('../support/restoring-child.ts', import.meta.url));
const old = { 'watchkeeper.db': 'old data', 'watchkeeper.db-wal': 'old journal', 'preferences.json': 'old settings', 'policy.yaml': 'old policy', 'wellness.sqlite': 'old wellness' };
const staged = { 'watchkeeper.db': 'new data', 'preferences.json': 'new settings', 'wellness.sqlite': 'new wellness' };
const after = { 'watchkeeper.db': 'new data', 'preferences.json': 'new settings', 'wellness.sqlite': 'new wellness', 'secrets.json': 'secrets' };

const notLeft = (left: string) => { throw new Error(left); };

function put(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}
function filesOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => [name, readFileSync(join(folder, name), 'utf8')]));
}
/** What an undo holds of the files from before. */
function keptIn(undo: string): Readonly<Record<string, string>> {
  const { turn: _turn, ...files } = filesOf(undo);
  return files;
}
function waiting(folder = scratchFolder(), now = fakeStart): string {
  put(folder, { ...old, 'secrets.json': 'secrets' });
  put(join(folder, 'restore.part'), staged);
  stageCopy({ folder, name: 'copy.zip', kind: 'saved', takenAt: 1, now, extras: ['preferences', 'policy', 'wellness'] });
  return folder;
}

test('a restore that is killed at any step is whole after the next start, and what was there before is kept whole', () => {
  const prepared = waiting();
  const folder = join(scratchFolder(), 'profile');
  let killed = 0;
  for (let step = 0; ; step += 1) {
    rmSync(folder, { recursive: true, force: true });
    cpSync(prepared, folder, { recursive: true });
    const { signal, status } = spawnSync(process.execPath, [child, folder, String(step)]);
    if (signal === null) {
      expect(status).toBe(0);
      break;
    }
    killed += 1;
    const restored = putStagedInPlace(folder, notLeft);
    // Also without the plan, until somebody acted on it: what was on its way is doubtful.
    const told = { ok: true, name: 'copy.zip', takenAt: 1, undo: join(folder, 'backups', `before-restore-${stampOf(fakeStart)}`), left: [] };
    expect([step, restored, putStagedInPlace(folder, notLeft)]).toEqual([step, told, told]);
    forgetRestored(folder);
    expect([step, putStagedInPlace(folder, notLeft)]).toEqual([step, null]);
    expect([step, filesOf(folder)]).toEqual([step, after]);
    const [undo = ''] = readdirSync(join(folder, 'backups'));
    expect([step, keptIn(join(folder, 'backups', undo))]).toEqual([step, old]);
    expect(existsSync(join(folder, 'restore'))).toBe(false);
  }
  // Eight renames, the moment before the plan is put away, and the one before its folder is.
  expect(killed).toBe(10);
}, 60_000);

test('what cannot be removed after a good restore keeps nothing from starting: it is named, nothing is put aside again, and each start tries anew', () => {
  const folder = waiting();
  const backups = join(folder, 'backups');
  for (const day of ['20200101', '20200102']) put(join(backups, `before-restore-${day}T000000000Z`), old);
  const oldest = join(backups, 'before-restore-20200101T000000000Z');
  let refuses = true;
  const told: string[] = [];
  const start = (from: number) => {
    let steps = 0;
    return putStagedInPlace(folder, (left) => void told.push(left), () => {
      if ((steps += 1) >= from && refuses) throw new Error('EBUSY: resource busy');
    });
  };
  // Eight renames come first.
  expect(start(9)).toMatchObject({ ok: true, name: 'copy.zip', left: [`${join(folder, 'restore', 'plan.json')} (EBUSY: resource busy)`, `${oldest} (EBUSY: resource busy)`] });
  expect(filesOf(folder)).toEqual(after);
  expect(start(1)).toMatchObject({ ok: true, name: 'copy.zip' });
  forgetRestored(folder);
  told.length = 1;
  // A policy that was made since is no part of that restore.
  put(folder, { 'policy.yaml': 'made since' });
  expect([start(1), told.length]).toEqual([null, 2]);
  expect(told[1]).toMatch(/plan\.json \(EBUSY: resource busy\); .*before-restore-20200101T000000000Z \(EBUSY/);
  expect([existsSync(join(folder, 'restore')), existsSync(oldest)]).toEqual([true, true]);
  refuses = false;
  expect([start(1), told.length]).toEqual([null, 2]);
  expect([existsSync(join(folder, 'restore')), existsSync(oldest), readdirSync(backups).length]).toEqual([false, false, 2]);
  expect(filesOf(folder)).toEqual({ ...after, 'policy.yaml': 'made since' });
});

test('a disk that refuses in the middle: everything is as it was before, with the reason', () => {
  const folder = waiting();
  let steps = 0;
  const restored = putStagedInPlace(folder, notLeft, () => {
    if ((steps += 1) === 4) throw new Error('EACCES: permission denied');
  });
  expect(restored).toEqual({ ok: false, reason: 'EACCES: permission denied', apart: null, waits: false });
  expect(filesOf(folder)).toEqual({ ...old, 'secrets.json': 'secrets' });
  expect(putStagedInPlace(folder, notLeft)).toBeNull();
});

test('a disk that refuses the way back, too: what is left apart is named and kept whole, the rest is as it was', () => {
  // Refused from this step on, one of them excepted.
  const refused = (from: number, works: number | null) => {
    const folder = waiting();
    let steps = 0;
    const restored = putStagedInPlace(folder, notLeft, () => {
      steps += 1;
      if (steps >= from && steps !== works) throw new Error('EIO: i/o error');
    });
    const [undo = ''] = readdirSync(join(folder, 'backups'));
    return { restored, apart: keptIn(join(folder, 'backups', undo)), files: filesOf(folder), undo: join(folder, 'backups', undo), folder };
  };
  // The journal and the database are aside, nothing goes back: both are kept together.
  const all = refused(3, null);
  expect(all.restored).toEqual({ ok: false, reason: 'EIO: i/o error', apart: { files: ['watchkeeper.db'], undo: all.undo }, waits: false });
  expect(all.apart).toEqual({ 'watchkeeper.db': 'old data', 'watchkeeper.db-wal': 'old journal' });
  // The new settings are in place and stay there, the old ones come back over them; the database does not.
  const { 'watchkeeper.db': _data, 'watchkeeper.db-wal': _journal, ...others } = old;
  const some = refused(6, 8);
  expect(some.restored).toMatchObject({ apart: { files: ['watchkeeper.db'] } });
  expect(some.files).toEqual({ ...others, 'secrets.json': 'secrets', 'watchkeeper.db': 'new data' });
  expect(some.apart).toEqual({ 'watchkeeper.db': 'old data', 'watchkeeper.db-wal': 'old journal' });
  // Nothing is tried again over what is kept; until somebody acted on it, it is said.
  expect(putStagedInPlace(some.folder, notLeft)).toEqual(some.restored);
  forgetRestored(some.folder);
  expect(putStagedInPlace(some.folder, notLeft)).toBeNull();
});

test('a file from before that is kept is never overwritten by another one', () => {
  const folder = waiting();
  put(join(folder, 'backups', `before-restore-${stampOf(fakeStart)}`), { 'watchkeeper.db': 'older data' });
  expect(putStagedInPlace(folder, notLeft)).toMatchObject({ ok: false, apart: null });
  expect(filesOf(folder)).toEqual({ ...old, 'secrets.json': 'secrets' });
  expect(keptIn(join(folder, 'backups', `before-restore-${stampOf(fakeStart)}`))).toEqual({ 'watchkeeper.db': 'older data' });
});

test('of the states from before the newest two restores stay, whatever the clock said at them', () => {
  const folder = waiting();
  const backups = join(folder, 'backups');
  const year = 365 * elapsedDay;
  // From before they were counted: their names are all there is.
  for (const day of ['20200101', '20200102']) put(join(backups, `before-restore-${day}T000000000Z`), old);
  const asked = [fakeStart, fakeStart + 4 * year, fakeStart + 5 * year, fakeStart, fakeStart - 3 * year].map((instant, index) => instant + index);
  const kept = asked.map((now) => {
    waiting(folder, now);
    expect(putStagedInPlace(folder, notLeft)).toMatchObject({ ok: true });
    return readdirSync(backups).filter((name) => name.startsWith('before-restore-')).toSorted();
  });
  const names = asked.map((instant) => `before-restore-${stampOf(instant)}`);
  const newest = names.map((name, index) => [names[index - 1] ?? 'before-restore-20200102T000000000Z', name].toSorted());
  expect(kept).toEqual(newest);
});

test('a restore that did not take place leaves no empty state from before, which would push out one that holds something', () => {
  const folder = waiting();
  const refused = () => putStagedInPlace(folder, notLeft, () => {
    throw new Error('EACCES: permission denied');
  });
  expect(refused()).toMatchObject({ ok: false, apart: null });
  expect(readdirSync(join(folder, 'backups'))).toEqual([]);
});

test('killed before it was settled, nothing happens at the next start', () => {
  const folder = scratchFolder();
  put(folder, old);
  put(join(folder, 'restore.part'), staged);
  expect(putStagedInPlace(folder, notLeft)).toBeNull();
  expect(filesOf(folder)).toEqual(old);
});

test('a plan that names a file outside the folder is not followed', () => {
  const folder = waiting();
  writeFileSync(join(folder, 'restore', 'plan.json'), JSON.stringify({ name: 'copy.zip', takenAt: 1, askedAt: fakeStart, replaced: ['../../etc/passwd'], removed: [] }));
  expect(putStagedInPlace(folder, notLeft)).toMatchObject({ ok: false });
  expect(filesOf(folder)).toEqual({ ...old, 'secrets.json': 'secrets' });
});
