import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { orderName } from './drill-launcher.ts';

/** What this drill is to play, as it was written down for it. */
export const readDrillOrder = (folder: string): unknown => JSON.parse(readFileSync(join(folder, orderName), 'utf8'));

/** The line to the watch that started this drill. A drill does not outlive it. */
export function listenToWatch(take: (message: unknown) => void): (said: unknown) => void {
  // Started by anybody else, or by itself after a restart: there is nobody whose drill it is.
  if (process.send === undefined) app.exit(0);
  process.on('message', take);
  process.once('disconnect', () => app.quit());
  return (said) => void (process.connected && process.send?.(said));
}
