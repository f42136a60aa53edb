import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../../../electron/dev/steps/lock.mjs';

let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'watchkeeper-lock-'));
  file = path.join(folder, 'deeper', 'fetch.lock');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('one at a time, and the lock names its holder', async () => {
  const order: string[] = [];
  let letGo = () => {};
  const first = withLock(file, async () => {
    order.push('first in');
    expect(readFileSync(file, 'utf8')).toBe(`${process.pid}\n`);
    await new Promise<void>((resolve) => (letGo = resolve));
    order.push('first out');
  });
  const second = withLock(file, async () => void order.push('second in'), () => letGo());
  await Promise.all([first, second]);
  expect(order).toEqual(['first in', 'first out', 'second in']);
  expect(existsSync(file)).toBe(false);
});

test('work that fails gives the lock back', async () => {
  await expect(withLock(file, () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
  expect(existsSync(file)).toBe(false);
});

test('the lock of a dead process is taken over', async () => {
  const dead = spawnSync(process.execPath, ['--version']);
  await withLock(file, () => Promise.resolve());
  writeFileSync(file, `${dead.pid}\n`);
  await expect(withLock(file, () => Promise.resolve('mine'))).resolves.toBe('mine');
});

test('a lock that was cut off while being written is taken over', async () => {
  await withLock(file, () => Promise.resolve());
  writeFileSync(file, '');
  await expect(withLock(file, () => Promise.resolve('mine'))).resolves.toBe('mine');
});
