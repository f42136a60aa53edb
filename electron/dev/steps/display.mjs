import { homedir } from 'node:os';
import path from 'node:path';
import { openDesktop } from '../desktop.mjs';
import { ensureSystemPackages } from './debian.mjs';
import { step } from './report.mjs';

/**
 * Only Linux can be without a display and still run a desktop program, on a session made for it.
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 */
export function needsSession(platform, env) {
  return platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'];
}

/**
 * Secrets of a session without a display outlive it, apart from the keyring of a real desktop, whose password is not ours.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} home
 */
export function sessionKeyring(env, home) {
  return path.join(env['XDG_DATA_HOME'] || path.join(home, '.local', 'share'), 'watchkeeper-session');
}

/**
 * The system's libraries, and the display that is there or one of our own.
 * @param {import('../electron-binary.mjs').ElectronBinary} electron
 * @param {{ alwaysOwn?: boolean, options?: import('../desktop.mjs').DesktopOptions }} how `alwaysOwn` keeps tests off the person's desktop
 * @returns {Promise<import('../desktop.mjs').Desktop | undefined>} nothing when there is a display already
 */
export async function prepareDisplay(electron, { alwaysOwn = false, options = {} } = {}) {
  if (process.platform !== 'linux') return undefined;
  const withSession = alwaysOwn || needsSession(process.platform, process.env);
  const uid = process.getuid?.();
  await step('system packages', (progress) => ensureSystemPackages({ executable: electron.executable, withSession, uid }, progress));
  if (!withSession) return undefined;
  return step('display', () => openDesktop(options), () => 'none here: a desktop session of its own that nobody sees');
}

/** @returns {import('../desktop.mjs').DesktopOptions} */
export function startOptions() {
  // A system bus, though an empty one: without any, Chromium complains about it again and again.
  return { systemBus: true, keyringFolder: sessionKeyring(process.env, homedir()) };
}
