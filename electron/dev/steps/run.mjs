import { spawn } from 'node:child_process';

/**
 * @typedef {{ code: number, output: string }} Finished exit code (128 + signal as shells count) and what was printed, both streams
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, input?: string, shell?: boolean, passThrough?: boolean }} RunOptions
 */

/**
 * Runs a program to its end. Never rejects for an exit code; a program that cannot be started counts as code 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {Promise<Finished>}
 */
export function run(command, args, { cwd, env = process.env, timeoutMs, input, shell = false, passThrough = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, shell, windowsHide: true, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
    let output = '';
    let timedOut = false;
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => { timedOut = true; child.kill('SIGKILL'); }, timeoutMs);
    /** @param {NodeJS.WriteStream} sink */
    const keep = (sink) => (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
      if (passThrough) sink.write(chunk);
    };
    child.stdout?.on('data', keep(process.stdout));
    child.stderr?.on('data', keep(process.stderr));
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, output: `${output}${error.message}\n` });
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (timedOut) resolve({ code: 124, output: `${output}gave up after ${timeoutMs} ms\n` });
      else resolve({ code: code ?? (signal ? 128 : 1), output });
    });
  });
}

/**
 * The last lines of a program's output, for an error message.
 * @param {string} output
 * @param {number} count
 */
export function lastLines(output, count = 12) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}

/**
 * Runs a program that talks to the person itself.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>} exit code
 */
export function runShowing(command, args, { cwd, env }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
    const forward = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    process.on('SIGTERM', forward);
    const done = (/** @type {number} */ code) => {
      process.off('SIGTERM', forward);
      resolve(code);
    };
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      done(127);
    });
    child.once('exit', (code) => done(code ?? 1));
  });
}
