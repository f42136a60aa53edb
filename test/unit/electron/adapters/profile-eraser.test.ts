import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createProfileEraser, eraseProfile } from '../../../../electron/adapters/profile-eraser.ts';

function aProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'watchkeeper-eraser-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['watchkeeper.db', 'watchkeeper.db-wal', 'watchkeeper.db.corrupt-20260302T090000000Z', 'wellness.sqlite', 'wellness.sqlite-wal', 'preferences.json', 'preferences.json.bak', 'secrets.json', 'policy.yaml', 'Cookies']) writeFileSync(join(folder, name), 'x');
  for (const name of ['backups', 'logs', 'Local Storage', 'restore.part']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'Local Storage', 'draft'), 'typed and not sent');
  writeFileSync(join(folder, 'diary.txt'), 'somebody else’s');
  writeFileSync(join(folder, 'SingletonLock'), 'x');
  return folder;
}

test('everything of ours and of the window goes, nothing of anybody else', () => {
  const folder = aProfile();
  createProfileEraser(folder).ask();
  expect(eraseProfile(folder)).toEqual([]);
  expect(readdirSync(folder).toSorted()).toEqual(['SingletonLock', 'diary.txt']);
});

test('without having been asked nothing goes', () => {
  const folder = aProfile();
  const before = readdirSync(folder).length;
  expect(eraseProfile(folder)).toEqual([]);
  expect(readdirSync(folder)).toHaveLength(before);
});

test('asked once, it happens once', () => {
  const folder = aProfile();
  createProfileEraser(folder).ask();
  eraseProfile(folder);
  writeFileSync(join(folder, 'watchkeeper.db'), 'the new life');
  eraseProfile(folder);
  expect(existsSync(join(folder, 'watchkeeper.db'))).toBe(true);
});

test('what only looks like ours, and what a link leads to, stays', () => {
  const folder = aProfile();
  const elsewhere = join(mkdtempSync(join(tmpdir(), 'watchkeeper-eraser-')), 'theirs');
  writeFileSync(elsewhere, 'not in the folder');
  rmSync(join(folder, 'wellness.sqlite'));
  symlinkSync(elsewhere, join(folder, 'wellness.sqlite'));
  writeFileSync(join(folder, 'wellness.odt'), 'a programme of somebody’s');
  mkdirSync(join(folder, 'wellness.d'));
  createProfileEraser(folder).ask();
  expect(eraseProfile(folder)).toEqual([]);
  expect(readdirSync(folder).toSorted()).toEqual(['SingletonLock', 'diary.txt', 'wellness.d', 'wellness.odt']);
  expect(readFileSync(elsewhere, 'utf8')).toBe('not in the folder');
});
