import { existsSync, statSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createDataFile } from '../../electron/database/data-file.ts';
import { withConnection } from '../../electron/database/open.ts';
import type { DataVault, Stores } from '../../electron/services/ports/data-vault.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { anIncident } from '../support/situations.ts';
import { scratchDataFile } from './support/data-file.ts';
import { scratchFile } from './support/scratch.ts';

const megabyte = 2 ** 20;
const length = (path: string) => withConnection({ path, access: 'write' }, (connection) => connection.prepare('PRAGMA wal_checkpoint(NOOP)').get() as { readonly log: number; readonly checkpointed: number });

/** Much of it, and each write is told of. */
function write({ pagerDuty }: Stores, vault: DataVault, megabytes: number): void {
  for (let number = 0; number < 16 * megabytes; number += 1) {
    pagerDuty.saveIncidents([anIncident({ id: `P${number}`, title: 'x'.repeat(megabyte / 16) })]);
    vault.written();
  }
}

test('what gathers in the journal is carried into the file by another thread, and the journal begins anew', async () => {
  const { vault, path } = scratchDataFile();
  const { stores } = await vault.open();
  write(stores, vault, 6);
  // The writer itself would begin at five times as much.
  await vi.waitFor(() => expect(length(path)).toMatchObject({ log: length(path).checkpointed }), { timeout: 20_000, interval: 20 });
  expect(statSync(path).size).toBeGreaterThan(6 * megabyte);
  stores.meta.set('watch.seenAt', '1');
  expect(length(path).log).toBeLessThan(10);
  expect(stores.pagerDuty.openIncidents()).toHaveLength(96);
});

test('without another thread the writer carries it itself, before the journal has grown for ever', async () => {
  const path = scratchFile();
  const { vault } = createDataFile({ path, workerPath: `${path}.gone.mjs`, clock: createFakeClock() });
  onTestFinished(() => vault.close());
  const { stores } = await vault.open();
  write(stores, vault, 40);
  expect(statSync(path).size).toBeGreaterThan(20 * megabyte);
  expect(length(path).log).toBeLessThan(8000);
});

test('whoever ends the program, repairs the file or takes a backup while it is carried loses nothing', async () => {
  const { vault, path } = scratchDataFile();
  const { stores } = await vault.open();
  write(stores, vault, 6);
  await vault.backUp();
  write(stores, vault, 6);
  const { stores: repaired } = await vault.repair();
  expect(repaired.pagerDuty.openIncidents()).toHaveLength(96);
  write(repaired, vault, 6);
  await vault.close();
  expect(existsSync(`${path}-wal`)).toBe(false);
  const next = scratchDataFile(path);
  expect((await next.vault.open()).stores.pagerDuty.openIncidents()).toHaveLength(96);
  expect(await next.vault.quickCheck()).toEqual([]);
});
