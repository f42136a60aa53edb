import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDataFile } from '../../electron/database/data-file.ts';
import { createDataKeeper } from '../../electron/services/data-keeper.ts';
import { createNoticeBoard } from '../../electron/services/notice-board.ts';
import type { Notice } from '../../shared/model/notice.ts';
import { TimelineQuerySchema } from '../../shared/model/timeline.ts';
import { minute } from '../../shared/time/duration.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { aRow } from '../support/outbox-facts.ts';
import { aCheckOf, anIncident, checkReport, situationOf } from '../support/situations.ts';
import { damages, filesBeside, overwriteTable } from './support/data-file.ts';
import { event } from './support/events.ts';
import { scratchFile } from './support/scratch.ts';
import { mountSmallDisk } from './support/small-disk.ts';
import { workerPath } from './support/worker-bundle.ts';

function keep(path: string) {
  const clock = createFakeClock();
  const waiting: { readonly fits: (notices: readonly Notice[]) => boolean; readonly go: () => void }[] = [];
  const notices = createNoticeBoard({ clock, publish: (all) => waiting.filter(({ fits }) => fits(all)).forEach(({ go }) => go()) });
  const { vault, archive } = createDataFile({ path, workerPath, clock });
  const keeper = createDataKeeper({ clock, vault, path, notices, zone: () => 'UTC', setSource: () => {}, grew: () => {}, report: () => {} });
  onTestFinished(() => keeper.stop());
  const told = (words: string) =>
    new Promise<void>((go) => {
      const fits = (all: readonly Notice[]) => all.some(({ detail }) => detail.includes(words));
      if (fits(notices.list())) go();
      else waiting.push({ fits, go });
    });
  return { clock, notices, keeper, vault, archive, told };
}

const newest = TimelineQuerySchema.parse({ limit: 500 });

test('a damaged file is replaced at the start, read beside the watch, and the person is told what is missing (faults 14)', async () => {
  const path = scratchFile();
  const before = keep(path);
  await before.keeper.start();
  before.keeper.stores.checks.save(aCheckOf());
  before.keeper.stores.journal.append(Array.from({ length: 300 }, (_, index) => event({ title: `fact ${index}` })));
  await before.vault.backUp();
  before.keeper.stores.journal.append([event({ title: 'after the backup' })]);
  await before.keeper.stop();
  damages['header zeroed'](path);

  const { keeper, archive, notices, told } = keep(path);
  await keeper.start();
  expect(keeper.stores.checks.list()).toEqual([aCheckOf()]);
  await told('1 event was carried over from it; nothing is missing.');
  expect(notices.list()).toMatchObject([{ id: 'data.repair', title: 'The data file was damaged' }]);
  const titles = (await archive.timelinePage(newest)).events.map(({ title }) => title);
  expect(titles).toContain('after the backup');
  expect(titles).toContain('What the damaged file still held');
  expect(filesBeside(path).some((name) => name.includes('.corrupt-'))).toBe(true);
});

test.each(['situations', 'checks', 'incidents', 'outbox'])('broken pages of %s are found before the watch begins with them, not by it (faults 14)', async (table) => {
  const path = scratchFile();
  const before = keep(path);
  await before.keeper.start();
  before.keeper.stores.checks.save(aCheckOf());
  before.keeper.stores.pagerDuty.saveIncidents([anIncident()]);
  before.keeper.stores.situations.save([situationOf(checkReport('down'))]);
  before.keeper.stores.outbox.save([aRow({ kind: 'acknowledge' })]);
  await before.vault.backUp();
  await before.keeper.stop();
  overwriteTable(path, table);

  const { keeper, notices } = keep(path);
  await keeper.start();
  const { checks, situations, pagerDuty, outbox } = keeper.stores;
  expect(checks.list()).toEqual([aCheckOf()]);
  expect([situations.load(0), pagerDuty.openIncidents(), outbox.load(0)].map(({ length }) => length)).toEqual([1, 1, 1]);
  expect(notices.list()).toMatchObject([{ id: 'data.repair' }]);
});

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

test.runIf(canMount)('on a disk that fills up the watch keeps its facts and saves them when there is space (faults 13)', async () => {
  const disk = mountSmallDisk();
  if (disk === null) throw new Error('This system lets even its administrator mount nothing.');
  const path = join(disk.folder, 'watchkeeper.db');
  const { keeper, clock, notices, archive } = keep(path);
  await keeper.start();
  disk.fill();
  let written = 0;
  while (notices.list().length === 0) {
    keeper.stores.journal.append([event({ title: `fact ${written}`, body: 'x'.repeat(5000) })]);
    written += 1;
  }
  keeper.stores.journal.append([event({ title: 'while full' })]);
  await clock.advance(minute);
  expect(notices.list()).toMatchObject([{ id: 'data.unsaved' }]);
  disk.free();
  await clock.advance(2 * minute);
  expect(notices.list()).toEqual([]);
  const titles = (await archive.timelinePage(newest)).events.map(({ title }) => title);
  for (let number = 0; number < written; number += 1) expect(titles).toContain(`fact ${number}`);
  expect(titles).toContain('while full');
  expect(titles).toContain('Saving again');
});
