import { expect, test } from 'vitest';
import { createMaintenanceKeeper, type MaintenanceKeeperOptions } from '../../../../electron/services/maintenance-keeper.ts';
import { MaintenanceDraftSchema, PolicyWindowSchema, type MaintenanceReport } from '../../../../shared/model/maintenance.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';

function setUp(part: Partial<MaintenanceKeeperOptions> = {}, memory = new Map<string, string>(), clock = createFakeClock()) {
  const journal = createMemoryJournal();
  const published: (readonly MaintenanceReport[])[] = [];
  const errors: unknown[] = [];
  let changes = 0;
  const keeper = createMaintenanceKeeper({
    clock, journal,
    meta: { get: (key) => memory.get(key) ?? null, set: (key, value) => void memory.set(key, value) },
    policyWindows: () => [],
    zone: () => 'Europe/Berlin',
    checkNames: () => new Map([['api', 'API'], ['web', 'Website']]),
    publish: (reports) => published.push(reports),
    onChanged: () => {
      changes += 1;
    },
    report: (error) => errors.push(error),
    ...part,
  });
  keeper.start();
  const events = () => journal.events.map(({ kind, title, occurredAt }) => `${(occurredAt - fakeStart) / minute}: ${kind} ${title}`);
  return { keeper, clock, journal, published, errors, events, memory, changes: () => changes };
}
const draft = (part: object) => MaintenanceDraftSchema.parse({ name: 'Upgrade', ...part });
const forMinutes = (minutes: number, checks: readonly string[] | null = null) => draft({ checks, when: { type: 'now', minutes } });

test('for 30 min from now: holds, ends by itself, and both are in the timeline', async () => {
  const { keeper, clock, events, journal, published, changes } = setUp();
  const made = keeper.create(forMinutes(30, ['api']));
  expect(made.current).toEqual({ from: fakeStart, to: fakeStart + 30 * minute });
  expect(keeper.lookup('api')).toEqual({ windowId: made.window.id, name: 'Upgrade', until: fakeStart + 30 * minute });
  expect(keeper.lookup('web')).toBeNull();
  expect(journal.events[0]).toMatchObject({ checkId: 'api', source: 'person', body: 'API. Until 2026-03-02 10:30:00 CET, failures are recorded and raise no alert.' });
  const before = changes();
  await clock.advance(30 * minute);
  expect(keeper.lookup('api')).toBeNull();
  expect(keeper.list()).toEqual([]);
  expect(published.at(-1)).toEqual([]);
  expect(changes()).toBe(before + 1);
  expect(events()).toEqual(['0: maintenance.began Maintenance began: Upgrade', '30: maintenance.ended Maintenance ended: Upgrade']);
  expect(clock.armed()).toBe(0);
});

test('ended early by the person; ending twice is harmless', async () => {
  const { keeper, clock, events } = setUp();
  const { window } = keeper.create(forMinutes(60));
  await clock.advance(10 * minute);
  expect(keeper.end(window.id)).toMatchObject({ result: 'done' });
  expect(keeper.lookup('api')).toBeNull();
  expect(keeper.end(window.id)).toMatchObject({ result: 'nothing-to-do' });
  expect(events().at(-1)).toBe('10: maintenance.ended Maintenance ended: Upgrade');
});

test('a restart loses neither a window nor its end', async () => {
  const first = setUp();
  first.keeper.create(forMinutes(60, ['api']));
  first.keeper.create(draft({ name: 'Weekly', when: { type: 'weekly', days: ['tue'], from: '02:00', to: '03:00' } }));
  await first.clock.advance(10 * minute);
  first.keeper.stop();
  const during = setUp({}, first.memory, createFakeClock(fakeStart + 20 * minute));
  expect(during.keeper.lookup('api')?.until).toBe(fakeStart + 60 * minute);
  expect(during.events()).toEqual([]);
  during.keeper.stop();
  const after = setUp({}, first.memory, createFakeClock(fakeStart + 5 * hour));
  expect(after.keeper.list().map(({ window }) => window.name)).toEqual(['Weekly']);
  expect(after.events()).toEqual(['60: maintenance.ended Maintenance ended: Upgrade']);
  expect(setUp({}, first.memory, createFakeClock(fakeStart + 6 * hour)).events()).toEqual([]);
});

test('windows of the policy file hold and cannot be ended here', async () => {
  const weekly = PolicyWindowSchema.parse({ id: 'patch', name: 'Patch day', checks: ['api'], zone: 'UTC', when: { type: 'weekly', days: ['mon'], from: '10:00', to: '11:00' } });
  const { keeper, clock, events, journal } = setUp({ policyWindows: () => [weekly] });
  await clock.advance(hour);
  expect(keeper.lookup('api')).toMatchObject({ windowId: 'patch', until: fakeStart + 2 * hour });
  expect(() => keeper.end('patch')).toThrow(/policy file/);
  await clock.advance(hour);
  expect(keeper.lookup('api')).toBeNull();
  expect(events()).toEqual(['60: maintenance.began Maintenance began: Patch day', '120: maintenance.ended Maintenance ended: Patch day']);
  expect(journal.events[0]?.source).toBe('watchkeeper');
  expect(keeper.list()).toMatchObject([{ current: null, next: { from: fakeStart + 7 * 24 * hour + hour } }]);
});

test('what is over, or about a check that is gone, is refused with its field', () => {
  const { keeper } = setUp();
  const over = draft({ when: { type: 'once', from: '2026-03-01T10:00', to: '2026-03-01T11:00' } });
  expect(() => keeper.create(over)).toThrow(/over already/);
  expect(() => keeper.create(forMinutes(5, ['nobody']))).toThrow(/no check nobody/);
  expect(keeper.list()).toEqual([]);
});

test('a full disk or a garbled record takes nothing away from what holds now', () => {
  const full = setUp({ meta: { get: () => '{"windows":[{', set: () => { throw new Error('disk full'); } } });
  full.keeper.create(forMinutes(30));
  expect(full.keeper.lookup('api')).not.toBeNull();
  expect(full.errors).toHaveLength(2);
});

test('the clock set back or forward by hours: looked at again, what holds follows the clocks', async () => {
  const { keeper, clock } = setUp();
  keeper.create(draft({ when: { type: 'once', from: '2026-03-02T12:00', to: '2026-03-02T13:00' } }));
  clock.stepWall(2 * hour + minute);
  keeper.refresh();
  expect(keeper.lookup('api')).not.toBeNull();
  clock.stepWall(-2 * hour);
  keeper.refresh();
  expect(keeper.lookup('api')).toBeNull();
  await clock.advance(2 * hour);
  expect(keeper.lookup('api')).not.toBeNull();
});
