import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createArchive } from '../../../electron/database/archive/archive.ts';
import { createLane } from '../../../electron/database/archive/lane.ts';
import { createDataFile } from '../../../electron/database/data-file.ts';
import { TimelineQuerySchema } from '../../../shared/model/timeline.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { event } from '../support/events.ts';
import { openScratchArchive, openScratchStore } from '../support/open-store.ts';
import { scratchFile, scratchFolder } from '../support/scratch.ts';

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
  const clock = createFakeClock();
  const archive = createArchive(createLane({ workerPath, databasePath: 'unused', nativeBinding: undefined }), clock);
  archive.wake();
  await clock.advance(500);
  await expect.poll(() => existsSync(woken)).toBe(true);
  await archive.close();
});

test('the newest page of all does not wait for the worker; everything else does', async () => {
  const path = scratchFile();
  const { vault, archive } = createDataFile({ path, workerPath: `${path}.gone.mjs`, clock: createFakeClock() });
  const { stores } = await vault.open();
  stores.journal.append(Array.from({ length: 5 }, (_, index) => event({ occurredAt: 1000 + index, title: `event ${index}`, payload: { index } })));
  const { filter } = query;
  const first = await archive.timelinePage({ ...query, limit: 3 });
  expect(first.events.map(({ title, payload }) => [title, payload])).toEqual([4, 3, 2].map((index) => [`event ${index}`, { index }]));
  expect(first.next).toEqual({ occurredAt: 1002, id: 3 });
  expect((await archive.timelinePage({ ...query, limit: 5 })).next).toBeNull();
  for (const other of [{ ...query, before: first.next }, { ...query, filter: { ...filter, text: 'event' } }, { ...query, filter: { ...filter, kinds: ['note' as const] } }, { ...query, filter: { ...filter, from: 0 } }]) {
    await expect(archive.timelinePage(other)).rejects.toMatchObject({ fault: 'failed' });
  }
  await vault.close();
  await expect(archive.timelinePage(query)).rejects.toThrow(/closed/);
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
