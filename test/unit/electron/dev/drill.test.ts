import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../../../../electron/dev/steps/run.mjs';
import { root } from '../../../../electron/dev/steps/paths.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'watchkeeper-drill-lint-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const drill = (...words: readonly string[]) => run(process.execPath, [path.join(root, 'electron/dev/drill.mjs'), ...words], { env: { ...process.env, INIT_CWD: folder } });
const shipped = path.join(root, 'assets/drills/slow-burn.yaml');

test('a scenario that can be played passes; one that cannot is named with line and column; the exit says which', async () => {
  writeFileSync(path.join(folder, 'good.yaml'), readFileSync(shipped));
  writeFileSync(path.join(folder, 'bad.yaml'), readFileSync(shipped, 'utf8').replace('ends: 4h30m', 'ends: tomorrow'));
  const good = await drill('lint', 'good.yaml');
  expect(good.code).toBe(0);
  expect(good.output).toMatch(/^good\.yaml: Slow burn can be played\.$/m);
  const bad = await drill('lint', 'good.yaml', 'bad.yaml');
  expect(bad.code).toBe(1);
  expect(bad.output).toMatch(/^bad\.yaml:14:1 ends: Write a length of time such as 8s, 4m or 1h30m\.$/m);
});

test('a file that is not there is explained, and no command shows how', async () => {
  const missing = await drill('lint', 'nowhere.yaml');
  expect(missing.code).toBe(1);
  expect(missing.output).toContain('nowhere.yaml could not be read');
  const nothing = await drill();
  expect(nothing.code).toBe(2);
  expect(nothing.output).toContain('npm run drill -- lint FILE');
});
