import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../steps/paths.mjs';
import { lastLines, run } from '../steps/run.mjs';

const folder = path.join(root, 'node_modules', 'electron');
const downloadTimeoutMs = 15 * 60_000;

/**
 * Where the executable stands inside electron/dist.
 * @param {NodeJS.Platform} platform
 */
export function executableInDist(platform = process.platform) {
  if (platform === 'darwin') return path.posix.join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @returns {string} the pinned version, from the lock file's package */
export function pinnedVersion() {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
}

/** @returns {string | undefined} the executable of a finished download of the pinned version */
export function ownElectron() {
  const executable = path.join(folder, 'dist', executableInDist());
  const versionFile = path.join(folder, 'dist', 'version');
  // path.txt is what the installer writes last.
  if (!existsSync(path.join(folder, 'path.txt')) || !existsSync(versionFile) || !existsSync(executable)) return undefined;
  return readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === pinnedVersion() ? executable : undefined;
}

/**
 * Node's fetch looks at proxy variables only when told to, and npm keeps its proxy under other names.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withProxy(env) {
  const https = env['HTTPS_PROXY'] ?? env['https_proxy'] ?? env['npm_config_https_proxy'] ?? env['npm_config_proxy'];
  const http = env['HTTP_PROXY'] ?? env['http_proxy'] ?? env['npm_config_proxy'];
  const none = env['NO_PROXY'] ?? env['no_proxy'] ?? env['npm_config_noproxy'];
  return {
    ...env,
    NODE_USE_ENV_PROXY: '1',
    ...(https && { HTTPS_PROXY: https }),
    ...(http && { HTTP_PROXY: http }),
    ...(none && { NO_PROXY: none }),
  };
}

/**
 * Lets Electron's own installer fetch it.
 * @param {import('../steps/report.mjs').Progress} progress
 * @returns {Promise<{ executable: string } | { failure: string }>}
 */
export async function downloadOwnElectron(progress) {
  progress('downloading');
  const ticking = setInterval(() => progress('downloading'), 1000);
  const { code, output } = await run(process.execPath, [path.join(folder, 'install.js')], { env: withProxy(process.env), timeoutMs: downloadTimeoutMs });
  clearInterval(ticking);
  const executable = ownElectron();
  return code === 0 && executable !== undefined ? { executable } : { failure: lastLines(output, 3) };
}
