import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute } from 'node:path';
import { codeOf } from '../../shared/domain/reason-of.ts';
import type { CommandEnd } from '../../shared/model/runbook.ts';
import { second } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from '../services/ports/clock.ts';
import type { CommandRunner } from '../services/ports/command-runner.ts';
import { createOutputKeeper } from './output-keeper.ts';

export type CommandRunnerOptions = { readonly clock: Pick<Clock, 'after'>; readonly platform: NodeJS.Platform; readonly env: NodeJS.ProcessEnv };

/** What belongs to Watchkeeper and its runtime is no business of a command. */
const ownWords = /^(WATCHKEEPER_|ELECTRON_|NODE_OPTIONS$|CHROME_)/;

export function createCommandRunner({ clock, platform, env }: CommandRunnerOptions): CommandRunner {
  const theirs = Object.fromEntries(Object.entries(env).filter(([name]) => !ownWords.test(name)));

  return {
    home: homedir(),
    folderFault(folder) {
      if (!isAbsolute(folder)) return 'Give the whole path of the folder.';
      return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? null : 'There is no such folder on this computer.';
    },
    run: ({ program, words, folder, timeout, signal }) => new Promise((resolve) => {
      const output = createOutputKeeper();
      let why: 'timed-out' | 'stopped' | null = null;
      let letGo: Disarm = () => {};
      // A group of its own: what the command started ends with it.
      const child = spawn(program, words, { cwd: folder, env: theirs, shell: false, detached: platform !== 'win32', windowsHide: true, stdio: ['ignore', 'pipe', 'pipe'] });
      const kill = (reason: 'timed-out' | 'stopped') => {
        why ??= reason;
        try {
          if (platform === 'win32' || child.pid === undefined) child.kill('SIGKILL');
          else process.kill(-child.pid, 'SIGKILL');
        } catch {
          // It has ended already.
        }
        letGo();
        // What left the group and holds on to the pipes keeps nobody waiting.
        letGo = clock.after(second, () => {
          child.stdout.destroy();
          child.stderr.destroy();
        });
      };
      const disarm = clock.after(timeout, () => kill('timed-out'));
      const stop = () => kill('stopped');
      signal.addEventListener('abort', stop, { once: true });
      child.stdout.on('data', output.take);
      child.stderr.on('data', output.take);
      const settle = (end: CommandEnd) => {
        disarm();
        letGo();
        signal.removeEventListener('abort', stop);
        resolve({ end, ...output.read() });
      };
      child.once('error', (error) => settle({ how: 'not-started', reason: describe(error, program) }));
      // "close" and not "exit": the output is whole then. A grandchild that keeps the pipes open dies with the group, at the timeout at the latest; one that left the group loses them a moment after.
      child.once('close', (code, ended) => settle(why !== null ? { how: why } : code === null ? { how: 'killed', signal: ended ?? 'a signal' } : { how: 'exited', code }));
    }),
  };
}

function describe(error: Error, program: string): string {
  const code = codeOf(error);
  if (code === 'ENOENT') return `“${program}” was not found. A path such as ./script is looked for in the folder that was allowed.`;
  if (code === 'EACCES') return `“${program}” may not be executed.`;
  return error.message;
}
