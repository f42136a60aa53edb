import { readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Opening } from '../../../electron/services/ports/data-vault.ts';
import { TimelineQuerySchema } from '../../../shared/model/timeline.ts';
import { minute } from '../../../shared/time/duration.ts';
import { fakeStart } from '../../support/fake-clock.ts';
import { aCheckOf, anIncident, situationOf, checkReport } from '../../support/situations.ts';
import { aResult } from '../support/checks.ts';
import { damages, filesBeside, scratchDataFile } from '../support/data-file.ts';
import { event } from '../support/events.ts';
import { scratchFile } from '../support/scratch.ts';
import { lookInto } from '../support/open-store.ts';

type Stores = Opening['stores'];

function fill({ journal, checks, pagerDuty, situations }: Stores, from: number, count: number): void {
  const facts = Array.from({ length: count }, (_, index) =>
    event({ occurredAt: fakeStart + from + index, title: `fact ${from + index}`, body: 'words enough to fill a page '.repeat(4), externalId: `R${from + index}` }));
  journal.append(facts);
  checks.save(aCheckOf({ id: `check-${from}` }));
  checks.record({ results: [aResult(`check-${from}`, fakeStart + from)], states: [], events: [] });
  pagerDuty.saveIncidents([anIncident({ id: `P${from}` })]);
  situations.save([{ ...situationOf(checkReport('down')), id: `S${from}` }]);
}

/** A closed file of 2,000 events, 1,500 of them in a backup. */
async function filledFile(withBackup: boolean): Promise<string> {
  const path = scratchFile();
  const { vault } = scratchDataFile(path);
  const { stores, isNew } = await vault.open();
  expect(isNew).toBe(true);
  fill(stores, 0, 1500);
  if (withBackup) await vault.backUp();
  fill(stores, 1500, 500);
  await vault.close();
  return path;
}

function factNumbers(path: string): readonly string[] {
  return lookInto(path).prepare<[], { readonly title: string }>("SELECT title FROM events WHERE kind = 'note' ORDER BY id").all().map(({ title }) => title);
}

const all = Array.from({ length: 2000 }, (_, index) => `fact ${index}`);

test.each(Object.entries(damages))('%s: the backup takes its place, what is newer is carried over, the damaged file stays', async (name, damage) => {
  const path = await filledFile(true);
  damage(path);
  const damaged = readFileSync(path);
  const { vault, archive, clock } = scratchDataFile(path);
  await clock.advance(20 * minute);
  let opening = await vault.open();
  if (opening.repair === null) {
    // Damage inside opens like a good file: only the check finds it.
    expect((await vault.quickCheck()).length).toBeGreaterThan(0);
    opening = await vault.repair();
  }
  expect(opening.repair).toMatchObject({ foundAt: fakeStart + 20 * minute, restoredFrom: fakeStart });
  expect(opening.salvageWaits).toBe(true);
  const aside = opening.repair?.asidePath ?? '';
  expect(readFileSync(aside).equals(damaged)).toBe(true);

  opening.stores.journal.append([event({ kind: 'app.started', title: 'Watching again' })]);
  const salvage = await vault.salvage();
  const kept = factNumbers(path);
  expect(kept.slice(0, 1500)).toEqual(all.slice(0, 1500));
  expect(salvage?.kept).toBe(kept.length - 1500);
  if (salvage?.missing === null) expect(kept).toEqual(all);
  else expect(salvage?.missing).toMatchObject({ from: expect.any(Number), to: expect.any(Number) });
  // The test file is small: twenty pages are a tenth of it.
  if (name !== 'cut in half') expect(kept.length).toBeGreaterThanOrEqual(name.startsWith('twenty') ? 1900 : 1990);
  if (name.startsWith('header') || name.startsWith('first')) {
    expect(kept).toEqual(all);
    expect(opening.stores.checks.list().map(({ id }) => id)).toEqual(['check-0', 'check-1500']);
    expect(opening.stores.pagerDuty.openIncidents().map(({ id }) => id)).toEqual(['P0', 'P1500']);
    expect(opening.stores.situations.load(0).map(({ id }) => id)).toEqual(['S0', 'S1500']);
  }
  expect(await vault.salvage()).toBeNull();
  expect(await vault.quickCheck()).toEqual([]);
  const page = await archive.timelinePage(TimelineQuerySchema.parse({ filter: { kinds: ['data.notice', 'app.started'] } }));
  expect(page.events.map(({ title }) => title).toSorted()).toEqual(['The data file was damaged', 'Watching again']);
}, 30_000);

test.each(Object.entries(damages))('%s without any backup: what can be read is carried over', async (name, damage) => {
  const path = await filledFile(false);
  damage(path);
  const { vault } = scratchDataFile(path);
  let opening = await vault.open();
  if (opening.repair === null) opening = await vault.repair();
  expect(opening.repair?.restoredFrom).toBeNull();
  await vault.salvage();
  const kept = factNumbers(path);
  if (name !== 'cut in half') expect(kept.length).toBeGreaterThanOrEqual(2000 * 0.85);
  expect(new Set(kept).size).toBe(kept.length);
  expect(await vault.quickCheck()).toEqual([]);
}, 30_000);

test('a file that vanished is restored from its backup', async () => {
  const path = await filledFile(true);
  const moved = join(dirname(path), 'elsewhere');
  renameSync(path, moved);
  const { vault } = scratchDataFile(path);
  const opening = await vault.open();
  expect(opening.repair).toEqual({ asidePath: null, foundAt: fakeStart, restoredFrom: fakeStart });
  expect(factNumbers(path)).toEqual(all.slice(0, 1500));
  expect(await vault.salvage()).toMatchObject({ kept: 0 });
});

test('a restore that was interrupted between two renames is completed at the next start', async () => {
  const path = await filledFile(true);
  damages['header zeroed'](path);
  const { vault } = scratchDataFile(path);
  await vault.open();
  await vault.close();
  renameSync(path, `${path}.part`);
  const again = scratchDataFile(path);
  const opening = await again.vault.open();
  expect(opening.salvageWaits).toBe(true);
  expect(await again.vault.salvage()).toMatchObject({ kept: 500, missing: null, restoredFrom: fakeStart });
  expect(factNumbers(path)).toEqual(all);
});

test('salvaging is complete after an interruption and never doubles', async () => {
  const path = await filledFile(true);
  damages['header zeroed'](path);
  const first = scratchDataFile(path);
  const { stores } = await first.vault.open();
  const record = stores.meta.get('data.repair');
  await first.vault.salvage();
  stores.meta.set('data.repair', record ?? '');
  expect(await first.vault.salvage()).toMatchObject({ kept: 0, missing: null });
  expect(factNumbers(path)).toEqual(all);
});

test('nothing but the set-aside file and the backups lies beside the data', async () => {
  const path = await filledFile(true);
  damages['header zeroed'](path);
  const { vault } = scratchDataFile(path);
  await vault.open();
  await vault.salvage();
  await vault.close();
  expect(filesBeside(path)).toEqual(['backups', 'watchkeeper.db', expect.stringMatching(/^watchkeeper\.db\.corrupt-20260302T090000000Z$/)]);
});
