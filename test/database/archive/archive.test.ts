import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createArchive } from '../../../electron/database/archive/archive.ts';
import { createLane } from '../../../electron/database/archive/lane.ts';
import { TimelineQuerySchema } from '../../../shared/model/timeline.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { event } from '../support/events.ts';
import { openScratchArchive, openScratchStore } from '../support/open-store.ts';
import { scratchFolder } from '../support/scratch.ts';

const query = TimelineQuerySchema.parse({});

test('the worker sees what was committed just before the question', async () => {
  const { journal, path } = openScratchStore();
  const archive = openScratchArchive(path);
  for (let count = 1; count <= 5; count += 1) {
    journal.append([event()]);
    expect((await archive.timelinePage(query)).events).toHaveLength(count);
  }
});

test('after a rest the next question starts the worker again', async () => {
  const { journal, path } = openScratchStore();
  const archive = openScratchArchive(path);
  journal.append([event()]);
  await archive.timelinePage(query);
  archive.rest();
  expect((await archive.timelinePage(query)).events).toHaveLength(1);
});

test('waking starts the worker without a question, and fails without a word', async () => {
  const folder = scratchFolder();
  const woken = join(folder, 'woken');
  const workerPath = join(folder, 'telling-worker.mjs');
  writeFileSync(workerPath, `import { existsSync, writeFileSync } from 'node:fs'; import { parentPort } from 'node:worker_threads'; parentPort.once('message', () => { writeFileSync(${JSON.stringify(woken)}, ''); process.exit(3); });`);
  const archive = createArchive(createLane({ workerPath, databasePath: 'unused', nativeBinding: undefined }), createFakeClock());
  archive.wake();
  await expect.poll(() => existsSync(woken)).toBe(true);
  await archive.close();
});

test('a missing file is refused in the words of the port', async () => {
  await expect(openScratchArchive(join(scratchFolder(), 'none.db')).timelinePage(query)).rejects.toMatchObject({ fault: 'denied' });
});

test('when the worker dies, what was asked is refused and the next question gets another worker', async () => {
  const workerPath = join(scratchFolder(), 'dying-worker.mjs');
  writeFileSync(workerPath, "import { parentPort } from 'node:worker_threads'; parentPort.once('message', () => process.exit(3));");
  const archive = createArchive(createLane({ workerPath, databasePath: 'unused', nativeBinding: undefined }), createFakeClock());
  await expect(Promise.allSettled([archive.timelinePage(query), archive.timelinePage(query)])).resolves.toMatchObject([
    { status: 'rejected', reason: { fault: 'failed', message: expect.stringContaining('exit code 3') } },
    { status: 'rejected', reason: { fault: 'failed' } },
  ]);
  await expect(archive.timelinePage(query)).rejects.toThrow(/exit code 3/);
  await archive.close();
  await expect(archive.timelinePage(query)).rejects.toThrow(/closed/);
});
