import { describe, expect, test } from 'vitest';
import { createAcknowledgeStore } from '../../../../renderer/store/acknowledge-store.ts';
import type { Outcome } from '../../../../shared/model/outcome.ts';
import { createFakeMain } from '../../../support/fake-main.ts';
import { emptyWorld } from '../../../support/fake-world.ts';
import { incidentReport, situationOf } from '../../../support/situations.ts';

function deferred() {
  let settle = (_: Outcome): void => {};
  const promise = new Promise<Outcome>((resolve) => (settle = resolve));
  return { promise, settle: (outcome: Outcome) => settle(outcome) };
}

describe('acknowledging', () => {
  test('says "sending" until main answered, then what came of it', async () => {
    const { promise, settle } = deferred();
    const store = createAcknowledgeStore(createFakeMain(emptyWorld(), { 'situation.acknowledge': () => promise }).api);
    const sent = store.getState().acknowledge('s1');
    expect(store.getState().bySituation['s1']).toEqual({ phase: 'sending' });
    const failed: Outcome = { result: 'failed', message: 'PagerDuty refused.' };
    settle(failed);
    expect(await sent).toEqual(failed);
    expect(store.getState().bySituation['s1']).toEqual({ phase: 'answered', outcome: failed });
  });

  test('pressing twice sends once', async () => {
    const { promise, settle } = deferred();
    const fake = createFakeMain(emptyWorld(), { 'situation.acknowledge': () => promise });
    const store = createAcknowledgeStore(fake.api);
    const first = store.getState().acknowledge('s1');
    expect(await store.getState().acknowledge('s1')).toBeNull();
    settle({ result: 'done', message: '' });
    await first;
    expect(fake.made.filter(({ name }) => name === 'situation.acknowledge')).toHaveLength(1);
  });

  test('a border that breaks is a failure in words', async () => {
    const store = createAcknowledgeStore(createFakeMain(emptyWorld(), { 'situation.acknowledge': () => Promise.reject(new Error('gone')) }).api);
    expect(await store.getState().acknowledge('s1')).toMatchObject({ result: 'failed', message: expect.stringContaining('gone') });
  });

  test('an answer stays while the situation waits and goes when it moved on', async () => {
    const store = createAcknowledgeStore(createFakeMain(emptyWorld()).api);
    const waiting = situationOf(incidentReport(), { id: 's1', status: 'triggered' });
    await store.getState().acknowledge('s1');
    store.getState().prune([waiting]);
    expect(store.getState().bySituation['s1']).toBeDefined();
    store.getState().prune([{ ...waiting, status: 'acknowledged' }]);
    expect(store.getState().bySituation).toEqual({});
  });
});
