import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../../../../electron/dev/steps/run.mjs';
import { root } from '../../../../electron/dev/steps/paths.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'watchkeeper-policy-lint-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const policy = (...words: readonly string[]) => run(process.execPath, [path.join(root, 'electron/dev/policy.mjs'), ...words], { env: { ...process.env, INIT_CWD: folder } });
const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

test('a contradiction is named with its places and the runbook’s lines, and fails the command; a gap fails it only when asked to be strict', async () => {
  write('team.yaml', 'watchkeeper: 1\nteam: { name: Checkout }\n');
  write('runbook.yaml', 'watchkeeper: 1\nteam: { name: Checkout, zone: Europe/Berlin }\nstatements:\n  - { line: 203, says: escalate, severity: 2, level: 2, minutes: 30 }\n  - { line: 442, says: escalate, severity: 2, level: 2, minutes: 60 }\n');
  const gap = await policy('lint', 'team.yaml');
  expect(gap.output).toMatch(/^team\.yaml:2:1 gap C37: The team has no time zone/m);
  expect(gap.code).toBe(0);
  expect((await policy('lint', '--strict', 'team.yaml')).code).toBe(1);
  const conflict = await policy('lint', 'runbook.yaml');
  expect(conflict.output).toMatch(/^runbook\.yaml:4:5 conflict C2: SEV-2 calls the secondary at 30 min, 60 min\. \(also runbook\.yaml:5\) \[runbook L203, L442\]$/m);
  expect(conflict.code).toBe(1);
});

test('a file that does not fit is named with line and column; without a file it says how', async () => {
  write('bad.yaml', 'watchkeeper: 1\nteam: {}\n');
  const bad = await policy('lint', 'bad.yaml');
  expect(bad.output).toMatch(/^bad\.yaml:2:1 fault team\.name: /m);
  expect(bad.code).toBe(1);
  expect((await policy('lint', 'nowhere.yaml')).output).toContain('nowhere.yaml could not be read');
  const nothing = await policy();
  expect(nothing.code).toBe(2);
  expect(nothing.output).toContain('npm run policy -- lint');
});
