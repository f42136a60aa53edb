import { parentPort, workerData } from 'node:worker_threads';
import type { Request, Word, WorkerSetup } from './archive/jobs.ts';
import { createPerformer } from './archive/perform.ts';

const performer = createPerformer(workerData as WorkerSetup);

/** A request is answered; anything else asks the thread to end by itself. */
parentPort?.on('message', (message: Request | null) => {
  if (message !== null) {
    void performer.perform(message, (progress) => parentPort?.postMessage({ number: message.number, progress } satisfies Word)).then((answer) => parentPort?.postMessage(answer));
    return;
  }
  performer.close();
  parentPort?.close();
});
