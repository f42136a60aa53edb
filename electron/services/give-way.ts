import type { Clock } from './ports/clock.ts';

/** Lets everything else that waits have its turn, in the middle of long work: the main thread owns the alarms (T15). */
export function giveWay(clock: Clock): Promise<void> {
  return new Promise((resolve) => clock.after(0, resolve));
}
