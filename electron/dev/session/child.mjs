import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { boundToUs } from '../steps/bound.mjs';

/**
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 * @typedef {object} Part a program that lives as long as the session
 * @property {string} name
 * @property {ChildProcess} child
 * @property {Promise<never>} gone rejects when it ends before it should
 */

/**
 * Starts a part of the session in a process group of its own, its output in a log file. Where the kernel can do it, the
 * part dies with us even when we are killed without a chance to clean up.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, log: string, input?: string, pipe?: boolean }} options `pipe` opens file descriptor 3 for reading
 * @returns {Part}
 */
export function startPart(command, args, { env, log, input, pipe = false }) {
  const bound = boundToUs(command, args);
  const out = openSync(log, 'a');
  const child = spawn(bound.command, bound.args, {
    env,
    detached: true,
    stdio: [input === undefined ? 'ignore' : 'pipe', out, out, ...(pipe ? /** @type {const} */ (['pipe']) : [])],
  });
  closeSync(out);
  child.stdin?.on('error', () => {});
  child.stdin?.end(input);
  const gone = /** @type {Promise<never>} */ (new Promise((_, reject) => {
    child.once('error', (error) => reject(new Error(`${command} could not be started: ${error.message}`)));
    child.once('exit', (code, signal) => reject(new Error(`${command} ended unexpectedly (${signal ?? `exit code ${code}`}); its output is in ${log}`)));
  }));
  gone.catch(() => {});
  return { name: command, child, gone };
}

/**
 * Ends a part and everything in its process group, and waits until it is gone.
 * @param {Part} part
 */
export async function stopPart({ child }) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  signalGroup(child.pid, 'SIGTERM');
  const impatient = setTimeout(() => child.pid && signalGroup(child.pid, 'SIGKILL'), 2000);
  await ended;
  clearTimeout(impatient);
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
