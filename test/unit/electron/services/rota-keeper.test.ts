import { describe, expect, it } from 'vitest';
import { createPagerDutyClient } from '../../../../electron/adapters/pagerduty-client.ts';
import { createSimulator } from '../../../../electron/drill/simulator.ts';
import { createNoticeBoard } from '../../../../electron/services/notice-board.ts';
import { createRotaKeeper } from '../../../../electron/services/rota-keeper.ts';
import type { PagerDutyApi } from '../../../../electron/services/ports/pagerduty-api.ts';
import type { OnCallShift, OnCallStatus } from '../../../../shared/model/on-call.ts';
import type { RotaPlan } from '../../../../shared/model/rota.ts';
import type { RotaView } from '../../../../shared/model/rota-view.ts';
import { runbookDutyLimits } from '../../../../shared/policy/duty-policy.ts';
import { elapsedDay, hour, minute } from '../../../../shared/time/duration.ts';
import { drillAccount, userToken } from '../../../support/drill-account.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';
import { createFakeNotifier } from '../../../support/fake-notifier.ts';
import { createMemoryMetaStore } from '../../../support/memory-meta-store.ts';

/** From Monday 9:00 in London, when the fake clock starts. */
const plan: RotaPlan = {
  zone: 'Europe/London', startsOn: '2026-03-02', changesAt: '09:00', turnDays: 7, secondary: 'next',
  people: [{ id: 'alice', name: 'Alice' }, { id: 'bob', name: 'Bob' }, { id: 'carol', name: 'Carol' }],
};
const week = 7 * elapsedDay;

function bench(meta = createMemoryMetaStore(), clock = createFakeClock()) {
  const world: { onCall: OnCallStatus; plan: RotaPlan | undefined; demo: boolean; api: PagerDutyApi | null } = { api: null, onCall: { state: 'not-connected', shifts: [], asOf: null }, plan: undefined, demo: false };
  const published: RotaView[] = [];
  const titles: string[] = [];
  const problems: unknown[] = [];
  const notifier = createFakeNotifier();
  const notices = createNoticeBoard({ clock, publish: () => {} });
  const keeper = createRotaKeeper({
    clock, meta, notices, notifier, hours: () => runbookDutyLimits.usual, me: 'you', zone: () => 'Europe/London', demo: () => world.demo, plan: () => world.plan, onCall: () => world.onCall, api: () => world.api, userId: () => 'PME', writeCalendar: ({ name, entries }) => `${name}: ${entries[0]?.title ?? 'nothing'}`,
    journal: { append: (events) => (titles.push(...events.map(({ title }) => title)), []) },
    publish: (view) => published.push(view), report: (error) => problems.push(error),
  });
  const pagerDuty = (...shifts: readonly OnCallShift[]) => {
    world.onCall = { state: 'on', shifts, asOf: clock.now(), seenUntil: clock.now() + 14 * elapsedDay };
    keeper.refresh();
  };
  return { clock, meta, world, published, titles, problems, notifier, notices, keeper, pagerDuty };
}
const shift = (fromDay: number, toDay: number): OnCallShift => ({ policyName: 'Commerce', scheduleName: null, level: 1, startsAt: fakeStart + fromDay * elapsedDay, endsAt: fakeStart + toDay * elapsedDay });

it('shifts that begin and end are told of on a full disk as they are on another', async () => {
  async function aWeek(full: boolean) {
    const { clock, meta, keeper, notifier, problems } = bench();
    keeper.calls.setPlan({ plan, self: 'bob' });
    keeper.tick();
    if (full) meta.set = () => { throw new Error('The disk is full.'); };
    for (let hours = 0; hours < 7 * 24; hours += 1) {
      await clock.advance(hour);
      keeper.tick();
    }
    return { told: notifier.handed.map(({ title }) => title), problems };
  }
  const [good, full] = [await aWeek(false), await aWeek(true)];
  expect(good.told.length).toBeGreaterThan(0);
  expect(full.told).toEqual(good.told);
  expect([good.problems.length, full.problems.length > 0]).toEqual([0, true]);
});

describe('the local rota', () => {
  it('shows both seats, the load, and the turns of the person at this machine', () => {
    const { keeper, published, titles } = bench();
    expect(keeper.view()).toMatchObject({ rota: null, shifts: [], own: { source: 'local', shifts: [] } });
    expect(keeper.calls.setPlan({ plan, self: 'bob' }).result).toBe('done');
    const view = published.at(-1);
    expect(view?.shifts.filter(({ from }) => from === fakeStart).map(({ seat, person }) => [seat, person])).toEqual([['primary', 'alice'], ['secondary', 'bob']]);
    expect(view?.flaws).toEqual([]);
    for (const { share } of view?.load ?? []) expect(share).toBeCloseTo(2 / 3, 1);
    expect(view?.own.shifts.slice(0, 2).map(({ seat, from }) => [seat, (from - fakeStart) / week])).toEqual([['secondary', 0], ['primary', 1]]);
    expect(titles).toEqual(['Rota: Rota made']);
  });

  it('keeps overrides and absences over a restart, and takes the last change back', () => {
    const first = bench();
    first.keeper.calls.setPlan({ plan, self: 'alice' });
    first.keeper.calls.override({ seat: 'primary', person: 'carol', from: fakeStart + hour, to: fakeStart + 3 * hour });
    const { keeper } = bench(first.meta, first.clock);
    expect(keeper.view().shifts).toContainEqual({ seat: 'primary', person: 'carol', from: fakeStart + hour, to: fakeStart + 3 * hour, reason: 'override' });
    expect(keeper.calls.undo().result).toBe('nothing-to-do');
    keeper.calls.absence({ person: 'alice', from: fakeStart + elapsedDay, to: fakeStart + 2 * elapsedDay });
    expect(keeper.view().flaws).toEqual([{ type: 'no-secondary', from: fakeStart + elapsedDay, to: fakeStart + 2 * elapsedDay, person: 'bob' }]);
    expect(keeper.calls.undo().message).toMatch(/^Taken back: Alice is away/);
    expect(keeper.view()).toMatchObject({ flaws: [], undo: null });
    expect(keeper.view().rota?.overrides).toHaveLength(1);
  });

  it('takes back what the disk took, and nothing that it refused', () => {
    const { keeper, meta } = bench();
    keeper.calls.setPlan({ plan, self: 'alice' });
    keeper.calls.absence({ person: 'alice', from: fakeStart + elapsedDay, to: fakeStart + 2 * elapsedDay });
    const { set } = meta;
    meta.set = () => { throw new Error('The disk is full.'); };
    expect(() => keeper.calls.setSelf({ person: null })).toThrow('full');
    expect(() => keeper.calls.undo()).toThrow('full');
    meta.set = set;
    expect(keeper.calls.undo().message).toMatch(/^Taken back: Alice is away/);
    expect(keeper.view().rota?.absences).toEqual([]);
  });

  it('takes covers and absences out again, an absence with its cover in as one change, and keeps what is ticked of its checklist', () => {
    const first = bench();
    const { keeper, titles } = first;
    keeper.calls.setPlan({ plan, self: 'alice' });
    const absence = { person: 'alice', from: fakeStart + elapsedDay, to: fakeStart + 3 * elapsedDay };
    const cover = { seat: 'secondary' as const, person: 'carol', from: absence.from, to: absence.to };
    keeper.calls.absence({ ...absence, covers: [cover] });
    expect(keeper.view()).toMatchObject({ flaws: [], rota: { absences: [absence], overrides: [cover] } });
    keeper.calls.tickStep({ absence, step: 'backup', done: true });
    keeper.calls.tickStep({ absence, step: 'calendar', done: true });
    keeper.calls.tickStep({ absence, step: 'calendar', done: false });
    expect(() => keeper.calls.tickStep({ absence, step: 'access', done: true })).toThrow('not in the rota any more');
    expect(bench(first.meta, first.clock).keeper.view().rota?.absences).toEqual([{ ...absence, done: ['backup'] }]);
    keeper.calls.removeOverride(cover);
    // Who is promoted leaves the place of the secondary open, and the flaw says why.
    expect(keeper.view().flaws).toEqual([{ type: 'no-secondary', from: absence.from, to: absence.to, person: 'bob' }]);
    keeper.calls.removeAbsence(absence);
    expect(keeper.view()).toMatchObject({ flaws: [], rota: { absences: [], overrides: [] } });
    expect(() => keeper.calls.removeAbsence(absence)).toThrow('This absence is not in the rota any more');
    expect(keeper.calls.undo().message).toMatch(/^Taken back: Absence removed: Alice/);
    expect(keeper.view().rota?.absences).toHaveLength(1);
    expect(titles.slice(1, 4)).toEqual([expect.stringMatching(/^Rota: Alice is away, .*, with cover$/), expect.stringMatching(/^Rota: Cover removed: Carol, secondary/), expect.stringMatching(/^Rota: Absence removed: Alice/)]);
  });

  it('refuses people that it does not know, and turns where the policy names them', () => {
    const { keeper, world } = bench();
    world.plan = plan;
    expect(keeper.view()).toMatchObject({ fromPolicy: true, self: null });
    expect(() => keeper.calls.setPlan({ plan, self: null })).toThrow('The policy file says who takes turns');
    expect(() => keeper.calls.override({ seat: 'primary', person: 'mallory', from: 1, to: 2 })).toThrow('not in the rota');
    expect(keeper.calls.setSelf({ person: 'carol' }).message).toBe('You are Carol.');
    expect(keeper.view().self).toBe('carol');
  });

  it('is given as a calendar: all of it, or the own shifts', async () => {
    const { keeper } = bench();
    keeper.calls.setPlan({ plan, self: 'bob' });
    expect(await keeper.calls.calendar('all')).toEqual({ fileName: 'rota.ics', text: 'Rota: Alice: primary' });
    expect(await keeper.calls.calendar('own')).toEqual({ fileName: 'my-shifts.ics', text: 'My shifts: On call: secondary' });
  });

  it('becomes a calendar, or takes one in; nothing of it is taken twice or for strangers', () => {
    const { keeper, world } = bench();
    const { people: _people, ...rest } = plan;
    const byCalendar = { ...rest, turns: 'none' as const, people: [{ id: 'dora', name: 'Dora' }] };
    const cover = { seat: 'primary' as const, person: 'dora', from: fakeStart, to: fakeStart + elapsedDay };
    expect(() => keeper.calls.importCalendar({ plan: byCalendar, self: null, overrides: [{ ...cover, person: 'mallory' }], absences: [] })).toThrow('nobody in it');
    expect(keeper.calls.importCalendar({ plan: byCalendar, self: 'dora', overrides: [cover], absences: [] }).message).toBe('The rota is a calendar now: 1 shift.');
    expect(keeper.view()).toMatchObject({ self: 'dora', own: { shifts: [{ seat: 'primary', from: fakeStart, to: fakeStart + elapsedDay }] }, flaws: expect.arrayContaining([expect.objectContaining({ type: 'no-primary', from: fakeStart + elapsedDay })]) });
    const away = { person: 'dora', from: fakeStart + 2 * elapsedDay, to: fakeStart + 3 * elapsedDay };
    expect(keeper.calls.importCalendar({ plan: null, self: null, overrides: [], absences: [] }).result).toBe('nothing-to-do');
    expect(keeper.calls.importCalendar({ plan: null, self: null, overrides: [], absences: [away] }).result).toBe('done');
    expect(keeper.view().rota).toMatchObject({ overrides: [cover], absences: [away] });
    world.plan = plan;
    expect(() => keeper.calls.importCalendar({ plan: byCalendar, self: null, overrides: [cover], absences: [] })).toThrow('The policy file says');
  });

  it('goes on without what it cannot read, and says so', () => {
    const meta = createMemoryMetaStore();
    meta.set('rota.kept', '{"plan":');
    const { keeper, problems } = bench(meta);
    expect(keeper.view().rota).toBeNull();
    expect(problems).toHaveLength(1);
  });
});

describe('the own shifts', () => {
  it('come from PagerDuty where it is connected, and from its last answer while it is silent', () => {
    const first = bench();
    first.pagerDuty(shift(-1, 3));
    const { keeper, world } = bench(first.meta, first.clock);
    world.onCall = { state: 'unknown', shifts: [], asOf: null };
    expect(keeper.view().own).toEqual({ source: 'pagerduty', asOf: fakeStart, shifts: [{ seat: 'primary, Commerce', from: fakeStart - elapsedDay, to: fakeStart + 3 * elapsedDay }] });
  });

  it('are told of once when they change, with before and after', () => {
    const { pagerDuty, notices, notifier } = bench();
    pagerDuty(shift(-1, 3));
    pagerDuty(shift(-1, 3));
    expect(notices.list()).toEqual([]);
    pagerDuty(shift(-1, 4));
    pagerDuty(shift(-1, 4));
    expect(notices.list().map(({ title, detail }) => [title, detail])).toEqual([['Your shifts changed', 'Moved, primary, Commerce: before Sun 1 Mar 09:00 to Thu 5 Mar 09:00; now Sun 1 Mar 09:00 to Fri 6 Mar 09:00']]);
    expect(notifier.handed.map(({ title, sound, urgency }) => [title, sound, urgency])).toEqual([['Your shifts changed', false, 'low']]);
  });

  it('are no news in the demo, before PagerDuty looked ahead, and after the person changed them here', () => {
    const { keeper, pagerDuty, notices, world } = bench();
    pagerDuty(shift(-1, 3), shift(7, 9));
    world.onCall = { state: 'on', shifts: [shift(-1, 3)], asOf: fakeStart };
    keeper.refresh();
    world.demo = true;
    pagerDuty(shift(-1, 1));
    world.demo = false;
    world.onCall = { state: 'not-connected', shifts: [], asOf: null };
    keeper.calls.setPlan({ plan, self: 'alice' });
    keeper.calls.absence({ person: 'alice', from: fakeStart, to: fakeStart + elapsedDay });
    keeper.refresh();
    expect(notices.list()).toEqual([]);
  });

  it('are news when the policy file moves them', () => {
    const { keeper, notices, world } = bench();
    world.plan = plan;
    keeper.calls.setSelf({ person: 'bob' });
    world.plan = { ...plan, startsOn: '2026-03-09' };
    keeper.refresh();
    expect(notices.list()[0]?.detail).toMatch(/^No longer yours, secondary/);
  });

  it('are announced a day and an hour before they begin and end, once, and not at the seam of two', async () => {
    const { clock, keeper, notifier } = bench();
    keeper.calls.setPlan({ plan: { ...plan, secondary: 'none' }, self: 'bob' });
    for (let passed = 0; passed <= 15 * elapsedDay; passed += 60 * minute) {
      keeper.tick();
      await clock.advance(60 * minute);
    }
    expect(notifier.handed.map(({ title }) => title)).toEqual([
      'Your shift as primary starts at Mon 09:00 GMT', 'Your shift as primary starts at 09:00 GMT',
      'Your shift as primary ends at Mon 09:00 GMT', 'Your shift as primary ends at 09:00 GMT',
    ]);
    expect(notifier.handed.every(({ sound }) => !sound)).toBe(true);
  });
});

describe('schedules of PagerDuty', () => {
  it('tell of changes after what the on-calls say, once', async () => {
    const { world, keeper, notices, clock } = bench();
    const duties = [{ userId: 'PME', start: fakeStart, end: fakeStart + 3 * elapsedDay }];
    const simulator = createSimulator({ ...drillAccount, clock, schedules: [{ id: 'SCHED', name: 'Weekly primary', zone: 'UTC', overrides: [], duties }] });
    world.api = createPagerDutyClient({ clock, fetch: simulator.fetch, credentials: { tokenKind: 'api-key', token: userToken, apiBase: 'http://127.0.0.1:1' } });
    world.onCall = { state: 'on', shifts: [{ ...shift(0, 3), schedule: { id: 'SCHED', kind: 'layers' } }], asOf: clock.now(), seenUntil: clock.now() + 14 * elapsedDay };
    keeper.refresh();
    const read = async () => {
      keeper.schedulesChanged();
      keeper.tick();
      await clock.settle();
    };
    await read();
    expect(keeper.view()).toMatchObject({ userId: 'PME', schedules: [{ name: 'Weekly primary', entries: [{ userId: 'PME', name: 'Robin Vale' }] }] });
    const schedule = simulator.world.schedules.get('SCHED');
    if (schedule === undefined) throw new Error('The schedule is gone.');
    // Within 14 days the on-calls tell of it; after them the schedule does.
    schedule.overrides = [{ id: 'O1', userId: 'PME', start: fakeStart + 5 * elapsedDay, end: fakeStart + 6 * elapsedDay }, { id: 'O2', userId: 'PME', start: fakeStart + 20 * elapsedDay, end: fakeStart + 21 * elapsedDay }];
    await read();
    await read();
    expect(notices.list().map(({ detail }) => detail)).toEqual(['New, Weekly primary: Sun 22 Mar 09:00 to Mon 23 Mar 09:00']);
  });
});
