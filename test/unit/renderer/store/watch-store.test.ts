import { describe, expect, test } from 'vitest';
import { createWatchStore } from '../../../../renderer/store/watch-store.ts';
import { Refusal } from '../../../../shared/ipc/refusal.ts';
import type { Situation } from '../../../../shared/model/situation.ts';
import { createFakeMain, emptyWorld } from '../../../support/fake-main.ts';
import { incidentReport, situationOf } from '../../../support/situations.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));
const older = situationOf(incidentReport(), { title: 'older' });
const newer = situationOf(incidentReport(), { title: 'newer' });

describe('the mirror of main', () => {
  test('starts with what main answers and follows what it announces', async () => {
    const fake = createFakeMain({ ...emptyWorld(), situations: [older] });
    const { store, start } = createWatchStore(fake.api);
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
    const { store, start } = createWatchStore(fake.api);
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
    const { store, start } = createWatchStore(fake.api);
    start();
    await settle();
    const { situations, sources, problems } = store.getState();
    expect([situations, sources]).toEqual([null, null]);
    expect(problems['situations.list']).toBe('The database is being repaired.');
    expect(problems['sources.list']).toContain('the port is closed');
  });
});
