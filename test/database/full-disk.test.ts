import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isStorageError } from '../../electron/services/ports/storage-error.ts';
import { aCheckOf, anIncident, aStateOf } from '../support/situations.ts';
import { fakeStart } from '../support/fake-clock.ts';
import { aResult } from './support/checks.ts';
import { scratchDataFile } from './support/data-file.ts';
import { event } from './support/events.ts';
import { lookInto } from './support/open-store.ts';
import { mountSmallDisk } from './support/small-disk.ts';

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

test.runIf(canMount)('a full disk is said in words, loses nothing that was acknowledged, and writing works again when there is space', async () => {
  const disk = mountSmallDisk();
  if (disk === null) throw new Error('This system lets even its administrator mount nothing.');
  const { vault, path } = scratchDataFile(join(disk.folder, 'watchkeeper.db'));
  const { stores } = await vault.open();
  stores.checks.save(aCheckOf());
  let acknowledged = 0;
  let refused: unknown;
  while (refused === undefined) {
    try {
      acknowledged += stores.journal.append([event({ title: `fact ${acknowledged}`, body: 'x'.repeat(20_000) })]).length;
    } catch (error) {
      refused = error;
    }
  }
  disk.fill();
  expect(isStorageError(refused, 'full')).toBe(true);
  const batch = { results: [aResult('api', fakeStart)], states: [aStateOf('up', fakeStart)], events: [] };
  expect(() => {
    for (let count = 0; count < 1000; count += 1) stores.checks.record(batch);
  }).toThrow(expect.objectContaining({ fault: 'full' }));
  await expect(vault.backUp()).rejects.toMatchObject({ fault: 'full' });
  expect(lookInto(path).prepare('SELECT count(*) AS total FROM events').get()).toEqual({ total: acknowledged });
  disk.free();
  expect(stores.journal.append([event()])).toHaveLength(1);
  expect(await vault.quickCheck()).toEqual([]);
});

test.runIf(canMount)('with no space to open the file, the watch begins in memory with what the file tells', async () => {
  const disk = mountSmallDisk();
  if (disk === null) throw new Error('This system lets even its administrator mount nothing.');
  const path = join(disk.folder, 'watchkeeper.db');
  const before = scratchDataFile(path);
  const { stores } = await before.vault.open();
  stores.checks.save(aCheckOf());
  stores.pagerDuty.saveIncidents([anIncident()]);
  await before.vault.close();
  disk.fill();

  const { vault } = scratchDataFile(path);
  await expect(vault.open()).rejects.toMatchObject({ fault: 'full' });
  const memory = vault.standIn();
  expect(memory.checks.list()).toEqual([aCheckOf()]);
  expect(memory.pagerDuty.openIncidents()).toEqual([anIncident()]);
  expect(memory.journal.append([event()])).toHaveLength(1);
  disk.free();
  const opening = await vault.open();
  expect(opening).toMatchObject({ isNew: false, repair: null });
  expect(opening.stores.checks.list()).toEqual([aCheckOf()]);
});
