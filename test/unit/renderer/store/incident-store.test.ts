import { expect, test, vi } from 'vitest';
import { createIncidentStore } from '../../../../renderer/store/incident-store.ts';
import { createIncidentsStore } from '../../../../renderer/store/incidents-store.ts';
import type { Incident } from '../../../../shared/model/incident.ts';
import { createFakeMain } from '../../../support/fake-main.ts';
import { emptyWorld } from '../../../support/fake-world.ts';
import { opened, minutes } from '../../../support/incident-runs.ts';
import { bookHandlers, bookPage, sayEntry, type Book } from '../../../support/preview/incident-book.ts';

const anIncident = (part: Partial<Incident> = {}): Incident => ({
  id: 'Q1', source: 'pagerduty', number: 1, title: 'Checkout is down', status: 'acknowledged', severity: 1, priorityLabel: null, urgency: 'high', serviceId: null, serviceName: null, assignees: [], acknowledgers: [],
  createdAt: opened, updatedAt: opened, resolvedAt: null, url: null, ...part,
});

function aWorld() {
  const book: Book = { incidents: new Map([['Q1', anIncident()], ['Q2', anIncident({ id: 'Q2' })]]), events: [] };
  const fake = createFakeMain(emptyWorld(), bookHandlers(book, (name, payload) => fake.emit(name, payload)));
  let visible = true;
  const listeners = new Set<() => void>();
  const store = createIncidentStore({ api: fake.api, clock: { isVisible: () => visible, onVisibility: (listen) => { listeners.add(listen); return () => listeners.delete(listen); } } });
  const see = (now: boolean) => {
    visible = now;
    for (const listen of listeners) listen();
  };
  const watched = () => fake.made.filter(({ name }) => name === 'incident.watch').map(({ input }) => (input as { id: string | null }).id);
  return { book, fake, store, see, watched };
}

test('one incident is followed while it is looked at, and no other', async () => {
  const { book, fake, store, watched } = aWorld();
  const stop = store.getState().open('Q1');
  await vi.waitFor(() => expect(store.getState().page?.incident.id).toBe('Q1'));
  expect(await store.getState().say({ entry: { kind: 'note' }, title: 'Looking' })).toMatchObject({ ok: true });
  expect(store.getState().entries.map(({ event }) => event.title)).toEqual(['Looking']);
  fake.emit('incident.changed', bookPage(book, 'Q2', minutes(3)));
  expect(store.getState().page?.incident.id).toBe('Q1');
  stop();
  fake.emit('incident.changed', { ...bookPage(book, 'Q1', minutes(3)), me: 'somebody else' });
  expect(store.getState().page?.me).toBe('Kim Doe');
  expect(watched()).toEqual(['Q1', null]);
});

test('going from one to the next does not stop what is followed then', async () => {
  const { store, watched } = aWorld();
  const stop = store.getState().open('Q1');
  const stopNext = store.getState().open('Q2');
  stop();
  await vi.waitFor(() => expect(store.getState().page?.incident.id).toBe('Q2'));
  expect(watched().at(-1)).toBe('Q2');
  stopNext();
});

test('while the window is hidden nothing is told; what came meanwhile is read when it is seen again', async () => {
  const { book, store, see, watched } = aWorld();
  const stop = store.getState().open('Q1');
  await vi.waitFor(() => expect(store.getState().page).not.toBeNull());
  see(false);
  await vi.waitFor(() => expect(watched().at(-1)).toBeNull());
  sayEntry(book, { id: 'Q1', entry: { kind: 'note' }, title: 'From elsewhere' }, minutes(4));
  expect(store.getState().entries).toEqual([]);
  see(true);
  await vi.waitFor(() => expect(store.getState().entries).toHaveLength(1));
  stop();
});

test('older entries join, a corrected one is there once, and an unknown incident says so', async () => {
  const { book, store } = aWorld();
  for (let at = 0; at < 450; at += 1) sayEntry(book, { id: 'Q1', entry: { kind: 'note' }, title: `Entry ${at}`, occurredAt: opened + at * 1000 }, opened + at * 1000);
  const stop = store.getState().open('Q1');
  await vi.waitFor(() => expect(store.getState().entries).toHaveLength(200));
  await store.getState().older();
  expect(store.getState().entries).toHaveLength(400);
  const newest = store.getState().entries[0]!.event.id;
  await store.getState().correct({ eventId: newest, title: 'Said better', occurredAt: opened });
  const { entries } = store.getState();
  expect(entries.filter(({ event }) => event.id === newest)).toMatchObject([{ event: { title: 'Said better' } }]);
  expect(entries.map(({ event }) => event.occurredAt)).toEqual(entries.map(({ event }) => event.occurredAt).toSorted((a, b) => b - a));
  stop();
  store.getState().open('Q9');
  await vi.waitFor(() => expect(store.getState().problem).toContain('not known'));
});

test('nothing is said or taken back while no incident is open', async () => {
  const { store } = aWorld();
  expect(await store.getState().say({ entry: { kind: 'note' }, title: 'x' })).toMatchObject({ ok: false });
  expect(await store.getState().undo()).toMatchObject({ result: 'nothing-to-do' });
});

test('the list reads again once for many events, keeps what was read further down, and sleeps while hidden', async () => {
  const book: Book = { incidents: new Map(), events: [] };
  for (let at = 0; at < 130; at += 1) book.incidents.set(`P${at}`, anIncident({ id: `P${at}`, status: at === 0 ? 'triggered' : 'resolved', createdAt: opened - at * 60_000, resolvedAt: at === 0 ? null : opened }));
  const fake = createFakeMain(emptyWorld(), bookHandlers(book, (name, payload) => fake.emit(name, payload)));
  const timers: (() => void)[] = [];
  let visible = true;
  const store = createIncidentsStore({ api: fake.api, clock: { isVisible: () => visible, after: (_delay, run) => { timers.push(run); return () => timers.splice(0); } } });
  const reads = () => fake.made.filter(({ name }) => name === 'incidents.list').length;
  const stop = store.getState().follow();
  await vi.waitFor(() => expect(store.getState().over).toHaveLength(50));
  expect(store.getState().open).toHaveLength(1);
  await store.getState().more();
  await store.getState().more();
  expect([store.getState().over.length, store.getState().next]).toEqual([129, null]);
  for (let at = 0; at < 30; at += 1) fake.emit('timeline.grew', { newestId: at });
  expect(timers).toHaveLength(1);
  book.incidents.set('P0', anIncident({ id: 'P0', status: 'resolved', createdAt: opened, resolvedAt: opened }));
  timers.shift()?.();
  await vi.waitFor(() => expect(store.getState().open).toEqual([]));
  expect([reads(), store.getState().over.length, new Set(store.getState().over.map(({ incident }) => incident.id)).size]).toEqual([4, 130, 130]);
  visible = false;
  fake.emit('situations.changed', []);
  timers.shift()?.();
  expect(reads()).toBe(4);
  stop();
});
