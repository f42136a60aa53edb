import { existsSync } from 'node:fs';

const setpriv = '/usr/bin/setpriv';

/**
 * A command line whose program the kernel ends when we die, even if we are killed without a chance to clean up. Where the
 * system has no such thing it is the command line as it was.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {boolean} available
 * @returns {{ command: string, args: string[] }}
 */
export function boundToUs(command, args, available = existsSync(setpriv)) {
  return available ? { command: setpriv, args: ['--pdeathsig', 'KILL', '--', command, ...args] } : { command, args: [...args] };
}
