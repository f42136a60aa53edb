import { second, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';

/** Settles as `work` does, or rejects when that takes longer than `patience`. The work itself goes on. */
export function withDeadline<T>(clock: Clock, patience: Milliseconds, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const disarm = clock.after(patience, () => reject(new Error(`No answer within ${Math.round(patience / second)} s.`)));
    work.then(resolve, reject).finally(disarm);
  });
}
