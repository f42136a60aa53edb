import { expect, it } from 'vitest';
import { createAlerting } from '../../../../electron/services/alerting.ts';
import { createNoticeBoard } from '../../../../electron/services/notice-board.ts';
import { createAlertProof } from '../../../../electron/services/alert-proof.ts';
import type { Alert } from '../../../../electron/services/ports/notifier.ts';
import { createBoard } from '../../../../shared/domain/situation-board.ts';
import { takeReports, type Report } from '../../../../shared/domain/situation-merge.ts';
import type { AlertingState } from '../../../../shared/model/alerting.ts';
import { attentionSources, type AttentionSource } from '../../../../shared/model/attention.ts';
import { PolicySchema } from '../../../../shared/policy/policy.ts';
import { hour, minute, second, type Instant } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart as start } from '../../../support/fake-clock.ts';
import { createFakeNotifier } from '../../../support/fake-notifier.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';
import { createMemoryMetaStore } from '../../../support/memory-meta-store.ts';
import { createMemorySituationStore } from '../../../support/memory-situation-store.ts';
import { incidentReport } from '../../../support/situations.ts';

const policy = PolicySchema.parse({ watchkeeper: 1, team: { name: 'Test' } }).alerting;
const fail = (error: unknown) => { throw error; };
const notCalled = (): never => { throw new Error('nobody asked for this'); };

/** The whole of alerting on a desktop that is busy when the test says so; business hours are Monday to Friday, 09:00 to 18:00 UTC. */
function setUp(store = createMemorySituationStore(), clock = createFakeClock(), meta = createMemoryMetaStore()) {
  const notifier = createFakeNotifier();
  const notices = createNoticeBoard({ clock, publish: () => {} });
  const board = createBoard(store.load(0), 10 * minute);
  const desk = { asked: 0, busy: new Set<AttentionSource>(), hangs: false };
  const states: AlertingState[] = [];
  const alerting = createAlerting({
    clock, notifier, notices, store, meta, report: fail, journal: createMemoryJournal(), proof: createAlertProof({ clock, publish: () => {}, attract: () => {} }),
    announce: () => {}, promise: () => null, open: () => {}, acknowledge: notCalled, newId: () => 'id', me: 'me', zone: () => 'UTC', sounds: () => true, checkName: () => null, shiftBegan: () => null,
    situations: () => ({ list: board.all, merge: notCalled, split: notCalled, undo: notCalled }),
    policy: () => policy,
    sense: {
      ask(source) {
        desk.asked += 1;
        return desk.hangs ? new Promise(() => {}) : Promise.resolve({ says: desk.busy.has(source) ? 'yes' : 'no' });
      },
    },
    deferWhile: attentionSources, publish: (state) => states.push(state),
  });
  async function take(...reports: readonly Report[]): Promise<void> {
    const changes = takeReports(board, reports, clock.now());
    store.save(changes.flatMap(({ after }) => after ?? []));
    alerting.take(changes);
    await clock.settle();
  }
  alerting.start();
  const titles = () => notifier.handed.map(({ title }) => title);
  const looks = () => desk.asked / attentionSources.length;
  return { alerting, clock, desk, notifier, notices, store, meta, board, states, take, titles, looks, state: () => alerting.calls.state() };
}

const of = (index: number, severity: 1 | 2 | 3 | 4 | null = 3, over: Parameters<typeof incidentReport>[0] = {}) =>
  incidentReport({ id: `P${index}`, title: `Trouble ${index}`, serviceId: `S${index}`, severity, ...over });
const over = (index: number, at: Instant, severity: 1 | 3 = 3) => of(index, severity, { status: 'resolved', updatedAt: at, resolvedAt: at });

it('SEV-1/2 is told without asking anybody, all the rest after one look', async () => {
  const { take, titles, looks, desk, clock } = setUp();
  desk.hangs = true;
  await take(of(1, 1), of(2, 2));
  expect([titles(), looks()]).toEqual([['SEV-1 · Trouble 1', 'SEV-2 · Trouble 2'], 0]);
  desk.hangs = false;
  await take(of(3), of(4, null), of(5, 4));
  expect([titles().slice(2), looks()]).toEqual([['SEV-3 · Trouble 3', 'No severity · Trouble 4', 'SEV-4 · Trouble 5'], 1]);
  await clock.advance(2 * hour);
  expect(looks()).toBeLessThanOrEqual(2);
});

it('a desktop that does not answer holds nothing up for longer than a second', async () => {
  const { take, titles, desk, clock } = setUp();
  desk.hangs = true;
  await take(of(1));
  await clock.advance(0.9 * second);
  expect(titles()).toEqual([]);
  await clock.advance(0.1 * second);
  expect(titles()).toEqual(['SEV-3 · Trouble 1']);
});

it('while something fills the screen all but SEV-1/2 waits, with why and since when, and is told once when it ends', async () => {
  const { take, titles, looks, desk, clock, state } = setUp();
  desk.busy.add('full-screen');
  await take(of(1));
  await take(of(2, 1));
  expect(titles()).toEqual(['SEV-1 · Trouble 2']);
  expect(state()).toMatchObject({ held: [{ why: 'full-screen', heldAt: start }], holds: [{ why: 'full-screen', until: null, since: start }] });
  await clock.advance(10 * minute);
  await take(of(3, null));
  expect(state().held).toHaveLength(2);
  expect(state().holds).toEqual([{ why: 'full-screen', until: null, since: start }]);
  expect(looks()).toBeLessThanOrEqual(22);
  desk.busy.clear();
  await clock.advance(30 * second);
  expect(titles().filter((title) => !title.startsWith('SEV-1'))).toEqual(['2 alerts waited for you, 2 still open']);
  expect([state().held, state().holds]).toEqual([[], []]);
  const after = looks();
  await clock.advance(20 * minute);
  expect(titles().filter((title) => !title.startsWith('SEV-1'))).toHaveLength(1);
  expect(looks()).toBe(after);
});

it('what recovered while it waited asks for nothing more once it was told', async () => {
  const { take, titles, desk, clock, state } = setUp();
  desk.busy.add('screen-sharing');
  await take(of(1));
  await clock.advance(minute);
  await take(over(1, clock.now()));
  desk.busy.clear();
  await clock.advance(minute);
  expect([titles(), state().held, clock.armed()]).toEqual([['1 alert waited, all settled by now'], [], 0]);
});

it('a storm is looked at once', async () => {
  const { take, titles, looks } = setUp();
  await take(...Array.from({ length: 200 }, (_, index) => of(index)));
  expect([titles(), looks()]).toEqual([['200 situations at once'], 1]);
});

it('a storm while the screen is shared waits as a whole', async () => {
  const { take, titles, desk, clock, state } = setUp();
  desk.busy.add('screen-sharing');
  await take(...Array.from({ length: 30 }, (_, index) => of(index)));
  expect([titles(), state().held.length]).toEqual([[], 30]);
  desk.busy.clear();
  await clock.advance(30 * second);
  expect(titles()).toEqual(['30 alerts waited for you, 30 still open']);
});

it('a recovery is no reason to break in', async () => {
  const { take, titles, desk, clock, notifier } = setUp();
  await take(of(1));
  await clock.advance(minute);
  desk.busy.add('full-screen');
  await take(over(1, clock.now()));
  expect([titles(), notifier.screen.size]).toEqual([['SEV-3 · Trouble 1'], 0]);
});

it('who waits for business hours asks nobody at night, and then first', async () => {
  const { take, titles, looks, desk, clock, state } = setUp();
  await clock.advance(10 * hour);
  desk.busy.add('full-screen');
  await take(of(1));
  await clock.advance(13 * hour);
  expect([looks(), titles(), state().holds.map(({ why }) => why)]).toEqual([0, [], ['off-hours']]);
  await clock.advance(hour);
  expect([looks(), titles(), state().holds.map(({ why }) => why)]).toEqual([1, [], ['full-screen']]);
  desk.busy.clear();
  await clock.advance(minute);
  expect(titles()).toEqual(['SEV-3 · Trouble 1']);
});

it('what was held is asked about again after a restart, and told', async () => {
  const first = setUp();
  first.desk.busy.add('full-screen');
  await first.take(of(1));
  first.alerting.stop();
  const { titles, clock, looks, state } = setUp(first.store, first.clock);
  expect(state().held).toHaveLength(1);
  await clock.advance(20 * second);
  expect([titles(), looks()]).toEqual([['SEV-3 · Trouble 1'], 1]);
});

it('the person chooses what to be spared in; what waited only for that is told', async () => {
  const { take, titles, desk, alerting, clock, state } = setUp();
  desk.busy.add('full-screen');
  await take(of(1));
  expect(state().held).toHaveLength(1);
  alerting.attention.deferWhile(['screen-sharing', 'do-not-disturb']);
  await clock.settle();
  expect(titles()).toEqual(['SEV-3 · Trouble 1']);
  await clock.advance(minute);
  alerting.attention.set('do-not-disturb', true);
  await take(of(2));
  expect(state().holds).toEqual([{ why: 'do-not-disturb', until: null, since: clock.now() }]);
  expect(await alerting.calls.attention()).toEqual({ 'full-screen': { says: 'yes' }, 'screen-sharing': { says: 'no' }, 'do-not-disturb': { says: 'yes' } });
  alerting.attention.deferWhile([]);
  await clock.settle();
  expect(titles()).toHaveLength(2);
});

it('what is no alert waits as well unless it must not, and is counted as such', async () => {
  const { alerting, desk, clock, state, notifier } = setUp();
  const alert = (key: string, over: Partial<Alert> = {}): Alert => ({ key, title: key, body: '', severity: null, urgency: 'low', actions: [], sound: false, ...over });
  const titles = () => notifier.handed.map(({ title }) => title);
  desk.busy.add('screen-sharing');
  const first = alerting.others.show(alert('certificate', { title: 'ends in 21 days' }));
  await clock.settle();
  const second_ = alerting.others.show(alert('certificate', { title: 'ends in 14 days' }));
  const gone = alerting.others.show(alert('other'));
  await clock.settle();
  void alerting.others.show(alert('question', { severity: 1, urgency: 'critical' }));
  void alerting.urgent.show(alert('path alarm'));
  alerting.others.withdraw('other');
  await clock.settle();
  expect(titles()).toEqual(['question', 'path alarm']);
  expect([(await first).shown, (await gone).shown]).toEqual([false, false]);
  desk.busy.clear();
  await clock.advance(30 * second);
  expect((await second_).shown).toBe(true);
  expect(titles()).toEqual(['question', 'path alarm', 'ends in 14 days']);
  expect(state().tally).toMatchObject({ shown: 3, others: 3 });
  alerting.calls.leaveAlone(60);
  void alerting.others.show(alert('late'));
  await clock.advance(hour - second);
  expect(titles()).toHaveLength(3);
  await clock.advance(second);
  expect(titles()).toHaveLength(4);
});

it('while somebody covers a break all but SEV-1/2 waits, and is told once when it ends', async () => {
  const { alerting, take, titles, clock, state } = setUp();
  alerting.attention.cover(clock.now() + 15 * minute);
  await take(of(1), of(2, 1), of(3, 2));
  expect(titles()).toEqual(['SEV-1 · Trouble 2', 'SEV-2 · Trouble 3']);
  expect(state()).toMatchObject({ held: [{ why: 'on-break' }], holds: [{ why: 'on-break', until: start + 15 * minute }] });
  await clock.advance(15 * minute);
  alerting.attention.cover(null);
  await clock.settle();
  expect(titles().filter((title) => !/^SEV-[12]/.test(title))).toEqual(['SEV-3 · Trouble 1']);
});

it('a silence with a time leaves the list with the recovery, is told off it, and is back when it fails again', async () => {
  const { alerting, board, states, take, clock } = setUp();
  await take(of(1));
  const [situation] = board.all();
  alerting.calls.silence({ scope: { kind: 'situation', id: situation?.id ?? '' }, minutes: 240, reason: 'Known' });
  const listed = () => states.at(-1)?.silences.map(({ name }) => name);
  expect(listed()).toEqual(['Trouble 1']);
  await clock.advance(minute);
  await take(over(1, clock.now()));
  expect(listed()).toEqual([]);
  expect(alerting.silences()).toHaveLength(1);
  await clock.advance(minute);
  await take(of(1, 3, { updatedAt: clock.now() }));
  expect(board.all().filter(({ status }) => status === 'triggered').map(({ id }) => id)).toEqual([situation?.id]);
  expect(listed()).toEqual(['Trouble 1']);
});

const other = (key: string, more: Partial<Alert> = {}): Alert => ({ key, title: `About ${key}`, body: 'So it is.', severity: null, urgency: 'low', actions: [], sound: false, ...more });
const reminders = ['break', 'routine', 'shift', 'rest', 'handoff', 'wellness'] as const;

it('of what is neither incident nor check six are shown in twelve hours; the next stands in the window, and goes from there when it is settled (P1)', async () => {
  const { alerting, clock, notifier, notices, state } = setUp();
  for (const key of reminders) await alerting.others.show(other(key));
  expect((await alerting.others.show(other('training'))).shown).toBe(false);
  expect(notifier.handed.map(({ key }) => key)).toEqual(reminders);
  expect(notices.list()).toMatchObject([{ id: 'told training', level: 'info', title: 'About training', detail: 'So it is.', dismissible: true }]);
  expect(state()).toMatchObject({ tally: { others: 6 }, others: { shown: reminders.map(() => start), moved: [start], most: 6 } });
  alerting.others.withdraw('training');
  expect(notices.list()).toEqual([]);
  await clock.advance(12 * hour);
  expect((await alerting.others.show(other('training'))).shown).toBe(true);
  expect(state().others).toMatchObject({ shown: [clock.now()], moved: [] });
});

it('what moves to the window takes the older one of its key from the screen, and no other (P1)', async () => {
  const { alerting, clock, notifier, notices } = setUp();
  for (const key of reminders) await alerting.others.show(other(key));
  await clock.advance(hour);
  await alerting.others.show(other('shift', { title: 'The shift ends in an hour' }));
  await alerting.others.show(other('rest', { title: 'Rest is short', budget: 'noticed' }));
  expect([...notifier.screen.keys()]).toEqual(['break', 'routine', 'handoff', 'wellness']);
  expect(notices.list()).toMatchObject([{ id: 'told shift', title: 'The shift ends in an hour' }]);
});

it('an incident, a limit that is reached and what the person asked for are shown over the number, and a notice that stands there stays the only one (P1)', async () => {
  const { alerting, notifier, notices, take } = setUp();
  for (let index = 0; index < 20; index += 1) await alerting.others.show(other('gentle', { budget: 'asked' }));
  for (const key of reminders) await alerting.others.show(other(key));
  notifier.handed.length = 0;
  await alerting.others.show(other('limit', { budget: 'always' }));
  await alerting.others.show(other('question', { severity: 2 }));
  await alerting.others.show(other('alarm', { urgency: 'critical' }));
  await alerting.urgent.show(other('hotkey', { budget: 'asked' }));
  await alerting.others.show(other('gentle', { budget: 'asked' }));
  await take(of(1));
  await alerting.others.show(other('certificate', { budget: 'noticed' }));
  expect(notifier.handed.map(({ title }) => title)).toEqual(['About limit', 'About question', 'About alarm', 'About hotkey', 'About gentle', 'SEV-3 · Trouble 1']);
  expect(notices.list()).toEqual([]);
});

it('what goes on with the same thing is no further interruption, and what could not be shown spends nothing (P1)', async () => {
  const { alerting, clock, notifier, state } = setUp();
  await alerting.others.show(other('break', { title: 'Break in 60 s' }));
  await clock.advance(minute);
  await alerting.others.show(other('break', { title: 'Break due' }));
  expect([state().others.shown, notifier.handed.length]).toEqual([[start], 2]);
  notifier.answer = () => ({ shown: false, carrier: 'none', detail: 'nobody is there' });
  await alerting.others.show(other('routine'));
  expect(state().others).toMatchObject({ shown: [start], moved: [] });
  await clock.advance(20 * minute);
  await alerting.others.show(other('break'));
  notifier.answer = () => ({ shown: true, carrier: 'fake', detail: '' });
  await alerting.others.show(other('break'));
  expect(state().others.shown).toEqual([start, clock.now()]);
});

it('what was shown before a restart counts after it, and what comes at once has no more places than there are (P1)', async () => {
  const first = setUp();
  for (const key of reminders.slice(0, 4)) await first.alerting.others.show(other(key));
  first.alerting.stop();
  const { alerting, notifier, notices } = setUp(first.store, first.clock, first.meta);
  await Promise.all(['a', 'b', 'c'].map((key) => alerting.others.show(other(key))));
  expect(notifier.handed.map(({ key }) => key)).toEqual(['a', 'b']);
  expect(notices.list()).toMatchObject([{ id: 'told c' }]);
});
