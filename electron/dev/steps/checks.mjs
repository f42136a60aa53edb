import path from 'node:path';
import { root } from './paths.mjs';
import { seconds } from './report.mjs';
import { run } from './run.mjs';
import { toolScript } from './tool.mjs';

/** @typedef {{ name: string, args: string[] }} Check a script and its arguments, run with Node; it is fine when it ends with 0 */

/** @returns {Check[]} longest first, so that the short ones fill the gaps */
function checks() {
  const types = ['test', 'renderer', 'electron', 'shared'].map((folder) => ({ name: `types of ${folder}`, args: [toolScript('typescript', 'tsc'), '-p', folder, '--incremental', '--tsBuildInfoFile', path.join(root, 'out', 'types', `${folder}.json`)] }));
  return [
    ...types,
    { name: 'dead code', args: [toolScript('knip'), '--no-progress', '--no-config-hints'] },
    { name: 'lint', args: [toolScript('oxlint'), '--deny-warnings'] },
    { name: 'lock file', args: [path.join('electron', 'dev', 'lock-file.mjs')] },
    { name: 'layers', args: [path.join('test', 'check', 'run.ts'), 'layers'] },
    { name: 'proofs', args: [path.join('test', 'check', 'run.ts'), 'proofs'] },
  ];
}

/**
 * Runs every check, a few at once, and prints a line for each as it ends; what a failed one has to say follows its line.
 * @param {(text: string) => void} print
 * @param {{ all?: Check[], atOnce?: number }} options
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks(print, { all = checks(), atOnce = 3 } = {}) {
  const waiting = [...all];
  let failed = 0;
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const startedAt = Date.now();
      const { code, output } = await run(process.execPath, check.args, { cwd: root, env: { ...process.env, NO_COLOR: '1' } });
      const took = seconds(Date.now() - startedAt);
      if (code !== 0) failed += 1;
      print(code === 0 ? `  ✓ ${check.name} ${took}\n` : `  ✗ ${check.name} ${took}\n${output.trimEnd()}\n`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { passed: all.length - failed, failed };
}
