import { Worker } from 'node:worker_threads';
import { formatDuration } from '../../shared/domain/format-duration.ts';
import { second, type Milliseconds } from '../../shared/time/duration.ts';
import type { CalendarReader } from '../services/ports/calendar-reader.ts';
import type { Clock } from '../services/ports/clock.ts';
import type { CalendarAnswer, CalendarQuestion } from './calendar-reader.ts';

export type CalendarThreadOptions = {
  readonly clock: Pick<Clock, 'after'>;
  /** The script of the thread. */
  readonly workerPath: string;
  readonly patience?: Milliseconds;
};

/** Reads each calendar on a thread of its own, which ends with it: a few lines can repeat so often that they take minutes, and the watch goes on meanwhile. */
export function createCalendarThread({ clock, workerPath, patience = 20 * second }: CalendarThreadOptions): CalendarReader {
  return (text, window) => new Promise((resolve, reject) => {
    const worker = new Worker(workerPath, { workerData: { text, window } satisfies CalendarQuestion });
    const disarm = clock.after(patience, () => {
      reject(new Error(`It takes longer than ${formatDuration(patience)} to read: its entries repeat too often.`));
      worker.terminate().catch(reject);
    });
    worker.once('message', (answer: CalendarAnswer) => (answer.ok ? resolve(answer.found) : reject(new Error(answer.reason))));
    worker.once('error', reject);
    worker.once('exit', (code) => {
      disarm();
      reject(new Error(`The thread that reads it ended (${code}).`));
    });
  });
}
