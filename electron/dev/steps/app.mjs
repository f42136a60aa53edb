import { spawn } from 'node:child_process';
import readline from 'node:readline';
import { root } from './paths.mjs';

/**
 * What Chromium logs on its own account, as opposed to what the app prints.
 * @param {string} line
 */
export function isChromiumLog(line) {
  return /^\[\d+:\d+\/\d+\.\d+:[A-Z]+[^\]]*\]/.test(line);
}

/**
 * Starts the app and passes on what it prints. On a session of our own, Chromium's complaints about hardware that cannot be
 * there are left out; WATCHKEEPER_VERBOSE=1 lets them through.
 * @param {import('../electron-binary.mjs').ElectronBinary} electron
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, quiet: boolean }} options
 */
export function launchApp(electron, args, { env, quiet }) {
  const child = spawn(electron.executable, [...electron.args, root, ...args], { cwd: root, env: { ...env, ...electron.env }, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: false });
  const hide = quiet && env['WATCHKEEPER_VERBOSE'] !== '1';
  /** @type {() => void} */
  let alerted = () => {};
  const firstAlert = new Promise((/** @type {(value: void) => void} */ resolve) => { alerted = resolve; });
  readline.createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('ALERT ')) alerted();
    process.stdout.write(`${line}\n`);
  });
  readline.createInterface({ input: child.stderr }).on('line', (line) => {
    if (!hide || !isChromiumLog(line)) process.stderr.write(`${line}\n`);
  });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)));
  });
  // Ctrl-C reaches the app by itself, as it shares our terminal; a signal to us alone is handed on.
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => {});
  return { firstAlert, ended, quit: () => void child.kill('SIGTERM') };
}
