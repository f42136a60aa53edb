import { powerMonitor } from 'electron';

export type PowerListener = { readonly suspended: () => void; readonly resumed: () => void };

/** Some systems say each of these twice: listeners must not mind. */
export function listenToPower({ suspended, resumed }: PowerListener): void {
  powerMonitor.on('suspend', suspended);
  powerMonitor.on('resume', resumed);
}
