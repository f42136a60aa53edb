import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPolicyFiles } from '../../../../electron/adapters/policy-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchkeeper-policy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each(['read', 'readNow'] as const)('%s: the text of a file, and in words what is no text, no file, or too large', async (how) => {
  const files = createPolicyFiles(folder);
  const read = async (name: string) => files[how](join(folder, name));
  writeFileSync(join(folder, 'team.yaml'), 'team: { name: Åsas }\n');
  writeFileSync(join(folder, 'picture.yaml'), new Uint8Array([0xff, 0xfe, 0xfd]));
  writeFileSync(join(folder, 'large.yaml'), '');
  truncateSync(join(folder, 'large.yaml'), 6 * 1024 * 1024);
  expect(await read('team.yaml')).toBe('team: { name: Åsas }\n');
  await expect(read('picture.yaml')).rejects.toThrow(/not valid/);
  await expect(read('large.yaml')).rejects.toThrow('larger than 5 MB');
  await expect(read('.')).rejects.toThrow(/no file|EISDIR/);
  await expect(read('none.yaml')).rejects.toThrow(/ENOENT/);
});

test.each([['another one', 'team: { name: Team }\n'], ['none', null]])('what is kept and cannot be read is set aside, not lost, when %s takes its place', (_, text) => {
  const files = createPolicyFiles(folder);
  mkdirSync(join(folder, 'policy.yaml'));
  writeFileSync(join(folder, 'policy.yaml', 'theirs'), '');
  expect(() => files.kept()).toThrow(/EISDIR/);
  files.keep(text);
  expect(files.kept()).toBe(text);
  expect(readdirSync(join(folder, 'policy.yaml.bad'))).toEqual(['theirs']);
});
