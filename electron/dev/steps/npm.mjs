import { existsSync } from 'node:fs';
import path from 'node:path';
import { boundToUs } from './bound.mjs';
import { run } from './run.mjs';

/**
 * How to call npm: through the script that npm itself names when it runs us, else beside Node, else by its name.
 * A .cmd file needs a shell on Windows, so it is the last resort there.
 * @param {{ env: NodeJS.ProcessEnv, platform: NodeJS.Platform, execPath: string, exists?: (file: string) => boolean }} machine
 * @returns {{ command: string, prefix: string[], shell: boolean }}
 */
export function npmCommand({ env, platform, execPath, exists = existsSync }) {
  const script = env['npm_execpath'];
  if (script && /npm-cli\.c?js$/.test(script)) return { command: env['npm_node_execpath'] ?? execPath, prefix: [script], shell: false };
  if (platform !== 'win32') return { command: 'npm', prefix: [], shell: false };
  const beside = path.win32.join(path.win32.dirname(execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return exists(beside) ? { command: execPath, prefix: [beside], shell: false } : { command: 'npm.cmd', prefix: [], shell: true };
}

/**
 * @param {readonly string[]} args plain words only: they may pass through a Windows shell
 * @param {import('./run.mjs').RunOptions & { node?: string | undefined }} options `node`: run it on this one
 */
export function runNpm(args, { node, ...options } = {}) {
  const env = node === undefined ? process.env : onNode(node);
  const { command, prefix, shell } = npmCommand({ env, platform: process.platform, execPath: node ?? process.execPath });
  // An npm left over from a launcher that was killed would get in the way of the next one.
  const bound = boundToUs(command, [...prefix, ...args]);
  return run(bound.command, bound.args, { ...options, env, shell });
}

/**
 * An environment in which npm, and the scripts that it runs, find this Node first.
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
function onNode(node) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...process.env, npm_node_execpath: node, [name]: `${path.dirname(node)}${path.delimiter}${process.env[name] ?? ''}` };
}

/**
 * The part of npm's output that says what went wrong: it stands first, and pages of usage may follow.
 * @param {string} output
 */
export function npmSaid(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/^npm (warn|notice)/.test(line) && line !== 'npm error');
  return lines.slice(0, 12).join('\n');
}
