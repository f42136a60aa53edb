import { beforeEach, expect, test } from 'vitest';
import { createDataKeeper, type DataKeeper } from '../../../../electron/services/data-keeper.ts';
import { createNoticeBoard, type NoticeBoard } from '../../../../electron/services/notice-board.ts';
import { StorageError } from '../../../../electron/services/ports/storage-error.ts';
import type { WatchEvent } from '../../../../shared/model/event.ts';
import type { SourceState } from '../../../../shared/model/source.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart, type FakeClock } from '../../../support/fake-clock.ts';
import { createFakeVault, type FakeVault } from '../../../support/fake-vault.ts';
import { aCheckOf, anIncident, aStateOf, checkReport, situationOf } from '../../../support/situations.ts';

let clock: FakeClock;
let vault: FakeVault;
let notices: NoticeBoard;
let keeper: DataKeeper;
let sources: SourceState[];
let grown: WatchEvent[];
let reported: unknown[];

function make(path = '/home/ada/.config/Watchkeeper/watchkeeper.db'): DataKeeper {
  return createDataKeeper({
    clock, vault, path, notices, zone: () => 'UTC',
    setSource: (state) => sources.push(state), grew: (added) => grown.push(...added), report: (error) => reported.push(error),
  });
}

beforeEach(() => {
  clock = createFakeClock();
  vault = createFakeVault();
  notices = createNoticeBoard({ clock, publish: () => {} });
  sources = [];
  grown = [];
  reported = [];
  keeper = make();
});

const note = (title: string) => ({ occurredAt: clock.now(), kind: 'note', source: 'person', title }) as const;
const titles = () => vault.disk.events.map(({ title }) => title);
const probe = () => ({
  results: [{ checkId: 'api', startedAt: clock.now(), durationMs: 5, failures: [], statusCode: 200, certificateExpiresAt: null, verdict: 'up' as const }],
  states: [aStateOf('up', clock.now())],
  events: [],
});

test('a good file opens without a word', async () => {
  await keeper.start();
  expect(keeper.stores.journal.append([note('one')])).toHaveLength(1);
  expect(notices.list()).toEqual([]);
  expect(sources).toMatchObject([{ source: 'database', condition: 'fresh' }]);
});

test('damage that a read comes upon is repaired as one that a write comes upon (faults 14)', async () => {
  const { stores } = await vault.open();
  let broken = false;
  const list = () => {
    if (broken) throw new StorageError('corrupt', 'The database file is damaged.');
    return stores.checks.list();
  };
  vault.next = { stores: { ...stores, checks: { ...stores.checks, list } } };
  await keeper.start();
  broken = true;
  expect(() => keeper.stores.checks.list()).toThrow('damaged');
  broken = false;
  await clock.settle();
  expect(vault.calls).toContain('repair');
  expect(keeper.stores.checks.list()).toEqual([]);
});

test('a full disk holds facts in memory, says so once, and saves them in order when there is space (faults 13)', async () => {
  await keeper.start();
  keeper.stores.journal.append([note('before')]);
  vault.fault = 'full';
  expect(keeper.stores.journal.append([note('first')])).toEqual([]);
  expect(keeper.stores.checks.record(probe())).toEqual([]);
  keeper.stores.situations.save([situationOf(checkReport('down'))]);
  expect(notices.list()).toMatchObject([{ id: 'data.unsaved', title: 'Not saving since 09:00', dismissible: false }]);
  expect(notices.list()[0]?.detail).not.toMatch(/delete/i);
  expect(sources.at(-1)).toMatchObject({ condition: 'failing', since: fakeStart });

  await clock.advance(10 * minute);
  expect(notices.list()[0]?.detail).toContain('2 facts wait');
  expect(titles()).toEqual(['before']);
  vault.fault = null;
  // What comes now must not overtake what waits.
  expect(keeper.stores.journal.append([note('second')])).toEqual([]);
  await clock.advance(minute);
  expect(titles()).toEqual(['before', 'first', 'second', 'Saving again']);
  expect(vault.disk.probes).toBe(1);
  expect(grown.map(({ title }) => title)).toEqual(['first', 'second', 'Saving again']);
  expect(notices.list()).toEqual([]);
  expect(sources.at(-1)).toMatchObject({ condition: 'fresh' });
  expect(keeper.stores.journal.append([note('third')])).toHaveLength(1);
});

test('what a person does on a full disk is refused in words, not half done', async () => {
  await keeper.start();
  vault.fault = 'full';
  expect(() => keeper.stores.checks.save(aCheckOf())).toThrow(expect.objectContaining({ fault: 'full' }));
  expect(() => keeper.stores.outbox.save([])).toThrow(expect.objectContaining({ fault: 'full' }));
  expect(keeper.stores.checks.list()).toEqual([]);
});

test('a mistake in the program is not taken for a full disk', async () => {
  await keeper.start();
  expect(() => keeper.stores.checks.record(null as never)).toThrow(TypeError);
  expect(notices.list()).toEqual([]);
});

test('more facts than memory should hold drop the oldest, and it is said', async () => {
  await keeper.start();
  vault.fault = 'full';
  const many = Array.from({ length: 30_000 }, (_, index) => note(`fact ${index}`));
  keeper.stores.journal.append(many);
  keeper.stores.journal.append(many);
  vault.fault = null;
  await clock.advance(minute);
  expect(vault.disk.events).toHaveLength(50_001);
  expect(vault.disk.events.at(-1)).toMatchObject({ title: 'Saving again', payload: { lost: 10_000 } });
});

test('when the file cannot be opened the watch begins in memory and moves to the file as soon as it opens', async () => {
  vault.openFault = 'full';
  await keeper.start();
  expect(notices.list()).toMatchObject([{ id: 'data.unsaved' }]);
  keeper.stores.journal.append([note('unseen')]);
  keeper.stores.pagerDuty.saveIncidents([anIncident()]);
  keeper.stores.situations.save([situationOf(checkReport('down'))]);
  keeper.stores.pagerDuty.saveLogPage('P1', [note('from the log')], fakeStart);
  expect(keeper.stores.pagerDuty.openIncidents()).toEqual([anIncident()]);
  expect(keeper.stores.situations.load(0)).toHaveLength(1);
  await clock.advance(hour);
  expect(vault.calls.filter((call) => call === 'open').length).toBeGreaterThan(50);
  vault.openFault = null;
  await clock.advance(minute);
  expect(titles()).toEqual(['unseen', 'from the log', 'Saving again']);
  expect(keeper.stores.pagerDuty.openIncidents()).toEqual([anIncident()]);
  expect(keeper.stores.situations.load(0)).toHaveLength(1);
  expect(notices.list()).toEqual([]);
});

test('a file of a newer version is refused: nothing stands in for it (faults 25)', async () => {
  vault.openFault = 'newer';
  await expect(keeper.start()).rejects.toMatchObject({ fault: 'newer' });
  expect(vault.calls).toEqual(['open']);
});

test('damage found while opening is told with what is missing (faults 14)', async () => {
  vault.next = { repair: { asidePath: '/data/watchkeeper.db.corrupt-1', foundAt: fakeStart, restoredFrom: fakeStart - 10 * minute }, salvageWaits: true };
  vault.salvaged = { asidePath: '/data/watchkeeper.db.corrupt-1', foundAt: fakeStart, restoredFrom: fakeStart - 10 * minute, kept: 12, missing: { count: 3, from: fakeStart - 4 * minute, to: fakeStart - 2 * minute } };
  await keeper.start();
  expect(notices.list()).toMatchObject([{ id: 'data.repair', title: 'The data file was damaged' }]);
  await clock.settle();
  const detail = notices.list()[0]?.detail;
  expect(detail).toBe('The backup of 08:50 took its place. 12 events were carried over from it. 3 events recorded between 08:56 and 08:58 could not be read. The damaged file is kept: /data/watchkeeper.db.corrupt-1');
  expect(vault.disk.events.at(-1)).toMatchObject({ kind: 'data.notice', body: detail, payload: vault.salvaged });
});

test('a repair of a run that was killed is this run’s, too, while rows wait to be carried over: what was on its way is in doubt', async () => {
  await keeper.start();
  expect(keeper.wasRepaired()).toBe(false);
  await keeper.stop();
  vault.next = { salvageWaits: true };
  await keeper.start();
  expect(keeper.wasRepaired()).toBe(true);
});

test('damage found by the check or by a write is repaired while facts wait', async () => {
  await keeper.start();
  vault.findings = ['row 7 missing from index'];
  const checking = keeper.check();
  vault.findings = [];
  await checking;
  expect(vault.calls).toEqual(['open', 'repair']);

  vault.fault = 'corrupt';
  keeper.stores.journal.append([note('during')]);
  expect(() => keeper.stores.checks.list()).toThrow(expect.objectContaining({ fault: 'busy' }));
  keeper.stores.journal.append([note('after')]);
  await clock.settle();
  expect(vault.calls).toEqual(['open', 'repair', 'repair']);
  expect(titles()).toEqual(['during', 'after']);
  expect(notices.list().filter(({ id }) => id === 'data.unsaved')).toEqual([]);
});

test('a disk that damages the file again and again is given up, and the watch goes on in memory', async () => {
  await keeper.start();
  for (let count = 0; count < 3; count += 1) {
    vault.fault = 'corrupt';
    keeper.stores.journal.append([note(`number ${count}`)]);
    await clock.settle();
  }
  expect(vault.calls).toEqual(['open', 'repair', 'repair', 'stand-in']);
  expect(notices.list()).toMatchObject([{ id: 'data.unsaved', detail: expect.stringContaining('again and again') }]);
});

test('a backup is taken after five minutes and then every fifteen when something changed', async () => {
  await keeper.start();
  keeper.stores.journal.append([note('one')]);
  await clock.advance(5 * minute);
  expect(vault.backups).toBe(1);
  await clock.advance(hour);
  expect(vault.backups).toBe(1);
  keeper.stores.journal.append([note('two')]);
  await clock.advance(15 * minute);
  expect(vault.backups).toBe(2);
});

test('a backup that fails is said and tried again; one that finds damage leads to the check', async () => {
  await keeper.start();
  keeper.stores.journal.append([note('one')]);
  vault.backupFault = 'full';
  await clock.advance(5 * minute);
  expect(notices.list()).toMatchObject([{ id: 'data.backup' }]);
  vault.backupFault = null;
  await clock.advance(15 * minute);
  expect(vault.backups).toBe(1);
  expect(notices.list()).toEqual([]);
  keeper.stores.journal.append([note('two')]);
  vault.backupFault = 'corrupt';
  vault.findings = ['page 7 is bad'];
  await clock.advance(15 * minute);
  expect(vault.calls).toContain('repair');
});

test('a folder that is synchronised is warned of', async () => {
  keeper = make('/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/watchkeeper.db');
  await keeper.start();
  expect(notices.list()).toMatchObject([{ id: 'data.synced', title: 'The data lies in a folder of iCloud Drive' }]);
});

test('stopping saves what waits, closes the file and leaves no timer', async () => {
  await keeper.start();
  vault.fault = 'full';
  keeper.stores.journal.append([note('last')]);
  vault.fault = null;
  await keeper.stop();
  expect(titles()).toEqual(['last']);
  expect(vault.calls.at(-1)).toBe('close');
  await clock.advance(10 * second);
  expect(clock.armed()).toBe(0);
});

test('work on the whole file that is given up because the watch ends is no trouble to report', async () => {
  const refusals: (() => void)[] = [];
  const refused = () => new Promise<never>((_give, refuse) => refusals.push(() => refuse(new StorageError('failed', 'Watchkeeper is ending.'))));
  vault.backUp = refused;
  vault.quickCheck = refused;
  vault.close = async () => refusals.forEach((refuse) => refuse());
  await keeper.start();
  keeper.stores.journal.append([note('one')]);
  await clock.advance(5 * minute);
  const checking = keeper.check();
  expect(refusals).toHaveLength(2);
  await keeper.stop();
  await checking;
  await clock.settle();
  expect([reported, notices.list(), clock.armed()]).toEqual([[], [], 0]);
});
