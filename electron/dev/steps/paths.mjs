import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/**
 * Where things that outlive a checkout are kept: fetched runtimes, nothing of the person's.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @param {string} home
 */
export function cacheFolder(env = process.env, platform = process.platform, home = homedir()) {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  if (env['XDG_CACHE_HOME']) return paths.join(env['XDG_CACHE_HOME'], 'watchkeeper');
  if (platform === 'win32') return paths.join(env['LOCALAPPDATA'] ?? paths.join(home, 'AppData', 'Local'), 'watchkeeper', 'Cache');
  if (platform === 'darwin') return paths.join(home, 'Library', 'Caches', 'watchkeeper');
  return paths.join(home, '.cache', 'watchkeeper');
}

/**
 * Whether a module is the program that was started, rather than imported by it.
 * @param {string} moduleUrl its `import.meta.url`
 */
export function isMain(moduleUrl) {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(moduleUrl));
}
