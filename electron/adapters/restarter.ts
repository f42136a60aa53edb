import { app } from 'electron';
import type { Restarter } from '../services/ports/restarter.ts';

/** When this one has ended. As it was started, but with its window: whoever asks for it wants to see something. */
export function startAgain(): void {
  app.relaunch({ args: process.argv.slice(1).filter((word) => word !== '--hidden') });
}

export const restarter: Restarter = {
  restart: () => {
    startAgain();
    app.quit();
  },
};
