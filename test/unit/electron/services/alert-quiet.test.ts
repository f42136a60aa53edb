import { describe, expect, it } from 'vitest';
import { createAlertDispatcher } from '../../../../electron/services/alert-dispatcher.ts';
import { createAlertProof } from '../../../../electron/services/alert-proof.ts';
import type { Attention } from '../../../../shared/domain/alert-hold.ts';
import { defaultAlertRules } from '../../../../shared/domain/alert-rules.ts';
import { createBoard } from '../../../../shared/domain/situation-board.ts';
import { mergeChosen, splitChosen } from '../../../../shared/domain/situation-choice.ts';
import { takeReports, type Report } from '../../../../shared/domain/situation-merge.ts';
import type { Silence } from '../../../../shared/model/silence.ts';
import { hour, minute, second, type Instant } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart as start } from '../../../support/fake-clock.ts';
import { createFakeNotifier } from '../../../support/fake-notifier.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';
import { createMemorySituationStore } from '../../../support/memory-situation-store.ts';
import { incidentReport } from '../../../support/situations.ts';

/** Monday to Friday, 09:00 to 18:00, where the clock shows UTC; `start` is a Monday at nine. */
const hours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00', zone: 'UTC' };
const evening = start + 10 * hour;

function setUp(store = createMemorySituationStore(), clock = createFakeClock()) {
  const notifier = createFakeNotifier();
  const journal = createMemoryJournal();
  const board = createBoard(store.load(0), 10 * minute);
  const quiet = { silences: [] as Silence[], attention: [] as Attention[] };
  const dispatcher = createAlertDispatcher({
    clock, notifier, journal, store, rules: () => defaultAlertRules,
    silences: () => quiet.silences, holds: () => ({ hours, held: [3, 4], attention: quiet.attention }),
    acknowledge: async () => ({ result: 'done', message: '' }), open: () => {},
    proof: createAlertProof({ clock, publish: () => {}, attract: () => {} }), announce: () => {}, report: () => {},
  });
  async function follow(): Promise<void> {
    const changes = board.takeChanges();
    store.save(changes.flatMap(({ after }) => after ?? []));
    store.remove(changes.flatMap(({ before, after }) => (after === null && before !== null ? [before.id] : [])));
    dispatcher.take(changes);
    await clock.settle();
  }
  async function take(...reports: readonly Report[]): Promise<void> {
    const changes = takeReports(board, reports, clock.now());
    store.save(changes.flatMap(({ after }) => after ?? []));
    dispatcher.take(changes);
    await clock.settle();
  }
  const titles = () => notifier.handed.map(({ title }) => title);
  const sounds = () => notifier.handed.filter(({ sound }) => sound).length;
  dispatcher.start(board.all());
  return { clock, store, notifier, journal, board, quiet, dispatcher, take, follow, titles, sounds };
}

const of = (index: number, severity: 1 | 2 | 3 | 4 | null = 3, over: Parameters<typeof incidentReport>[0] = {}) =>
  incidentReport({ id: `P${index}`, title: `Trouble ${index}`, serviceId: `S${index}`, severity, ...over });
const over = (index: number, at: Instant, severity: 1 | 2 | 3 | 4 | null = 3) => of(index, severity, { status: 'resolved', updatedAt: at, resolvedAt: at });
const many = (count: number, severity: 1 | 2 | 3 | 4 | null = 3) => Array.from({ length: count }, (_, index) => of(index, severity));
const silence = (part: Partial<Silence> = {}): Silence => ({ id: 's', scope: { kind: 'all' }, name: '', reason: 'Known', by: 'me', beganAt: start, endsAt: start + 15 * minute, ...part });

describe('a storm', () => {
  it('of 200 at once is one notification with a count and one sound, kept up to date in place', async () => {
    const { take, clock, notifier, titles, sounds, dispatcher } = setUp();
    await take(...many(200));
    expect(titles()).toEqual(['200 situations at once']);
    expect(sounds()).toBe(1);
    expect(dispatcher.storms()).toEqual([expect.objectContaining({ endedAt: null, members: expect.objectContaining({ length: 200 }) })]);
    await clock.advance(10 * second);
    await take(...Array.from({ length: 100 }, (_, index) => over(index, clock.now())));
    await clock.advance(minute);
    expect(titles()).toEqual(['200 situations at once', '200 situations at once · 100 still open']);
    expect(new Set(notifier.handed.map(({ key }) => key)).size).toBe(1);
    expect(notifier.screen.size).toBe(1);
    await take(...Array.from({ length: 100 }, (_, index) => over(index + 100, clock.now())));
    await clock.advance(minute);
    expect(titles().at(-1)).toBe('Recovered · all 200 situations of the storm');
    expect(notifier.screen.size).toBe(0);
    expect(sounds()).toBe(1);
  });

  it('that comes one by one takes in those that were told alone, but leaves SEV-1/2 where they stand', async () => {
    const { take, clock, notifier } = setUp();
    for (let index = 0; index < 12; index += 1) {
      await take(of(index, index === 3 ? 1 : 3));
      await clock.advance(4 * second);
    }
    await clock.advance(30 * second);
    expect([...notifier.screen.keys()].map((key) => key.replace(/-.*/, ''))).toEqual(['incident', 'storm']);
    expect(notifier.screen.get('incident-P3')).toMatchObject({ urgency: 'critical' });
    expect([...notifier.screen.values()].at(-1)?.title).toBe('11 situations at once');
  });

  it('of SEV-1 only is one notification, critical, that repeats until the last is acknowledged', async () => {
    const { take, clock, notifier, titles } = setUp();
    await take(...many(200, 1));
    expect(titles()).toEqual(['200 situations at once · 200 SEV-1/2']);
    expect(notifier.handed[0]).toMatchObject({ urgency: 'critical', sound: true });
    await clock.advance(2 * minute);
    expect(notifier.handed).toHaveLength(2);
    await take(...Array.from({ length: 200 }, (_, index) => of(index, 1, { status: 'acknowledged', updatedAt: clock.now() })));
    await clock.advance(30 * minute);
    expect(notifier.handed).toHaveLength(2);
    expect(notifier.screen.size).toBe(0);
  });

  it('SEV-1 that joins it speaks for itself at once, with a sound', async () => {
    const { take, clock, notifier } = setUp();
    await take(...many(20));
    await clock.advance(5 * second);
    await take(of(99, 1));
    expect(notifier.handed.at(-1)).toMatchObject({ key: 'incident-P99', sound: true, urgency: 'critical' });
    await take(of(5, 1, { updatedAt: clock.now() }));
    expect(notifier.handed.at(-1)).toMatchObject({ key: 'incident-P5', sound: true, urgency: 'critical' });
  });

  it('is over when it has been quiet, and outlives a restart', async () => {
    const first = setUp();
    await first.take(...many(20));
    first.dispatcher.stop();
    const { take, clock, titles, dispatcher } = setUp(first.store, first.clock);
    await take(...many(20));
    await clock.advance(minute);
    expect(titles()).toEqual([]);
    await take(of(50));
    await clock.advance(30 * second);
    expect(titles()).toEqual(['21 situations at once']);
    await clock.advance(5 * minute);
    expect(dispatcher.storms().at(-1)?.endedAt).toBeGreaterThan(start);
    await take(of(51));
    expect(titles().at(-1)).toBe('SEV-3 · Trouble 51');
  });
});

describe('a silence', () => {
  it('takes back what is shown, and what is still open at the end is said once', async () => {
    const { take, clock, notifier, quiet, dispatcher, titles } = setUp();
    await take(of(1), of(2));
    quiet.silences = [silence()];
    dispatcher.refresh();
    expect(notifier.screen.size).toBe(0);
    await take(of(3), over(2, clock.now()));
    await clock.advance(14 * minute);
    expect(titles()).toEqual(['SEV-3 · Trouble 1', 'SEV-3 · Trouble 2']);
    quiet.silences = [];
    dispatcher.refresh();
    await clock.advance(10 * minute);
    expect(titles().slice(2).sort()).toEqual(['SEV-3 · Trouble 1', 'SEV-3 · Trouble 3']);
  });

  it('of SEV-1 stops the repeats, not the alarm; a new SEV-1/2 on it speaks at once', async () => {
    const { take, clock, titles, quiet, board, follow, dispatcher, sounds } = setUp();
    quiet.silences = [silence({ endsAt: start + 4 * hour })];
    await take(of(1, 1));
    await clock.advance(10 * minute);
    expect(titles()).toEqual(['SEV-1 · Trouble 1']);
    await take(of(2, 2, { createdAt: clock.now() }));
    expect(titles()).toHaveLength(2);
    await clock.advance(2 * minute);
    mergeChosen(board, ['incident-P1', 'incident-P2'], clock.now());
    await follow();
    expect(titles()).toHaveLength(2);
    quiet.silences = [];
    dispatcher.refresh();
    await clock.advance(minute);
    expect(titles()).toHaveLength(3);
    expect(sounds()).toBe(3);
  });

  it('ends for what becomes SEV-1', async () => {
    const { take, clock, titles, quiet } = setUp();
    quiet.silences = [silence()];
    await take(of(1, 4));
    expect(titles()).toEqual([]);
    await take(of(1, 1, { updatedAt: clock.now() + 1 }));
    expect(titles()).toEqual(['SEV-1 · Trouble 1']);
  });
});

describe('outside business hours', () => {
  it('SEV-3/4 wait until nine and are told once, as one list; SEV-1/2 and no severity do not wait', async () => {
    const { take, clock, titles, notifier, dispatcher, journal } = setUp();
    await clock.advance(evening - start);
    await take(of(1), of(2, 4), of(3), of(4, 1), of(5, null));
    expect(titles()).toEqual(['SEV-1 · Trouble 4', 'No severity · Trouble 5']);
    expect(dispatcher.held()).toHaveLength(3);
    expect(journal.events.filter(({ kind }) => kind === 'alert.held')).toHaveLength(3);
    await take(over(3, clock.now()), over(4, clock.now(), 1));
    await clock.advance(14 * hour - minute);
    expect(titles().filter((title) => title.includes('waited'))).toEqual([]);
    await clock.advance(minute);
    expect(titles().filter((title) => title.includes('waited'))).toEqual(['3 alerts waited for you, 2 still open']);
    expect(notifier.handed.at(-1)?.body).toBe('SEV-3 · Trouble 1\nSEV-4 · Trouble 2\nSEV-3 · Trouble 3 (over)');
    expect(dispatcher.held()).toEqual([]);
    const told = notifier.handed.length;
    await clock.advance(8 * hour);
    expect(notifier.handed).toHaveLength(told);
  });

  it('what waits outlives a restart and its own recovery, over a weekend', async () => {
    const first = setUp();
    await first.clock.advance(4 * 24 * hour + 10 * hour);
    await first.take(of(1));
    await first.take(over(1, first.clock.now()));
    first.dispatcher.stop();
    await first.clock.advance(61 * hour);
    const emptied = { ...first.store, load: () => [] };
    const { clock, titles } = setUp(emptied, first.clock);
    await clock.advance(59 * minute);
    expect(titles()).toEqual([]);
    await clock.advance(minute);
    expect(titles()).toEqual(['1 alert waited, all settled by now']);
    expect(first.store.heldAlerts()).toEqual([]);
  });

  it('one alone is told as itself', async () => {
    const { take, clock, titles } = setUp();
    await clock.advance(evening - start);
    await take(of(1));
    await clock.advance(14 * hour);
    expect(titles()).toEqual(['SEV-3 · Trouble 1']);
  });

  it('what becomes SEV-2 while it waits speaks at once', async () => {
    const { take, clock, titles, dispatcher } = setUp();
    await clock.advance(evening - start);
    await take(of(1));
    await take(of(1, 2, { updatedAt: clock.now() }));
    expect(titles()).toEqual(['SEV-2 · Trouble 1']);
    expect(dispatcher.held()).toEqual([]);
  });
});

it('while the screen is shared all but SEV-1/2 waits, and is told after', async () => {
  const { take, clock, titles, quiet, dispatcher } = setUp();
  quiet.attention = [{ why: 'screen-sharing', until: null }];
  await take(of(1), of(2, null), of(3, 2));
  expect(titles()).toEqual(['SEV-2 · Trouble 3']);
  quiet.attention = [];
  dispatcher.refresh();
  await clock.settle();
  expect(titles()).toEqual(['SEV-2 · Trouble 3', '2 alerts waited for you, 2 still open']);
});

describe('an acknowledgement', () => {
  const taken = (index: number, at: Instant) => of(index, 3, { status: 'acknowledged', updatedAt: at });

  it('of which nothing is heard for an hour is asked about once', async () => {
    const { take, clock, titles, notifier, sounds } = setUp();
    await take(taken(1, start));
    await clock.advance(59 * minute);
    expect(titles()).toEqual([]);
    await clock.advance(5 * hour);
    expect(titles()).toEqual(['Still open · Trouble 1']);
    expect(notifier.handed[0]?.body).toBe('Acknowledged 1 h 00 ago; nothing was noted since. Is somebody on it?');
    expect(sounds()).toBe(0);
  });

  it('with a note is asked about an hour after that, and not twice after a restart', async () => {
    const first = setUp();
    await first.take(taken(1, start));
    await first.clock.advance(50 * minute);
    first.dispatcher.heard([{ kind: 'note', occurredAt: first.clock.now(), situationId: null, incidentId: 'P1' }]);
    await first.clock.advance(59 * minute);
    expect(first.titles()).toEqual([]);
    await first.clock.advance(2 * minute);
    expect(first.titles()).toEqual(['Still open · Trouble 1']);
    first.dispatcher.stop();
    const { clock, titles } = setUp(first.store, first.clock);
    await clock.advance(3 * hour);
    expect(titles()).toEqual([]);
  });

  it('of SEV-3 is not asked about at night but in the morning', async () => {
    const { take, clock, titles } = setUp();
    await clock.advance(8.5 * hour);
    await take(taken(1, clock.now()));
    await clock.advance(15.4 * hour);
    expect(titles()).toEqual([]);
    await clock.advance(hour / 2);
    expect(titles()).toEqual(['Still open · Trouble 1']);
  });

  it('of many forgotten together is one notification', async () => {
    const { take, clock, titles, notifier } = setUp();
    await take(...Array.from({ length: 12 }, (_, index) => taken(index, start)));
    await clock.advance(61 * minute);
    expect(titles()).toEqual(['12 acknowledged situations without a word for long']);
    await clock.advance(6 * hour);
    expect(notifier.handed).toHaveLength(1);
  });
});

describe('merging and splitting by hand', () => {
  it('rings nobody: the person did it', async () => {
    const { take, clock, board, follow, notifier } = setUp();
    await take(of(1), of(2), of(3, 1));
    const told = notifier.handed.length;
    const merged = mergeChosen(board, ['incident-P1', 'incident-P2'], clock.now());
    await follow();
    if ('problem' in merged) throw new Error(merged.problem);
    splitChosen(board, merged.into, ['incident:P2'], clock.now());
    await follow();
    await clock.advance(minute);
    expect(notifier.handed.slice(told).filter(({ sound }) => sound)).toEqual([]);
    expect(notifier.handed.slice(told).length).toBeLessThanOrEqual(2);
  });
});

it('what comes close together makes one sound, unless it is SEV-1/2', async () => {
  const { take, clock, notifier } = setUp();
  await take(of(1));
  await clock.advance(10 * second);
  await take(of(2));
  await take(of(3, 1));
  await clock.advance(30 * second);
  await take(of(4));
  expect(notifier.handed.map(({ key, sound }) => [key, sound])).toEqual([['incident-P1', true], ['incident-P2', false], ['incident-P3', true], ['incident-P4', true]]);
});

it('what waits for business hours goes on waiting through a digest that did not name it, and is told in the morning (A30)', async () => {
  const { take, clock, dispatcher, titles } = setUp();
  await clock.advance(evening - start);
  await take(of(1, 3), of(2, 4));
  dispatcher.hold();
  await clock.advance(5 * hour);
  dispatcher.release(new Set(['incident-P1', 'incident-P2']), new Set(['incident-P1']));
  await clock.settle();
  expect(dispatcher.held().map(({ situationId }) => situationId)).toEqual(['incident-P2']);
  expect(titles()).toEqual([]);
  await clock.advance(9 * hour);
  expect(titles()).toEqual(['SEV-4 · Trouble 2']);
});
