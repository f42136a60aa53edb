import { app } from 'electron';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startAgain } from './restarter.ts';

/** From this one on, Electron tells its own end and the collector's apart (electron/electron#45368). */
const mended = 35;

/** Quits only when `stop` is through, however often it is asked for. */
export function onQuit(stop: () => Promise<void>, report: (error: unknown) => void): void {
  let leaving = false;
  app.on('before-quit', (event) => {
    if (leaving) return;
    event.preventDefault();
    leaving = true;
    // Whoever starts the program meanwhile would find it running, leave it to this one, and have none in the end.
    app.removeAllListeners('second-instance');
    app.once('second-instance', startAgain);
    void stop()
      .then(collectRequests)
      .catch(report)
      .finally(() => app.quit());
  });
}

/**
 * The fallback runtime frees a finished request twice, and ends by a signal, where the collector takes it while the program ends: one
 * quit in some 150. None is left for that moment when all are collected before it.
 */
function collectRequests(): void {
  if (Number.parseInt(process.versions.electron) >= mended) return;
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
