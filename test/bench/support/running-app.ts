import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { ElectronBinary } from './bench.ts';
import type { BenchBus } from './bench-bus.ts';
import { epoch, until } from './moment.ts';
import { familyOf } from './processes.ts';

export type RunningApp = {
  readonly pid: number;
  /** Just before it was started, in epoch milliseconds. */
  readonly startedAt: number;
  readonly userData: string;
  /** When its icon reached the tray. */
  readonly onTray: () => Promise<number>;
  /** What it printed, for a message when something does not come. */
  readonly printed: () => string;
  readonly stop: () => Promise<void>;
};

export type LaunchOptions = {
  readonly electron: ElectronBinary;
  readonly bus: BenchBus;
  /** A folder with a package.json: the checkout or one of the floors. */
  readonly folder: string;
  readonly userData: string;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
};

export function launch({ electron, bus, folder, userData, args = [], env = {} }: LaunchOptions): RunningApp {
  mkdirSync(userData, { recursive: true });
  const words = [...electron.args, folder, `--user-data-dir=${userData}`, ...args];
  const whole = { ...bus.env, ...electron.env, ...env };
  const startedAt = epoch();
  const child = spawn(electron.executable, words, { env: whole, stdio: ['ignore', 'pipe', 'pipe'] });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${electron.executable} could not be started.`);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const gone = once(child, 'exit');
  const endWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;

  return {
    pid,
    startedAt,
    userData,
    printed: () => output,
    onTray: () =>
      until(`the tray icon of ${folder}`, () => {
        if (ended()) throw new Error(`${folder} ended by itself (${child.signalCode ?? child.exitCode}):\n${output}`);
        return bus.seen.find((sighting) => sighting.kind === 'item' && sighting.pid === pid)?.at;
      }),
    stop: async () => {
      if (ended()) return;
      const family = familyOf(pid);
      child.kill('SIGTERM');
      const impatient = setTimeout(() => child.kill('SIGKILL'), 5000);
      await gone;
      clearTimeout(impatient);
      await until('the end of all its processes', () => (family.every((member) => !isAlive(member)) ? true : undefined));
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
