import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { putStagedInPlace } from '../../../electron/database/copies/put-in-place.ts';
import { stageCopy } from '../../../electron/database/copies/stage-copy.ts';
import { fakeStart } from '../../support/fake-clock.ts';
import { scratchFolder } from '../support/scratch.ts';

const child = fileURLToPath(new URL('../support/restoring-child.ts', import.meta.url));
const old = { 'watchkeeper.db': 'old data', 'watchkeeper.db-wal': 'old journal', 'preferences.json': 'old settings', 'policy.yaml': 'old policy', 'wellness.sqlite': 'old wellness' };
const staged = { 'watchkeeper.db': 'new data', 'preferences.json': 'new settings', 'wellness.sqlite': 'new wellness' };
const after = { 'watchkeeper.db': 'new data', 'preferences.json': 'new settings', 'wellness.sqlite': 'new wellness', 'secrets.json': 'secrets' };

function put(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}
function filesOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => [name, readFileSync(join(folder, name), 'utf8')]));
}
function waiting(): string {
  const folder = scratchFolder();
  put(folder, { ...old, 'secrets.json': 'secrets' });
  put(join(folder, 'restore.part'), staged);
  stageCopy({ folder, name: 'copy.zip', kind: 'saved', takenAt: 1, now: fakeStart, extras: ['preferences', 'policy', 'wellness'] });
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
    const restored = putStagedInPlace(folder);
    expect([step, restored?.ok]).toEqual([step, true]);
    expect([step, filesOf(folder)]).toEqual([step, after]);
    const [undo = ''] = readdirSync(join(folder, 'backups'));
    expect([step, filesOf(join(folder, 'backups', undo))]).toEqual([step, old]);
    expect(existsSync(join(folder, 'restore'))).toBe(false);
  }
  // Eight renames, and the moment before the plan is put away.
  expect(killed).toBe(9);
}, 60_000);

test('a disk that refuses in the middle: everything is as it was before, with the reason', () => {
  const folder = waiting();
  let steps = 0;
  const restored = putStagedInPlace(folder, () => {
    if ((steps += 1) === 4) throw new Error('EACCES: permission denied');
  });
  expect(restored).toEqual({ ok: false, reason: 'EACCES: permission denied' });
  expect(filesOf(folder)).toEqual({ ...old, 'secrets.json': 'secrets' });
  expect(putStagedInPlace(folder)).toBeNull();
});

test('killed before it was settled, nothing happens at the next start', () => {
  const folder = scratchFolder();
  put(folder, old);
  put(join(folder, 'restore.part'), staged);
  expect(putStagedInPlace(folder)).toBeNull();
  expect(filesOf(folder)).toEqual(old);
});

test('a plan that names a file outside the folder is not followed', () => {
  const folder = waiting();
  writeFileSync(join(folder, 'restore', 'plan.json'), JSON.stringify({ name: 'copy.zip', takenAt: 1, askedAt: fakeStart, replaced: ['../../etc/passwd'], removed: [] }));
  expect(putStagedInPlace(folder)).toMatchObject({ ok: false });
  expect(filesOf(folder)).toEqual({ ...old, 'secrets.json': 'secrets' });
});
