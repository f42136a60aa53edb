import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { epoch, pause, until } from './moment.ts';

export type WindowWatch = {
  /** When the first window after `from` came onto the screen, in epoch milliseconds. */
  readonly firstShown: (from: number) => Promise<number>;
  readonly close: () => void;
};

/** Tells when windows appear, as the display itself reports it: no program has to be asked. */
export async function watchWindows(desktop: NodeJS.ProcessEnv): Promise<WindowWatch> {
  const child = spawn('stdbuf', ['-oL', 'xev', '-root', '-event', 'substructure'], { env: desktop, stdio: ['ignore', 'pipe', 'inherit'] });
  const shown: number[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('MapNotify')) shown.push(epoch());
  });
  // It says nothing when it has begun to listen.
  await pause(300);
  if (child.exitCode !== null) throw new Error('xev (Debian: x11-utils) could not watch the display.');
  return {
    firstShown: (from) => until('a window', () => shown.find((at) => at > from)),
    close: () => child.kill(),
  };
}
