import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

/**
 * The Node that the dependencies bring along: the machine's own may be older than the tools need.
 * @param {string} root
 * @param {NodeJS.Platform} platform
 */
export function ownNode(root, platform = process.platform) {
  return path.join(root, 'node_modules', 'node', 'bin', platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * Whether a program has to be started again to run on the project's Node.
 * @param {{ execPath: string, own: string, version: string }} machine
 */
export function needsOwnNode({ execPath, own, version }) {
  if (!existsSync(own)) return false;
  // The same major version is as good: on Windows the file may have been replaced while it ran.
  return realpathSync(execPath) !== realpathSync(own) && Number.parseInt(version, 10) < 24;
}

/**
 * Runs this very command on the project's Node and resolves to its exit code.
 * @param {string} root
 * @returns {Promise<number>}
 */
export function restartOnOwnNode(root) {
  const [, script = '', ...args] = process.argv;
  const child = spawn(ownNode(root), [script, ...args], { stdio: 'inherit', env: { ...process.env, [restarted]: '1' } });
  // Ctrl-C reaches the child by itself; whoever started us may signal us alone.
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => {});
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

const restarted = 'WATCHKEEPER_RESTARTED';

/** Whether another Node has already done the first step and said so. */
export function wasRestarted() {
  return process.env[restarted] === '1';
}
