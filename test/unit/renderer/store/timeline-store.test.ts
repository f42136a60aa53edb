import { describe, expect, test } from 'vitest';
import { createTimelineStore } from '../../../../renderer/store/timeline-store.ts';
import { Refusal } from '../../../../shared/ipc/refusal.ts';
import type { WatchEvent } from '../../../../shared/model/event.ts';
import type { TimelinePage, TimelineQuery } from '../../../../shared/model/timeline.ts';
import { anEvent } from '../../../support/events.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeMain } from '../../../support/fake-main.ts';
import { emptyWorld, type FakeWorld } from '../../../support/fake-world.ts';
import type { Handlers } from '../../../../shared/ipc/contract.ts';

const many = (count: number, from = 0): WatchEvent[] => Array.from({ length: count }, (_, index) => anEvent({ id: from + count - index, occurredAt: (from + count - index) * 1000, title: `event ${from + count - index}` }));

function open(events: readonly WatchEvent[], changes: Partial<Handlers> = {}) {
  const world: FakeWorld = { ...emptyWorld(), events };
  const fake = createFakeMain(world, changes);
  const clock = createFakeClock();
  const store = createTimelineStore({ api: fake.api, clock });
  const close = store.getState().open();
  const ids = () => store.getState().events?.map(({ id }) => id);
  const pages = () => fake.made.filter(({ name }) => name === 'timeline.page').map(({ input }) => input as TimelineQuery);
  return { world, fake, clock, store, close, ids, pages };
}

describe('reading', () => {
  test('what was read before the screen is drawn is not read again: only what came since, and the histogram (T3)', async () => {
    const world: FakeWorld = { ...emptyWorld(), events: many(3) };
    const { api, made } = createFakeMain(world);
    const clock = createFakeClock();
    const store = createTimelineStore({ api, clock });
    await store.getState().readAhead();
    expect(store.getState().events).toHaveLength(3);
    store.getState().open();
    await clock.settle();
    expect(made.map(({ name }) => name)).toEqual(['timeline.page', 'timeline.density', 'blind.intervals']);
    world.events = many(4);
    await clock.advance(200);
    expect(store.getState().events).toHaveLength(4);
  });

  test('a page that is still on its way when the screen is drawn is not asked for twice', async () => {
    const world: FakeWorld = { ...emptyWorld(), events: many(3) };
    const { api, made } = createFakeMain(world);
    const clock = createFakeClock();
    const store = createTimelineStore({ api, clock });
    void store.getState().readAhead();
    store.getState().open();
    await clock.settle();
    expect(store.getState().events).toHaveLength(3);
    expect(made.map(({ name }) => name)).toEqual(['timeline.page', 'timeline.density', 'blind.intervals']);
  });

  test('goes on page by page to the end, each event once', async () => {
    const { store, clock, ids, pages } = open(many(450));
    await clock.settle();
    expect(ids()).toHaveLength(200);
    await store.getState().more();
    await store.getState().more();
    await store.getState().more();
    expect(ids()).toEqual(many(450).map(({ id }) => id));
    expect(store.getState().next).toBeNull();
    expect(pages()).toHaveLength(3);
  });

  test('asks for one further page at a time', async () => {
    const { store, clock, pages } = open(many(450));
    await clock.settle();
    await Promise.all([store.getState().more(), store.getState().more()]);
    expect(pages()).toHaveLength(2);
  });

  test('a problem keeps what was read, and trying again clears it', async () => {
    let broken = false;
    const world = { ...emptyWorld(), events: many(3) };
    const answers = createFakeMain(world);
    const { store, clock, ids } = open(many(3), {
      'timeline.page': async (query): Promise<TimelinePage> => {
        if (broken) throw new Refusal({ code: 'unavailable', message: 'The worker is restarting.' });
        const reply = await answers.api.call('timeline.page', query);
        if (!reply.ok) throw new Error(reply.problem.message);
        return reply.value;
      },
    });
    await clock.settle();
    broken = true;
    await store.getState().reload();
    expect(store.getState().problem).toBe('The worker is restarting.');
    expect(ids()).toEqual([3, 2, 1]);
    broken = false;
    await store.getState().reload();
    expect(store.getState().problem).toBeNull();
  });
});

describe('choosing', () => {
  test('typing asks once, after a pause, with what stands there then', async () => {
    const { store, clock, pages } = open(many(3));
    await clock.settle();
    for (const text of ['e', 'ev', 'eve']) store.getState().choose({ text });
    expect(pages()).toHaveLength(1);
    await clock.advance(80);
    expect(pages().slice(1).map(({ filter }) => filter.text)).toEqual(['eve']);
  });

  test('an answer to a question that is no longer asked is dropped', async () => {
    const slow: ((page: TimelinePage) => void)[] = [];
    const { store, clock, ids } = open([], { 'timeline.page': () => new Promise((resolve) => slow.push(resolve)) });
    await clock.settle();
    store.getState().choose({ severities: [1] });
    await clock.settle();
    slow[1]?.({ events: many(1), next: null });
    await clock.settle();
    slow[0]?.({ events: many(5), next: null });
    await clock.settle();
    expect(ids()).toEqual([1]);
  });

  test('the marked window limits the list and not the histogram', async () => {
    const { store, clock, fake, ids } = open(many(10));
    await clock.settle();
    store.getState().choose({ window: { from: 3000, to: 5000 } });
    await clock.settle();
    expect(ids()).toEqual([4, 3]);
    const asked = fake.made.findLast(({ name }) => name === 'timeline.density')?.input;
    expect(asked).toMatchObject({ from: null, to: null, filter: { from: null, to: null } });
  });
});

describe('growing', () => {
  test('joins at once while the newest row is in view', async () => {
    const { world, fake, clock, ids } = open(many(3));
    await clock.settle();
    world.events = many(5);
    fake.emit('timeline.grew', { newestId: 5 });
    fake.emit('timeline.grew', { newestId: 5 });
    await clock.advance(200);
    expect(ids()).toEqual([5, 4, 3, 2, 1]);
  });

  test('waits while the person reads further down, then joins on request', async () => {
    const { world, fake, clock, store, ids } = open(many(3));
    await clock.settle();
    store.getState().follow(false);
    world.events = many(5);
    fake.emit('timeline.grew', { newestId: 5 });
    await clock.advance(200);
    expect(ids()).toEqual([3, 2, 1]);
    expect(store.getState().waiting.map(({ id }) => id)).toEqual([5, 4]);
    store.getState().showWaiting();
    expect(ids()).toEqual([5, 4, 3, 2, 1]);
    expect(store.getState().waiting).toEqual([]);
  });

  test('an entry logged late joins where it happened', async () => {
    const { world, fake, clock, ids } = open(many(3));
    await clock.settle();
    world.events = [...many(3).slice(0, 1), anEvent({ id: 4, occurredAt: 2500 }), ...many(3).slice(1)];
    fake.emit('timeline.grew', { newestId: 4 });
    await clock.advance(200);
    expect(ids()).toEqual([3, 4, 2, 1]);
  });

  test('a flood leaves no hole between the old and the new', async () => {
    const { world, fake, clock, ids, store } = open(many(300));
    await clock.settle();
    world.events = many(1000);
    fake.emit('timeline.grew', { newestId: 1000 });
    await clock.advance(200);
    await store.getState().more();
    expect(ids()).toEqual(many(1000).slice(0, 400).map(({ id }) => id));
  });

  test('stops when the screen is left', async () => {
    const { fake, clock, close } = open(many(3));
    await clock.settle();
    close();
    expect(fake.listenersOf('timeline.grew')).toBe(0);
  });
});
