import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

/** In a world of its own, like the page: another test of this process may have loaded zod already. */
const page = `
  const { parentPort, workerData } = require('node:worker_threads');
  void (async () => {
    await import(workerData.first);
    const { z } = await import(workerData.zod);
    parentPort.postMessage(z.config().jitless);
  })();
`;

test('zod makes no code out of text in the window, whichever schema comes first', async () => {
  const first = new URL('../../../renderer/without-eval.ts', import.meta.url).href;
  const worker = new Worker(page, { eval: true, workerData: { first, zod: import.meta.resolve('zod') } });
  expect(await once(worker, 'message')).toEqual([true]);
});
