import { app } from 'electron';
import type { Restarter } from '../services/ports/restarter.ts';

/** As it was started, but with its window: whoever asks for a restart wants to see what came of it. */
export const restarter: Restarter = {
  restart: () => {
    app.relaunch({ args: process.argv.slice(1).filter((word) => word !== '--hidden') });
    app.quit();
  },
};
