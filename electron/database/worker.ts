import { parentPort, workerData } from 'node:worker_threads';
import type { Request, WorkerSetup } from './archive/jobs.ts';
import { createPerformer } from './archive/perform.ts';

const perform = createPerformer(workerData as WorkerSetup);

parentPort?.on('message', (request: Request) => {
  void perform(request).then((answer) => parentPort?.postMessage(answer));
});
