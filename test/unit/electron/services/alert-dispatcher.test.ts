import { describe, expect, it, vi } from 'vitest';
import { createAlertDispatcher } from '../../../../electron/services/alert-dispatcher.ts';
import { createAlertProof } from '../../../../electron/services/alert-proof.ts';
import { defaultAlertRules } from '../../../../shared/domain/alert-rules.ts';
import { mergeSituations, type Report } from '../../../../shared/domain/situation-merge.ts';
import type { Outcome } from '../../../../shared/model/outcome.ts';
import type { Situation } from '../../../../shared/model/situation.ts';
import type { SourceState } from '../../../../shared/model/source.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart as start } from '../../../support/fake-clock.ts';
import { createFakeNotifier, shownBy } from '../../../support/fake-notifier.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';
import { createMemorySituationStore } from '../../../support/memory-situation-store.ts';
import { checkReport, incidentReport, situationOf } from '../../../support/situations.ts';

const id = 'incident-P1';
const loud = incidentReport({ severity: 1 });
const quiet = incidentReport({ severity: 3 });
const resolved = incidentReport({ severity: 1, status: 'resolved', updatedAt: start + minute, resolvedAt: start + minute });
const acknowledged = incidentReport({ severity: 1, status: 'acknowledged', updatedAt: start + second });

function setUp(store = createMemorySituationStore(), clock = createFakeClock(), left: readonly string[] = []) {
  const notifier = createFakeNotifier();
  notifier.left = left;
  for (const key of left) notifier.screen.set(key, { key, title: 'left', body: '', severity: 1, urgency: 'critical', actions: [], sound: false });
  const journal = createMemoryJournal();
  const sources: SourceState[] = [];
  const lines: string[] = [];
  const problems: unknown[] = [];
  const acknowledge = vi.fn(async (_id: string): Promise<Outcome> => ({ result: 'done', message: '' }));
  const open = vi.fn((_id: string): void => {});
  const world = { playing: true };
  const dispatcher = createAlertDispatcher({
    clock, notifier, journal, store, acknowledge, open, rules: () => defaultAlertRules, playing: () => world.playing,
    proof: createAlertProof({ clock, publish: (state) => sources.push(state), attract: () => {} }),
    announce: (line) => lines.push(line), report: (error) => problems.push(error),
  });
  let situations: readonly Situation[] = store.load(0);
  async function take(...reports: readonly Report[]): Promise<void> {
    const merged = mergeSituations(situations, reports, clock.now());
    situations = merged.situations;
    if (!store.full) store.save(situations);
    dispatcher.take(merged.changes);
    await clock.settle();
  }
  dispatcher.start(situations);
  return { clock, store, notifier, journal, sources, lines, problems, acknowledge, open, dispatcher, take, world };
}

describe('the end of a demo watch', () => {
  const played = (index: number, severity: 1 | 3) => incidentReport({ id: `D${index}`, serviceId: `S${index}`, severity, source: 'drill' });
  const check = checkReport('down', start, { id: 'demo-web', serviceId: 'S1', origin: 'demo' });
  const gone = (kind: 'incident' | 'check', name: string, at: number): Report => ({ type: 'gone', kind, id: name, at, detail: 'The demo watch ended.' });

  it('takes all that was said of it off the screen and says nothing more; what is real stays', async () => {
    const { take, clock, notifier, world, dispatcher, store, problems } = setUp();
    await take(played(1, 1), check, played(2, 3), loud);
    // A storm of its own, told by one notification.
    await take(...Array.from({ length: 12 }, (_, index) => played(10 + index, 3)));
    expect(notifier.screen.size).toBe(3);
    const said = notifier.handed.length;
    world.playing = false;
    dispatcher.forgetPlayed();
    const now = clock.now();
    await take(gone('incident', 'D1', now), gone('incident', 'D2', now), ...Array.from({ length: 12 }, (_, index) => gone('incident', `D${10 + index}`, now)));
    await take(gone('check', 'demo-web', now));
    await clock.advance(minute);
    expect([...notifier.screen.keys()]).toEqual([id]);
    expect(notifier.handed.slice(said)).toEqual([]);
    expect(store.shownAlerts().map(({ situationId }) => situationId)).toEqual([id]);
    expect(problems).toEqual([]);
    await clock.advance(10 * minute);
    expect(new Set(notifier.handed.slice(said).map(({ key }) => key))).toEqual(new Set([id]));
  });

  it('is no news after a crash either, and the next demo speaks again', async () => {
    const first = setUp();
    await first.take(played(1, 1));
    const next = setUp(first.store, first.clock, ['incident-D1']);
    next.world.playing = false;
    await first.clock.settle();
    await next.take(gone('incident', 'D1', first.clock.now()));
    await first.clock.advance(minute);
    expect(next.notifier.handed).toEqual([]);
    expect(next.notifier.screen.size).toBe(0);
    next.world.playing = true;
    await next.take(played(2, 1));
    expect(next.notifier.handed.map(({ key }) => key)).toEqual(['incident-D2']);
  });
});

describe('the alert dispatcher', () => {
  it('is kept from nothing by one situation that it cannot tell of', async () => {
    const { clock, notifier, problems, dispatcher } = setUp();
    const poison = { ...situationOf(incidentReport({ id: 'P0', severity: 1 })) };
    Object.defineProperty(poison, 'title', { get: () => { throw new Error('this title cannot be read'); } });
    const good = situationOf(loud);
    dispatcher.take([poison, good].map((after) => ({ before: null, after, into: null, from: null })));
    await clock.settle();
    expect(problems).toEqual([new Error('this title cannot be read')]);
    expect(notifier.handed.map(({ key }) => key)).toEqual([id]);
    await clock.advance(2 * minute);
    expect(notifier.handed.map(({ key }) => key)).toEqual([id, id]);
  });

  it('collects while it is held, counts what a digest told as said, and says the rest', async () => {
    const { take, clock, notifier, dispatcher } = setUp();
    await take(loud);
    dispatcher.hold();
    const other = incidentReport({ id: 'P2', severity: 3 });
    const third = incidentReport({ id: 'P3', severity: 3 });
    await take(other, third);
    await clock.advance(10 * minute);
    expect(notifier.handed).toHaveLength(1);
    dispatcher.release(new Set([id, 'incident-P2']));
    await clock.settle();
    expect(notifier.handed.slice(1).map(({ key }) => key)).toEqual(['incident-P3']);
    await clock.advance(2 * minute);
    expect(notifier.handed.slice(2).map(({ key }) => key)).toEqual([id]);
    dispatcher.hold();
    await take(incidentReport({ severity: 1, status: 'resolved', updatedAt: clock.now(), resolvedAt: clock.now() }));
    dispatcher.release(new Set([id]));
    await clock.settle();
    expect(notifier.screen.has(id)).toBe(false);
    expect(notifier.handed).toHaveLength(3);
  });

  it('counts as said what a digest told after a sleep: the next repeat is two minutes away', async () => {
    const { take, clock, notifier, dispatcher } = setUp();
    await take(loud);
    clock.sleep(180 * minute);
    dispatcher.hold();
    await clock.advance(20 * second);
    dispatcher.release(new Set([id]));
    await clock.advance(119 * second);
    expect(notifier.handed).toHaveLength(1);
    await clock.advance(second);
    expect(notifier.handed).toHaveLength(2);
  });

  it('says after a sleep what a SEV-1 that somebody has asks for: the digest does not', async () => {
    const { take, clock, notifier, dispatcher } = setUp();
    await take(loud);
    await take(acknowledged);
    dispatcher.hold();
    dispatcher.prompt(id, { words: 'Call Engineering manager', sound: true });
    await clock.settle();
    expect(notifier.handed).toHaveLength(1);
    dispatcher.release(new Set([id]));
    await clock.settle();
    expect(notifier.handed.slice(1)).toMatchObject([{ key: id, body: expect.stringContaining('Call Engineering manager') }]);
    dispatcher.hold();
    dispatcher.release(new Set([id]));
    await clock.settle();
    expect(notifier.handed).toHaveLength(2);
  });

  it('shows an alert, proves it, says so and writes it down with carrier and latency', async () => {
    const { take, clock, notifier, sources, lines, journal } = setUp();
    notifier.answer = async () => {
      await clock.settle();
      clock.advanceNow(12);
      return shownBy('desktop');
    };
    await take(loud);
    await clock.settle();
    expect(notifier.screen.get(id)).toMatchObject({ title: 'SEV-1 · Checkout answers 500', urgency: 'critical', sound: true });
    expect(lines).toEqual(['ALERT shown: SEV-1 · Checkout answers 500 (desktop, 12 ms)']);
    expect(sources).toEqual([expect.objectContaining({ source: 'notifications', condition: 'fresh', lastGoodAt: clock.now(), reason: '' })]);
    expect(journal.events).toEqual([expect.objectContaining({ kind: 'alert.shown', situationId: id, payload: { step: 'show', carrier: 'desktop', latencyMs: 12 } })]);
  });

  it('repeats SEV-1 every two minutes until it is acknowledged, in the same place', async () => {
    const { take, clock, notifier } = setUp();
    await take(loud);
    await clock.advance(10 * minute);
    expect(notifier.handed.map(({ key, sound }) => [key, sound])).toEqual(Array.from({ length: 6 }, () => [id, true]));
    await take(acknowledged);
    expect(notifier.screen.size).toBe(0);
    await clock.advance(59 * minute);
    expect(notifier.handed).toHaveLength(6);
  });

  it.each([-2 * 60 * minute, 2 * 60 * minute])('a clock that is set by %i ms neither brings the repeat forward nor puts it off, and makes no second sound', async (by) => {
    const { take, clock, notifier } = setUp();
    await take(loud);
    await clock.advance(30 * second);
    clock.stepWall(by);
    await take(incidentReport({ severity: 1, title: 'More is slow', updatedAt: start + 2 * second }));
    expect(notifier.handed.map(({ sound }) => sound)).toEqual([true, false]);
    await clock.advance(89 * second);
    expect(notifier.handed).toHaveLength(2);
    await clock.advance(second);
    expect(notifier.handed.map(({ sound }) => sound)).toEqual([true, false, true]);
  });

  it('never repeats SEV-3', async () => {
    const { take, clock, notifier } = setUp();
    await take(quiet);
    await clock.advance(600 * minute);
    expect(notifier.handed).toHaveLength(1);
  });

  it('says quietly that it is over and takes it away', async () => {
    const { take, clock, notifier, store } = setUp();
    await take(loud);
    await take(resolved);
    expect(notifier.screen.get(id)).toMatchObject({ title: 'Recovered · Checkout answers 500', urgency: 'low', sound: false });
    await clock.advance(15 * second);
    expect(notifier.screen.size).toBe(0);
    expect(store.shownAlerts()).toEqual([]);
    expect(clock.armed()).toBe(1); // the settling of the start alone
  });

  it('acknowledges by a click, once, and writes the click down', async () => {
    const { take, notifier, acknowledge, journal, lines } = setUp();
    await take(loud);
    notifier.click(id, 'acknowledge');
    await take();
    expect(acknowledge).toHaveBeenCalledExactlyOnceWith(id);
    expect(journal.events.at(-1)).toMatchObject({ kind: 'alert.action', situationId: id, payload: { action: 'acknowledge' } });
    expect(lines.at(-1)).toBe('ALERT acknowledge: SEV-1 · Checkout answers 500');
  });

  it('opens by a click', async () => {
    const { take, notifier, open, acknowledge } = setUp();
    await take(loud);
    notifier.click(id, 'open');
    expect(open).toHaveBeenCalledExactlyOnceWith(id);
    expect(acknowledge).not.toHaveBeenCalled();
  });

  it('puts the alert back with the reason when acknowledging failed, every time', async () => {
    const { take, notifier, acknowledge } = setUp();
    acknowledge.mockResolvedValue({ result: 'failed', message: 'PagerDuty refused the token.' });
    await take(loud);
    for (let click = 0; click < 2; click += 1) {
      notifier.click(id, 'acknowledge');
      await take();
      expect(notifier.screen.get(id)?.body).toMatch(/^Not acknowledged: PagerDuty refused the token\./);
    }
    await take(acknowledged);
    expect(notifier.screen.size).toBe(0);
  });

  it('one change after another while the first is still on its way ends with the last', async () => {
    const { take, notifier } = setUp();
    let release = () => {};
    notifier.answer = () => new Promise((resolve) => (release = () => resolve(shownBy('slow'))));
    await take(loud);
    await take(acknowledged);
    await take(resolved);
    expect(notifier.handed).toHaveLength(1);
    notifier.answer = () => shownBy('slow');
    release();
    await take();
    expect(notifier.screen.get(id)?.title).toBe('Recovered · Checkout answers 500');
  });
});

describe('when alerts cannot be shown', () => {
  it('is failing, says so once, tries on, and is fresh again with the first that is seen', async () => {
    const { take, clock, notifier, sources, lines, journal } = setUp();
    notifier.answer = () => ({ shown: false, carrier: 'none', detail: 'no daemon' });
    await take(quiet);
    expect(sources.at(-1)).toMatchObject({ condition: 'failing', reason: expect.stringContaining('no daemon') });
    await clock.advance(minute);
    expect(notifier.handed.length).toBeGreaterThanOrEqual(4);
    expect(lines).toEqual(['ALERT NOT SHOWN: SEV-3 · Checkout answers 500 (no daemon)']);
    expect(journal.events.map(({ kind }) => kind)).toEqual(['alert.failed']);
    notifier.answer = () => shownBy('desktop');
    await clock.advance(15 * second);
    expect(sources.at(-1)).toMatchObject({ condition: 'fresh', lastGoodAt: expect.any(Number) });
    expect(journal.events.map(({ kind }) => kind)).toEqual(['alert.failed', 'alert.shown']);
    expect(notifier.screen.size).toBe(1);
  });

  it('tells what it still owes as soon as one was seen again', async () => {
    const { take, notifier } = setUp();
    notifier.answer = () => ({ shown: false, carrier: 'none', detail: 'no daemon' });
    await take(quiet);
    notifier.answer = () => shownBy('desktop');
    await take(incidentReport({ id: 'P2', severity: 3, serviceId: null }));
    await take();
    expect([...notifier.screen.keys()].sort()).toEqual([id, 'incident-P2']);
  });

  it('survives a notifier that throws', async () => {
    const { take, notifier, sources } = setUp();
    notifier.answer = () => Promise.reject(new Error('bus gone'));
    await take(loud);
    expect(sources.at(-1)).toMatchObject({ condition: 'failing', reason: expect.stringContaining('bus gone') });
  });

  it('alerts from memory when the disk is full', async () => {
    const { take, clock, notifier, store, problems } = setUp();
    store.full = true;
    await take(loud);
    await clock.advance(2 * minute);
    expect(notifier.handed).toHaveLength(2);
    expect(problems.length).toBeGreaterThan(0);
  });
});

describe('after a restart', () => {
  it('does not tell again what was told, and repeats SEV-1 only when the sources had time to speak', async () => {
    const clock = createFakeClock();
    const first = setUp(createMemorySituationStore(), clock);
    await first.take(loud, incidentReport({ id: 'P2', severity: 3 }));
    first.dispatcher.stop();
    expect(first.notifier.screen.size).toBe(0);
    await clock.advance(5 * minute);
    const later = setUp(first.store, clock);
    await later.take(loud, incidentReport({ id: 'P2', severity: 3 }));
    await clock.advance(19 * second);
    expect(later.notifier.handed).toEqual([]);
    await clock.advance(second);
    expect(later.notifier.handed.map(({ key }) => key)).toEqual([id]);
  });

  it('gives the notification that a killed run left its buttons back, quietly, and takes away what means nothing any more', async () => {
    const clock = createFakeClock();
    const killed = setUp(createMemorySituationStore(), clock);
    await killed.take(loud);
    const next = setUp(killed.store, clock, [id, 'incident-gone']);
    await clock.settle();
    expect(next.notifier.handed).toMatchObject([{ key: id, title: 'SEV-1 · Checkout answers 500', sound: false }]);
    expect([...next.notifier.screen.keys()]).toEqual([id]);
    await clock.advance(19 * second);
    expect(next.notifier.handed).toHaveLength(1);
  });

  it('gives its buttons back after a digest as well, and does not say it again', async () => {
    const clock = createFakeClock();
    const killed = setUp(createMemorySituationStore(), clock);
    await killed.take(loud);
    await clock.advance(5 * minute);
    const next = setUp(killed.store, clock, [id]);
    next.dispatcher.hold();
    await clock.settle();
    expect(next.notifier.handed).toEqual([]);
    next.dispatcher.release(new Set([id]));
    await clock.settle();
    expect(next.notifier.handed).toMatchObject([{ key: id, title: 'SEV-1 · Checkout answers 500', sound: false }]);
    await clock.advance(minute);
    expect(next.notifier.handed).toHaveLength(1);
  });

  it('knows what stands on the screen however soon the last run was killed after it stood in the timeline', async () => {
    const clock = createFakeClock();
    const killed = setUp(createMemorySituationStore(), clock);
    const asKilled = createMemorySituationStore();
    const { append } = killed.journal;
    killed.journal.append = (added) => {
      asKilled.saveShown(killed.store.shownAlerts());
      return append(added);
    };
    await killed.take(loud);
    asKilled.save(killed.store.load(0));
    const next = setUp(asKilled, clock, [id]);
    await next.take(resolved);
    await clock.settle();
    expect(next.notifier.handed.at(-1)).toMatchObject({ key: id, title: 'Recovered · Checkout answers 500', sound: false });
  });

  it('tells quietly of what was resolved meanwhile, and nothing old', async () => {
    const clock = createFakeClock();
    const first = setUp(createMemorySituationStore(), clock);
    await first.take(loud);
    first.dispatcher.stop();
    const next = setUp(first.store, clock);
    await next.take(resolved);
    await clock.advance(minute);
    expect(next.notifier.handed.map(({ title }) => title)).toEqual(['Recovered · Checkout answers 500']);
  });

  it('forgets what was told of situations that are not kept any more', async () => {
    const clock = createFakeClock();
    const store = createMemorySituationStore();
    store.saveShown([{ situationId: 'old', status: 'triggered', severity: 1, title: '', body: '', shownAt: start, soundAt: null }]);
    const { notifier } = setUp(store, clock);
    await clock.advance(minute);
    expect(notifier.handed).toEqual([]);
    expect(store.shownAlerts()).toEqual([]);
  });
});
