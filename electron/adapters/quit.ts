import { app } from 'electron';
import { startAgain } from './restarter.ts';

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
    void stop().catch(report).finally(() => app.quit());
  });
}
