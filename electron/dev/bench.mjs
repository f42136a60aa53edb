import path from 'node:path';
import { ensureSystemPackages } from './steps/debian.mjs';
import { root } from './steps/paths.mjs';
import { prepareBuild, prepareElectron, runCommand } from './steps/prepare.mjs';
import { exitWith, step } from './steps/report.mjs';
import { runShowing } from './steps/run.mjs';

// The benchmarks open the desktop themselves, when one of them needs it.
await exitWith(() =>
  runCommand(async () => {
    const { executable } = await prepareElectron();
    await prepareBuild();
    if (process.platform === 'linux') {
      await step('system packages', (progress) => ensureSystemPackages({ executable, withSession: true, uid: process.getuid?.() }, progress));
    }
    process.on('SIGINT', () => {});
    return runShowing(process.execPath, [path.join('test', 'bench', 'run.ts'), ...process.argv.slice(2)], { cwd: root, env: process.env });
  }),
);
