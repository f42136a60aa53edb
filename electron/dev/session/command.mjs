import { spawn } from 'node:child_process';
import { Explained } from '../steps/report.mjs';

const usage = `usage: node electron/dev/desktop.mjs [--no-keyring] [--system-bus] [--size=WIDTHxHEIGHT] COMMAND [ARGUMENTS]
Runs a command on a desktop session of its own that nobody sees, and ends with the command's exit code.`;

/**
 * @param {readonly string[]} argv
 * @returns {{ options: import('../desktop.mjs').DesktopOptions, command: string, args: string[] }}
 */
export function parseDesktopCommand(argv) {
  /** @type {import('../desktop.mjs').DesktopOptions} */
  const options = {};
  let at = 0;
  for (; argv[at]?.startsWith('--'); at++) {
    const flag = argv[at] ?? '';
    const size = /^--size=(\d+x\d+)$/.exec(flag)?.[1];
    if (flag === '--no-keyring') options.keyring = false;
    else if (flag === '--system-bus') options.systemBus = true;
    else if (size !== undefined) options.size = size;
    else throw new Explained(`Unknown flag ${flag}.\n${usage}`);
  }
  const [command, ...args] = argv.slice(at);
  if (command === undefined) throw new Explained(usage);
  return { options, command, args };
}

/**
 * @param {readonly string[]} argv
 * @param {typeof import('../desktop.mjs').openDesktop} openDesktop
 * @returns {Promise<number>}
 */
export async function runDesktopCommand(argv, openDesktop) {
  const { options, command, args } = parseDesktopCommand(argv);
  const desktop = await openDesktop(options);
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn(command, args, { env: desktop.env, stdio: 'inherit' });
      /** @param {NodeJS.Signals} signal */
      const forward = (signal) => child.kill(signal);
      process.on('SIGTERM', forward).on('SIGHUP', forward);
      // Ctrl-C reaches the command by itself, as it shares our terminal; we only must outlive it.
      process.on('SIGINT', () => {});
      child.once('error', (error) => reject(new Explained(`${command} could not be started: ${error.message}`)));
      child.once('exit', (code, signal) => resolve(code ?? (signal ? 130 : 1)));
    });
  } finally {
    await desktop.close();
  }
}
