import { prepareDisplay } from './steps/display.mjs';
import { UsageError } from './steps/flags.mjs';
import { prepareBuild, prepareElectron, runCommand } from './steps/prepare.mjs';
import { exitWith, seconds } from './steps/report.mjs';
import { partNames, runPart } from './steps/test-parts.mjs';

/**
 * @typedef {import('./steps/test-parts.mjs').PartName} PartName
 * @typedef {{ name: PartName, count: import('./steps/test-parts.mjs').Count, ms: number }} Outcome
 */

const usage = `usage: npm test -- [${partNames.join(' | ')}] [words for that part's runner]`;

await exitWith(async () => {
  const [wanted, ...filters] = process.argv.slice(2);
  const part = partNames.find((name) => name === wanted);
  if (wanted !== undefined && part === undefined) throw new UsageError(`Unknown part ${wanted}.\n\n${usage}`);
  return runCommand(() => test(part === undefined ? partNames : [part], filters));
});

/**
 * @param {readonly PartName[]} parts
 * @param {readonly string[]} filters
 */
async function test(parts, filters) {
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const name of parts) {
    const startedAt = Date.now();
    process.stdout.write(`\n— ${name}\n`);
    const count = await attempt(name, filters);
    outcomes.push({ name, count, ms: Date.now() - startedAt });
  }
  process.stdout.write('\n');
  for (const { name, count, ms } of outcomes) {
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
    process.stdout.write(`  ${count.failed === 0 ? '✓' : '✗'} ${name} ${seconds(ms)} (${count.passed} passed, ${count.failed} failed${skipped})\n`);
  }
  const passed = outcomes.reduce((sum, { count }) => sum + count.passed, 0);
  const failed = outcomes.reduce((sum, { count }) => sum + count.failed, 0);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/**
 * One part, with what it needs. When that cannot be had the part has failed, and the others still run.
 * @param {PartName} name
 * @param {readonly string[]} filters
 */
async function attempt(name, filters) {
  try {
    if (name !== 'e2e') return await runPart(name, { env: process.env, filters });
    const electron = await prepareElectron();
    await prepareBuild();
    const desktop = await prepareDisplay(electron, { alwaysOwn: true });
    try {
      return await runPart(name, { env: { ...(desktop?.env ?? process.env), ...electron.env }, filters });
    } finally {
      await desktop?.close();
    }
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
