import { describe, expect, it } from 'vitest';
import { createRoutineKeeper } from '../../../../electron/services/routine-keeper.ts';
import type { OnShift } from '../../../../shared/domain/routine-plan.ts';
import type { Found, RoutineView } from '../../../../shared/model/routine.ts';
import { RoutinesSchema } from '../../../../shared/policy/routine-policy.ts';
import { readPolicy } from '../../../../shared/policy/read-policy.ts';
import defaultText from '../../../../shared/policy/default-policy.yaml?raw';
import { elapsedDay, hour, minute } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';
import { createFakeNotifier } from '../../../support/fake-notifier.ts';
import { createMemoryFactStore } from '../../../support/memory-fact-store.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';
import { createMemoryMetaStore } from '../../../support/memory-meta-store.ts';

const reading = readPolicy(defaultText);
const routines = RoutinesSchema.parse(reading.ok ? reading.policy.routines : null);
const week: OnShift = { from: fakeStart, to: fakeStart + 7 * elapsedDay, scheduled: true };

/** The fake clock starts on a Monday at 09:00 UTC, the team's zone here. */
function bench({ journal = createMemoryJournal(), meta = createMemoryMetaStore(), clock = createFakeClock(fakeStart - 2 * minute) } = {}) {
  const world: { shifts: readonly OnShift[]; pressed: boolean; found: Readonly<Record<string, Found>> } = { shifts: [week], pressed: false, found: { health: { words: 'All 3 checks are up.', ok: true }, alerts: { words: '2 new alerts.', ok: false } } };
  const views: RoutineView[] = [];
  const problems: unknown[] = [];
  const opened: string[] = [];
  const notifier = createFakeNotifier();
  const keeper = createRoutineKeeper({
    clock, journal, meta, notifier, facts: createMemoryFactStore(() => journal.events), routines: () => routines, zone: () => 'UTC', me: 'you',
    shifts: () => world.shifts, find: (source) => world.found[source] ?? { words: 'Nothing to say.', ok: null }, pressed: () => world.pressed, open: (screen) => opened.push(screen),
    publish: (view) => views.push(view), announce: () => {}, report: (error) => problems.push(error),
  });
  keeper.start();
  const titles = () => journal.events.map(({ kind, title }) => `${kind} ${title}`);
  const at = (text: string) => clock.advance(Date.parse(`2026-03-0${text}Z`) - clock.now());
  return { keeper, clock, journal, meta, world, views, problems, opened, notifier, titles, at };
}
const names = (view: RoutineView | undefined) => view?.open.map(({ name, state }) => `${name} ${state}`);

/** A data file that takes nothing. */
function fullMeta() {
  const meta = createMemoryMetaStore();
  meta.set = () => { throw new Error('The disk is full.'); };
  return meta;
}

describe('routines', () => {
  it('are told of on a full disk, too, once', async () => {
    const { at, notifier, views, problems } = bench({ meta: fullMeta() });
    await at('2T09:00');
    await at('2T09:10');
    expect(notifier.handed.map(({ title }) => title)).toEqual(['Health check 09:00, Morning review 09:00']);
    expect(names(views.at(-1))).toEqual(['Health check due', 'Morning review due']);
    expect(problems.length).toBeGreaterThan(0);
  });

  it('go on after something could not be read', async () => {
    const { keeper, at, world, views, problems } = bench();
    const { found } = world;
    world.found = new Proxy(found, { get: () => { throw new Error('The data file is being repaired.'); } });
    await at('2T09:00');
    expect(problems.length).toBeGreaterThan(0);
    world.found = found;
    await at('2T09:02');
    expect(names(views.at(-1))).toEqual(['Health check due', 'Morning review due']);
    keeper.stop();
  });

  it('a review with what was found, ticked, done and taken back; nobody is asked twice', async () => {
    const { keeper, views, at, notifier, titles, journal, problems } = bench();
    expect(keeper.calls.view()).toMatchObject({ open: [], next: { name: 'Health check' } });
    await at('2T09:00');
    expect(names(views.at(-1))).toEqual(['Health check due', 'Morning review due']);
    expect(notifier.handed.map(({ title, body, sound, urgency }) => [title, body, sound, urgency])).toEqual([['Health check 09:00, Morning review 09:00', '2 of 11 found in order, 9 to look at.', false, 'low']]);
    const review = views.at(-1)?.open[1];
    expect(review?.items.map(({ id, found, done }) => [id, found?.words ?? null, done])).toEqual([
      ['alerts', '2 new alerts.', false], ['health', 'All 3 checks are up.', true], ['capacity', null, false], ['changes', 'Nothing to say.', false], ['backups', null, false], ['alerting', 'Nothing to say.', false],
    ]);
    const id = review?.id ?? '';
    for (const item of ['alerts', 'capacity', 'backups']) keeper.calls.tick({ id, item, done: true });
    expect(keeper.calls.done(id).message).toBe('Morning review done, 4 of 6.');
    expect(names(views.at(-1))).toEqual(['Health check due']);
    expect(journal.events.at(-1)).toMatchObject({ kind: 'routine.done', source: 'person', body: expect.stringContaining('[x] Check the health of the system: All 3 checks are up.\n[x] Review trends'), payload: { ticked: ['alerts', 'health', 'capacity', 'backups'], left: ['changes', 'alerting'], lateBy: 0 } });
    expect(keeper.calls.undo().message).toBe('Taken back: Morning review done, 4 of 6.');
    expect(names(views.at(-1))).toEqual(['Health check due', 'Morning review due']);
    expect(keeper.calls.skip(id).message).toBe('Morning review of 09:00 skipped.');
    expect(notifier.handed).toHaveLength(1);
    expect(titles()).toEqual(['routine.done Morning review done, 4 of 6', 'routine.reopened Taken back: Morning review done, 4 of 6', 'routine.skipped Morning review of 09:00 skipped']);
    expect(problems).toEqual([]);
  });

  it('what nobody does is late once and goes by itself; at 01 and 05 the machine looks and asks nobody', async () => {
    const { at, titles, notifier } = bench();
    await at('2T13:30');
    await at('3T06:00');
    expect(titles()).toEqual([
      'routine.late Health check of 09:00 is late', 'routine.late Morning review of 09:00 is late',
      'routine.skipped Health check of 09:00 was not done', 'routine.skipped Morning review of 09:00 was not done',
      'routine.late Health check of 13:00 is late', 'routine.skipped Health check of 13:00 was not done', 'routine.late Health check of 17:00 is late',
      'routine.skipped Health check of 17:00 was not done', 'routine.late End of shift of 21:00 is late', 'routine.late Health check of 21:00 is late',
      'routine.skipped End of shift of 21:00 was not done', 'routine.checked Health check of 01:00 by machine: nothing to report', 'routine.skipped Health check of 21:00 was not done', 'routine.checked Health check of 05:00 by machine: nothing to report',
    ]);
    expect(notifier.handed.map(({ title }) => title)).toEqual(['Health check 09:00, Morning review 09:00', 'Health check 13:00', 'Health check 17:00', 'End of shift 21:00', 'Health check 21:00']);
  });

  it('what turns out to be nobody’s shift goes without a word', async () => {
    const { keeper, at, world, titles, views } = bench();
    await at('2T09:00');
    world.shifts = [];
    keeper.refresh();
    expect(views.at(-1)?.open).toEqual([]);
    await at('3T06:00');
    expect(titles()).toEqual([]);
  });

  it('half an hour before the end its notification leads to the handoff', async () => {
    const { at, notifier, opened, views } = bench();
    await at('2T20:29');
    expect(names(views.at(-1))).toEqual(['Health check late']);
    await at('2T20:30');
    expect(names(views.at(-1))).toEqual(['Health check late', 'End of shift early']);
    expect(notifier.handed.at(-1)).toMatchObject({ title: 'End of shift 21:00', body: expect.stringContaining('The handoff is ready to be written.') });
    notifier.click('watchkeeper-routine', 'open');
    expect(opened).toEqual(['handoff']);
  });

  it('is not asked for while a SEV-1/2 is open, off shift, or again after a restart; ticks are kept', async () => {
    const first = bench();
    first.world.pressed = true;
    await first.at('2T09:10');
    expect(first.notifier.handed).toEqual([]);
    first.world.pressed = false;
    first.keeper.tick();
    expect(first.notifier.handed).toHaveLength(1);
    const id = first.keeper.calls.view().open[1]?.id ?? '';
    first.keeper.calls.tick({ id, item: 'backups', done: true });
    first.keeper.stop();
    const { keeper, notifier, world, clock } = bench({ journal: first.journal, meta: first.meta, clock: first.clock });
    expect(notifier.handed).toEqual([]);
    expect(keeper.calls.view().open[1]?.items.find((item) => item.id === 'backups')?.done).toBe(true);
    world.shifts = [];
    keeper.refresh();
    expect(keeper.calls.view()).toMatchObject({ open: [], next: null });
    await clock.advance(5 * hour);
    expect(notifier.handed).toEqual([]);
  });

  it('say what is found as soon as it changes: nothing stays “up” when a check goes down', async () => {
    const { at, keeper, journal, world, views, clock } = bench();
    await at('2T09:00');
    const health = () => views.at(-1)?.open[1]?.items.find(({ id }) => id === 'health');
    expect(health()).toMatchObject({ done: true, found: { ok: true } });
    world.found = { ...world.found, health: { words: 'Of 3 checks: 1 down.', ok: false } };
    keeper.heard(journal.append([{ occurredAt: clock.now(), kind: 'note', source: 'person', title: 'Coffee' }]));
    expect(health()).toMatchObject({ done: true });
    keeper.heard(journal.append([{ occurredAt: clock.now(), kind: 'check.down', source: 'check', title: 'API is down' }]));
    expect(health()).toMatchObject({ done: false, found: { words: 'Of 3 checks: 1 down.' } });
    keeper.stop();
  });

  it('that were late before the program was ever there are asked of nobody', () => {
    const journal = createMemoryJournal();
    const clock = createFakeClock(Date.parse('2026-03-02T10:10Z'));
    journal.append([{ occurredAt: clock.now(), kind: 'app.started', source: 'watchkeeper', title: 'Watchkeeper started' }]);
    const { keeper, notifier, titles } = bench({ journal, clock });
    expect(keeper.calls.view()).toMatchObject({ open: [], next: { name: 'Health check' } });
    expect(notifier.handed).toEqual([]);
    expect(titles()).toEqual(['app.started Watchkeeper started']);
    keeper.stop();
    const used = bench({ clock: createFakeClock(Date.parse('2026-03-02T10:10Z')) });
    expect(names(used.keeper.calls.view())).toContain('Morning review late');
  });

  it('after a sleep the machine says how late it looked, or is silent where the time has gone by', async () => {
    const { at, clock, keeper, titles } = bench();
    await at('3T00:50');
    clock.sleep(25 * minute);
    keeper.refresh();
    expect(titles().filter((line) => line.startsWith('routine.checked'))).toEqual(['routine.checked Health check of 01:00 by machine: nothing to report, looked at 15 min later']);
    clock.sleep(6 * hour);
    keeper.refresh();
    expect(titles().filter((line) => line.startsWith('routine.checked'))).toHaveLength(1);
  });
});
