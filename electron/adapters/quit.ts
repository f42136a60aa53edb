import { app } from 'electron';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startAgain } from './restarter.ts';

/** From this one on, Electron tells its own end and the collector's apart (electron/electron#45368). */
const mended = 35;

export type QuitOptions = {
  /** Whether the program may end, which a person is asked; null: there is nothing to ask. */
  readonly mayQuit: () => Promise<boolean> | null;
  readonly stop: () => Promise<void>;
  readonly report: (error: unknown) => void;
};

/** Quits only when it may and `stop` is through. */
export function onQuit({ mayQuit, stop, report }: QuitOptions): void {
  let leaving = false;
  let asking = false;

  function leave(): void {
    leaving = true;
    // Whoever starts the program meanwhile would find it running, leave it to this one, and have none in the end.
    app.removeAllListeners('second-instance');
    app.once('second-instance', startAgain);
    void stop()
      .then(collectRequests)
      .catch(report)
      .finally(() => app.quit());
  }

  app.on('before-quit', (event) => {
    if (leaving) return;
    event.preventDefault();
    if (asking) return;
    const asked = mayQuit();
    if (asked === null) return leave();
    asking = true;
    const unasked = (error: unknown): boolean => {
      report(error);
      return true;
    };
    void asked.catch(unasked).then((may) => {
      asking = false;
      if (may) leave();
    });
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
