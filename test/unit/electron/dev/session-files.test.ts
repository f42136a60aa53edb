import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { layOut, makeHome } from '../../../../electron/dev/session/files.mjs';

let parent = '';

beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'watchkeeper-session-files-'));
});

afterEach(() => rmSync(parent, { recursive: true }));

test('a new session sweeps away what a killed one left, and nothing else', () => {
  const dead = path.join(parent, `watchkeeper-desktop-${spawnSync(process.execPath, ['--version']).pid}-abc`);
  const alive = path.join(parent, `watchkeeper-desktop-${process.pid}-def`);
  const foreign = path.join(parent, 'something-else');
  for (const folder of [dead, alive, foreign]) mkdirSync(folder);
  const home = makeHome(parent);
  expect([dead, alive, foreign, home].map((folder) => existsSync(folder))).toEqual([false, true, true, true]);
});

test.skipIf(process.platform === 'win32')('what a session lays out is its own and private', () => {
  const files = layOut(makeHome(parent), path.join(parent, 'keyrings'));
  expect(statSync(files.runtime).mode & 0o777).toBe(0o700);
  expect(statSync(files.authority).mode & 0o777).toBe(0o600);
  expect(files.data).toBe(path.join(parent, 'keyrings'));
  // Family (any host), two empty names, the method with its length, sixteen secret bytes.
  const cookie = readFileSync(files.authority);
  expect(cookie.subarray(0, 6).toString('hex')).toBe('ffff00000000');
  expect(cookie.subarray(8, 26).toString()).toBe('MIT-MAGIC-COOKIE-1');
  expect(cookie).toHaveLength(44);
});
