import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourceHash } from '../../../../electron/dev/steps/build.mjs';

let root = '';

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'watchkeeper-build-'));
  write('shared/domain/a.ts', 'export const a = 1;');
  write('electron/main.ts', '');
  write('electron/dev/start.mjs', '');
  write('package.json', '{}');
});

afterEach(() => rmSync(root, { recursive: true }));

test.each([
  ['a changed file', () => write('shared/domain/a.ts', 'export const a = 2;')],
  ['a new file', () => write('renderer/main.tsx', '')],
  ['a renamed file', () => renameSync(path.join(root, 'shared/domain/a.ts'), path.join(root, 'shared/domain/b.ts'))],
  ['another version', () => write('package.json', '{"version":"2.0.0"}')],
])('%s asks for a build', (_what, change) => {
  const before = sourceHash(root);
  change();
  expect(sourceHash(root)).not.toBe(before);
});

test('what is not built does not', () => {
  const before = sourceHash(root);
  write('electron/dev/start.mjs', 'changed');
  write('test/unit/a.test.ts', '');
  write('README.md', '');
  expect(sourceHash(root)).toBe(before);
});
