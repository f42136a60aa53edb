import { describe, expect, it } from 'vitest';
import { createPagerDutyClient } from '../../../../electron/adapters/pagerduty-client.ts';
import { failingWith } from '../../../../electron/drill/faults.ts';
import { createSimulator } from '../../../../electron/drill/simulator.ts';
import { createOutbox } from '../../../../electron/services/outbox.ts';
import type { OutboxAction, OutboxItem } from '../../../../shared/model/outbox.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { colleague, drillAccount, me, userToken } from '../../../support/drill-account.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';
import { createMemoryOutboxStore } from '../../../support/memory-outbox-store.ts';

const json = { 'content-type': 'application/json' };
const override = (over: Partial<Extract<OutboxAction, { kind: 'override' }>> = {}): OutboxAction => ({
  kind: 'override', scheduleId: 'SCHED', scheduleName: 'Weekly primary', userId: colleague, userName: 'Maya Okafor', from: fakeStart, to: fakeStart + 2 * hour, ...over,
});

function bench() {
  const clock = createFakeClock();
  const server = createSimulator({ ...drillAccount, clock });
  const api = createPagerDutyClient({ clock, fetch: server.fetch, credentials: { tokenKind: 'api-key', token: userToken, apiBase: 'http://127.0.0.1:1' } });
  const store = createMemoryOutboxStore();
  const journal = createMemoryJournal();
  let ids = 0;
  const outbox = createOutbox({
    clock, store, journal, api: () => api, me: () => ({ userId: me, email: 'robin@example.com' }), random: () => 0.5, newId: () => `o${(ids += 1)}`, publish: () => {},
    report: (problem) => {
      throw problem instanceof Error ? problem : new Error(String(problem));
    },
  });
  outbox.resume();
  const row = (id: string): OutboxItem => store.rows.get(id) ?? expect.fail(`There is no row ${id}.`);
  const posts = () => server.writes().filter(({ path }) => path.endsWith('/overrides'));
  const there = () => server.world.schedules.get('SCHED')?.overrides ?? [];
  const add = (action: OutboxAction) => outbox.add({ incidentId: null, action, seen: null });
  return { clock, server, journal, row, posts, there, add };
}

describe('an override in PagerDuty', () => {
  it('is done once it was read back', async () => {
    const { add, row, clock, there, posts, server, journal } = bench();
    const { id } = add(override());
    await clock.advance(second);
    expect(row(id)).toMatchObject({ state: 'done', message: 'Maya Okafor is on call in Weekly primary for that time: read back from PagerDuty.' });
    expect(there()).toMatchObject([{ userId: colleague, end: fakeStart + 2 * hour }]);
    expect(posts()).toHaveLength(1);
    expect(server.requests.filter(({ path }) => path.endsWith('/overrides')).map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
    expect(journal.events.at(-1)).toMatchObject({ kind: 'action', title: 'PagerDuty override went through', incidentId: null, body: expect.stringContaining('Maya Okafor in Weekly primary') });
  });

  it('refused inside a 201, says so and is not sent again', async () => {
    const { add, row, clock, posts } = bench();
    const { id } = add(override({ userId: 'PNOBODY' }));
    await clock.advance(5 * minute);
    expect(row(id)).toMatchObject({ state: 'refused', message: expect.stringContaining('User Not Found') });
    expect(posts()).toHaveLength(1);
  });

  it('accepted and not there afterwards, is not said to be done: looked for, sent again, then asked about', async () => {
    const { add, row, clock, server, posts } = bench();
    const told = [{ status: 201, override: { id: 'GHOST', start: '2026-03-02T09:00:00Z', end: '2026-03-02T11:00:00Z', user: { id: colleague, type: 'user_reference' } } }];
    server.fail({ ...failingWith(201, told, json), method: 'POST', times: Infinity });
    const { id } = add(override());
    await clock.advance(2 * second);
    expect(row(id).state).toBe('maybe');
    await clock.advance(20 * minute);
    expect(row(id)).toMatchObject({ state: 'asking', message: expect.stringContaining('Look in PagerDuty who is on call') });
    expect(posts()).toHaveLength(3);
  });

  it('whose answer was lost is found, not sent twice', async () => {
    const { add, row, clock, server, posts, there } = bench();
    server.fail({ method: 'POST', cut: 'after' });
    const { id } = add(override());
    await clock.advance(2 * minute);
    expect(row(id).state).toBe('done');
    expect([posts().length, there().length]).toEqual([1, 1]);
  });

  it('that is there already is not sent; one whose time has gone by neither', async () => {
    const first = bench();
    first.add(override({ to: fakeStart + 3 * hour }));
    await first.clock.advance(second);
    const again = first.add(override());
    await first.clock.advance(second);
    expect(first.row(again.id).state).toBe('done');
    expect(first.posts()).toHaveLength(1);
    expect(() => first.add(override({ from: fakeStart - 2 * hour, to: fakeStart - hour }))).toThrow('would have ended already');
    first.server.fail({ ...failingWith(503), times: Infinity });
    const late = first.add(override({ userId: me, to: fakeStart + 10 * minute }));
    await first.clock.advance(hour);
    expect(first.row(late.id)).toMatchObject({ state: 'expired', message: 'The override was not sent before its end.' });
  });

  it('begins when it is sent, not before', async () => {
    const { add, clock, there, row } = bench();
    await clock.advance(30 * minute);
    const { id } = add(override());
    await clock.advance(second);
    expect(row(id).state).toBe('done');
    expect(there()[0]?.start).toBeGreaterThanOrEqual(fakeStart + 30 * minute);
  });
});
