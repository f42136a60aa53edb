import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { plainRuntime } from './runtime/fallback.mjs';
import { root } from './steps/paths.mjs';
import { prepareBuild, prepareElectron, runCommand } from './steps/prepare.mjs';
import { Explained, exitWith, megabytes, step } from './steps/report.mjs';
import { lastLines, run } from './steps/run.mjs';
import { folderSize } from './steps/size.mjs';
import { toolScript } from './steps/tool.mjs';

// usage: npm run package [-- flags of electron-builder]
// Without flags it packs a folder that runs on this system. A release is packed with its own targets (deb, AppImage, dmg,
// nsis), which fetch tools that not every network lets through, and always on the pinned Electron.
await exitWith(() =>
  runCommand(async () => {
    const electron = await prepareElectron();
    await prepareBuild();
    const given = process.argv.slice(2);
    if (electron.isFallback && given.length > 0) {
      throw new Explained('This is the fallback Electron, for trying out the packaging alone: a release needs the pinned one. Run it without flags.');
    }
    const output = path.join(root, 'dist');
    const flags = given.length > 0 ? given : ['--dir'];
    const runtime = electron.isFallback ? path.join(root, 'out', 'runtime') : undefined;
    const from = runtime === undefined ? [] : [`--config.electronDist=${runtime}`, `--config.electronVersion=${electron.version}`];
    await step('package', async (progress) => {
      if (runtime !== undefined) plainRuntime(path.dirname(electron.executable), runtime);
      const ticking = setInterval(() => progress(''), 1000);
      const { code, output: said } = await run(process.execPath, [toolScript('electron-builder'), ...flags, '--publish=never', ...from], { cwd: root });
      clearInterval(ticking);
      if (runtime !== undefined) rmSync(runtime, { recursive: true, force: true });
      if (code !== 0) throw new Explained(`electron-builder failed:\n${lastLines(said, 30)}`);
    });
    for (const name of readdirSync(output)) describe(path.join(output, name));
    return 0;
  }),
);

/** @param {string} packed */
function describe(packed) {
  const archive = path.join(packed, 'resources', 'app.asar');
  if (!existsSync(archive)) return;
  const hash = createHash('sha256').update(readFileSync(archive)).digest('hex');
  process.stdout.write(`  ${path.relative(root, packed)}: ${megabytes(folderSize(packed))}, of which the app ${megabytes(folderSize(path.join(packed, 'resources')))}; app.asar sha256 ${hash}\n`);
}
