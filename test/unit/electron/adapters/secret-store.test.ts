import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSecretStore } from '../../../../electron/adapters/secret-store.ts';

vi.mock('electron', () => ({ safeStorage: { isEncryptionAvailable: () => false } }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchkeeper-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const file = () => join(folder, 'secrets.json');

test('what is kept is there after a restart, and nothing is wrong with it', () => {
  expect(createSecretStore(folder).spoilt).toBeNull();
  expect(createSecretStore(folder).set('a', 'one', 'plain')).toBe('plain');
  const again = createSecretStore(folder);
  expect([again.get('a'), again.spoilt]).toEqual(['one', null]);
});

test('a file that cannot be read is set aside and told of, without quoting it; what is typed again is kept', () => {
  writeFileSync(file(), '{"a": dG9rZW4');
  const store = createSecretStore(folder);
  expect(store.spoilt).toEqual({ keptAt: `${file()}.bad`, reason: 'It is not what Watchkeeper writes.' });
  expect(readFileSync(`${file()}.bad`, 'utf8')).toBe('{"a": dG9rZW4');
  store.set('a', 'one', 'plain');
  expect(createSecretStore(folder).get('a')).toBe('one');
});

test('where it cannot be set aside, too, the program starts, says so, and never writes over it', () => {
  writeFileSync(file(), 'broken');
  // Nothing can take this name: as in a folder that takes no change.
  mkdirSync(join(`${file()}.bad`, 'taken'), { recursive: true });
  const store = createSecretStore(folder);
  expect(store.spoilt).toMatchObject({ keptAt: file() });
  expect(store.names()).toEqual([]);
  expect(() => store.set('a', 'one', 'plain')).toThrow();
  expect([store.get('a'), readFileSync(file(), 'utf8')]).toEqual([null, 'broken']);
  expect(store.set('b', 'two', 'session')).toBe('session');
  rmSync(`${file()}.bad`, { recursive: true });
  store.set('a', 'one', 'plain');
  expect([readFileSync(`${file()}.bad`, 'utf8'), createSecretStore(folder).get('a')]).toEqual(['broken', 'one']);
  expect(existsSync(`${file()}.new`)).toBe(false);
});
