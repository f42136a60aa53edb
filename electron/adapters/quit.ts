import { app } from 'electron';

/** Quits only when `stop` is through, however often it is asked for. */
export function onQuit(stop: () => Promise<void>, report: (error: unknown) => void): void {
  let leaving = false;
  app.on('before-quit', (event) => {
    if (leaving) return;
    event.preventDefault();
    leaving = true;
    void stop().catch(report).finally(() => app.quit());
  });
}
