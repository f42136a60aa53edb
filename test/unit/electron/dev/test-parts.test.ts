import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../../electron/dev/steps/checks.mjs';
import { countPlaywright, countVitest, judge } from '../../../../electron/dev/steps/test-parts.mjs';

describe('a part of npm test', () => {
  test('that passed', () => {
    expect(judge({ passed: 3, failed: 0, skipped: 1 }, 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
  });

  test('with failed tests counts them as they are', () => {
    expect(judge({ passed: 3, failed: 2, skipped: 0 }, 1)).toEqual({ passed: 3, failed: 2, skipped: 0 });
  });

  test.each([
    ['left no report', undefined, 134],
    ['left no report though it says it is fine', undefined, 0],
    ['ran no test', { passed: 0, failed: 0, skipped: 0 }, 0],
    ['skipped every test', { passed: 0, failed: 0, skipped: 7 }, 0],
    ['passed every test and then fell over', { passed: 3, failed: 0, skipped: 0 }, 1],
  ])('has failed when its runner %s', (_what, count, code) => {
    expect(judge(count, code).failed).toBe(1);
  });

  test('is counted out of the reports of its runners', () => {
    expect(countVitest({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 })).toEqual({ passed: 5, failed: 1, skipped: 3 });
    expect(countPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } })).toEqual({ passed: 4, failed: 2, skipped: 2 });
  });
});

test('checks run to the end, each with a line, and a failed one says why', async () => {
  const said: string[] = [];
  const all = [
    { name: 'fine', args: ['-e', ''] },
    { name: 'broken', args: ['-e', 'console.log("src/a.ts:3 no"); process.exit(1)'] },
    { name: 'not there', args: ['/nowhere/tool.js'] },
  ];
  expect(await runChecks((text) => said.push(text), { all, atOnce: 2 })).toEqual({ passed: 1, failed: 2 });
  expect(said).toHaveLength(3);
  expect(said.find((text) => text.includes('broken'))).toMatch(/✗ broken .*\nsrc\/a\.ts:3 no\n/);
  expect(said.find((text) => text.includes('fine'))).toMatch(/✓ fine/);
});
