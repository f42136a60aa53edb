import { describe, expect, test } from 'vitest';
import { hears, mayCall, type Page } from '../../../../electron/ipc/sender.ts';
import { createWatchStore } from '../../../../renderer/store/watch-store.ts';
import type { Api, CallName, EventName } from '../../../../shared/ipc/contract.ts';
import { Refusal } from '../../../../shared/ipc/refusal.ts';
import type { Situation } from '../../../../shared/model/situation.ts';
import { createFakeMain } from '../../../support/fake-main.ts';
import { emptyWorld } from '../../../support/fake-world.ts';
import { incidentReport, situationOf } from '../../../support/situations.ts';

const clock = { after: () => () => {} };
const settle = () => new Promise((resolve) => setImmediate(resolve));
const older = situationOf(incidentReport(), { title: 'older' });
const newer = situationOf(incidentReport(), { title: 'newer' });

describe('the mirror of main', () => {
  test('starts with what main answers and follows what it announces', async () => {
    const fake = createFakeMain({ ...emptyWorld(), situations: [older] });
    const { store, start } = createWatchStore(fake.api, clock);
    expect(store.getState().situations).toBeNull();
    start();
    await settle();
    expect(store.getState().situations).toEqual([older]);
    expect(store.getState().facts?.zone).toBe('Europe/Berlin');
    fake.emit('situations.changed', [newer]);
    expect(store.getState().situations).toEqual([newer]);
  });

  test('an event that comes before the first answer wins over it', async () => {
    let answer = (_: readonly Situation[]): void => {};
    const fake = createFakeMain(emptyWorld(), { 'situations.list': () => new Promise((resolve) => (answer = resolve)) });
    const { store, start } = createWatchStore(fake.api, clock);
    start();
    await settle();
    fake.emit('situations.changed', [newer]);
    answer([older]);
    await settle();
    expect(store.getState().situations).toEqual([newer]);
  });

  test('a refused or broken read is told and leaves "not known", never "nothing"', async () => {
    const fake = createFakeMain(emptyWorld(), {
      'situations.list': () => { throw new Refusal({ code: 'unavailable', message: 'The database is being repaired.' }); },
      'sources.list': () => { throw new Error('the port is closed'); },
    });
    const { store, start } = createWatchStore(fake.api, clock);
    start();
    await settle();
    const { situations, sources, problems } = store.getState();
    expect([situations, sources]).toEqual([null, null]);
    expect(problems['situations.list']).toBe('The database is being repaired.');
    expect(problems['sources.list']).toContain('the port is closed');
  });

  test('the first answers are one change, and a slow one keeps the others waiting for a moment only', async () => {
    let patienceIsOver = () => {};
    const slowClock = { after: (_delay: number, run: () => void) => { patienceIsOver = run; return () => {}; } };
    const fake = createFakeMain({ ...emptyWorld(), situations: [older] }, { 'sources.list': () => new Promise(() => {}) });
    const { store, start } = createWatchStore(fake.api, slowClock);
    let changes = 0;
    store.subscribe(() => { changes += 1; });
    start();
    await settle();
    expect(store.getState().situations).toBeNull();
    patienceIsOver();
    expect([changes, store.getState().situations, store.getState().sources]).toEqual([1, [older], null]);
  });
});

test.each([['strip', 'startStrip'], ['break', 'startBreak'], ['note', 'startNote']] as const)('the page of the %s asks for nothing and listens to nothing that main keeps from it', async (page: Page, start) => {
  const { api } = createFakeMain(emptyWorld());
  const called: CallName[] = [];
  const heard: EventName[] = [];
  const noting: Api = {
    call: (name, input) => {
      called.push(name);
      return api.call(name, input);
    },
    on: (name, listen) => {
      heard.push(name);
      return api.on(name, listen);
    },
  };
  createWatchStore(noting, clock)[start]();
  await settle();
  expect(called.length).toBeGreaterThan(3);
  expect(called.filter((name) => !mayCall(page, name))).toEqual([]);
  expect(heard.filter((name) => !hears(page, name))).toEqual([]);
});
