import { bundleWorker } from '../../support/worker-bundle.ts';

export const workerPath = await bundleWorker('electron/database/worker.ts');
