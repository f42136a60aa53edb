import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Explained } from './report.mjs';
import { run } from './run.mjs';

const somethingToSeeMs = 75_000;
const windowMs = 30_000;

/**
 * The system's own way to take a picture of everything on a display that somebody looks at.
 * @param {NodeJS.Platform} platform
 * @param {string} file
 * @returns {{ command: string, args: string[] }}
 */
export function pictureCommand(platform, file) {
  if (platform === 'darwin') return { command: 'screencapture', args: ['-x', file] };
  if (platform === 'linux') return { command: 'import', args: ['-window', 'root', file] };
  throw new Explained('--screenshot works on Linux and macOS. On Windows, press Windows + Print Screen.');
}

/**
 * Waits until there is something to see (the window, then the first alert, or long enough) and takes the picture.
 * @param {string} file
 * @param {{ env: NodeJS.ProcessEnv, firstAlert: Promise<unknown>, gone: Promise<unknown> }} watch
 */
export async function takePicture(file, { env, firstAlert, gone }) {
  mkdirSync(path.dirname(file), { recursive: true });
  const { command, args } = pictureCommand(process.platform, file);
  const stop = new AbortController();
  const within = (/** @type {number} */ ms) => pause(ms, undefined, { signal: stop.signal }).catch(() => {});
  const left = gone.then(() => { throw new Explained('The app ended before there was anything to take a picture of.'); });
  try {
    await Promise.race([windowIsThere(env, stop.signal), within(windowMs), left]);
    await Promise.race([firstAlert, within(somethingToSeeMs), left]);
    // The daemon and the window draw what they were told a moment later.
    await Promise.race([within(1500), left]);
  } finally {
    stop.abort();
    left.catch(() => {});
  }
  const { code, output } = await run(command, args, { env, timeoutMs: 30_000 });
  if (code !== 0) throw new Explained(`The picture could not be taken with ${command}:\n${output}`);
}

/**
 * Resolves when the window manager lists a window of ours; without an X display there is nobody to ask.
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 */
async function windowIsThere(env, signal) {
  while (!signal.aborted) {
    const { output } = await run('xprop', ['-root', '_NET_CLIENT_LIST'], { env, timeoutMs: 5000 });
    for (const [id] of output.matchAll(/0x[0-9a-f]+/g)) {
      const window = await run('xprop', ['-id', id, 'WM_CLASS', '_NET_WM_NAME'], { env, timeoutMs: 5000 });
      if (/watchkeeper/i.test(window.output)) return;
    }
    await pause(200);
  }
}
