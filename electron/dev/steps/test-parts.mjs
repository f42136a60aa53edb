import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runChecks } from './checks.mjs';
import { root } from './paths.mjs';
import { runShowing } from './run.mjs';
import { toolScript } from './tool.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 * @typedef {'check' | 'unit' | 'database' | 'e2e'} PartName
 */

/** @type {readonly PartName[]} */
export const partNames = ['check', 'unit', 'database', 'e2e'];

/**
 * How a part ended. A runner that says it failed without naming a failed test (it crashed, a file could not be loaded, no
 * test ran) counts as one failure more: nothing that went wrong may vanish in a sum.
 * @param {Count | undefined} count nothing when the runner left no report
 * @param {number} code its exit code
 * @returns {Count}
 */
export function judge(count, code) {
  const { passed, failed, skipped } = count ?? { passed: 0, failed: 0, skipped: 0 };
  const unexplained = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: failed + (unexplained ? 1 : 0), skipped };
}

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number }} report of Vitest
 * @returns {Count}
 */
export function countVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) {
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}

/**
 * A flaky test (it passed at a second try) is a failed one.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report of Playwright
 * @returns {Count}
 */
export function countPlaywright({ stats }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/**
 * @param {PartName} name
 * @param {{ env: NodeJS.ProcessEnv, filters: readonly string[] }} options `filters` go to the runner as they are
 * @returns {Promise<Count>}
 */
export async function runPart(name, { env, filters }) {
  if (name === 'check') {
    const { passed, failed } = await runChecks((text) => process.stdout.write(text));
    return judge({ passed, failed, skipped: 0 }, failed === 0 ? 0 : 1);
  }
  const report = path.join(root, 'test', 'results', `${name}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const args =
    name === 'e2e'
      ? [toolScript('@playwright/test', 'playwright'), 'test', ...filters]
      : [toolScript('vitest'), 'run', '--project', name, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters];
  // Each runner has its own way to be told that nobody sees colours.
  const plain = process.stdout.isTTY ? {} : name === 'e2e' ? { FORCE_COLOR: '0' } : { NO_COLOR: '1' };
  const code = await runShowing(process.execPath, args, { cwd: root, env: { ...env, ...plain } });
  const count = name === 'e2e' ? countPlaywright : countVitest;
  return judge(existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : undefined, code);
}
