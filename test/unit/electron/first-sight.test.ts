import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..', '..', '..');

/** What is read before the icon shows: static imports of values, all the way down. */
function readAtOnce(file: string, seen: Map<string, string>): ReadonlyMap<string, string> {
  const { module } = parseSync(file, readFileSync(path.join(root, file), 'utf8'));
  const requests = [
    ...module.staticImports.filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType)).map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest, isType }) => (moduleRequest === null || isType ? [] : moduleRequest.value))),
  ];
  for (const specifier of requests) {
    const target = specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier;
    if (seen.has(target)) continue;
    seen.set(target, file);
    if (specifier.startsWith('.')) readAtOnce(target, seen);
  }
  return seen;
}

test('the icon waits for no package and for few files of ours (T1)', () => {
  const read = readAtOnce('electron/main.ts', new Map());
  expect([...read.keys()]).toContain('electron/adapters/tray.ts');
  const packages = [...read].filter(([target]) => !target.includes('.ts') && target !== 'electron' && !target.startsWith('node:'));
  expect(packages, 'import it lazily, or where the rest is put together (electron/app.ts)').toEqual([]);
  expect([...read.keys()]).not.toContain('electron/app.ts');
  expect(read.size).toBeLessThan(45);
});
