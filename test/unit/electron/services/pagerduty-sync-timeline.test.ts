import { describe, expect, it } from 'vitest';
import { minute, second } from '../../../../shared/time/duration.ts';
import { colleague, me } from '../../../support/drill-account.ts';
import { createMemoryPagerDutyStore } from '../../../support/memory-pagerduty-store.ts';
import { watchAccount } from '../../../support/watched-account.ts';

describe('the timeline', () => {
  it('takes over the log oldest first, with note texts and unknown types, each entry once', async () => {
    const it = watchAccount();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Quotes are slow' });
    it.simulator.log(id, 'page_the_owl_log_entry', 'An owl was sent');
    it.simulator.note(id, colleague, 'Only motor leads');
    await it.clock.advance(5 * minute);
    it.simulator.acknowledge(id, colleague);
    await it.clock.advance(5 * minute);
    expect(it.heard.events.map(({ kind, title, body }) => [kind, title, body])).toEqual([
      ['incident.triggered', 'Quotes are slow', 'Triggered through Quote engine'],
      ['incident.log', 'Assigned to Robin Vale', ''],
      ['incident.log', 'An owl was sent', ''],
      ['incident.log', 'Note added by Maya Okafor', 'Only motor leads'],
      ['incident.acknowledged', 'Acknowledged by Maya Okafor', ''],
    ]);
    expect(new Set(it.heard.events.map(({ externalId }) => externalId)).size).toBe(5);
  });

  it('asks from five minutes before the newest entry seen, never from our own time', async () => {
    const it = watchAccount({ account: { skew: 0 } });
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'One' });
    await it.clock.advance(3 * minute);
    const asked = it.calls(/log_entries$/).map(({ query }) => query.get('since'));
    expect(asked[0]).toBeNull();
    expect(asked.slice(1).every((since) => since === '2026-03-02T08:55:00Z')).toBe(true);
    expect(it.calls(/log_entries$/).every(({ query }) => query.get('include[]') === 'channels' && !query.has('is_overview'))).toBe(true);
    expect(id).not.toBe('');
  });

  it('reads the selected incident every 15 s, others once a minute, and all of it every 15 minutes', async () => {
    const it = watchAccount();
    const [seen, other] = [it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Seen' }), it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Other' })];
    await it.clock.advance(1 * second);
    it.sync.select(seen);
    it.simulator.forget();
    await it.clock.advance(10 * minute);
    const fetches = (id: string) => it.calls(new RegExp(`${id}/log_entries$`));
    expect(fetches(seen).length).toBeGreaterThanOrEqual(39);
    expect(fetches(seen).length).toBeLessThanOrEqual(42);
    expect(fetches(other).length).toBeGreaterThanOrEqual(9);
    expect(fetches(other).length).toBeLessThanOrEqual(11);
    await it.clock.advance(6 * minute);
    expect(fetches(other).filter(({ query }) => !query.has('since'))).toHaveLength(1);
  });

  it('reads the whole log when an incident closes, a minute later and ten minutes later: late entries are not lost', async () => {
    const it = watchAccount();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Closing' });
    await it.clock.advance(1 * second);
    it.simulator.resolve(id);
    it.simulator.forget();
    await it.clock.advance(5 * minute);
    it.simulator.log(id, 'annotate_log_entry', 'Written afterwards');
    await it.clock.advance(20 * minute);
    expect(it.calls(/log_entries$/).filter(({ query }) => !query.has('since'))).toHaveLength(3);
    expect(it.heard.events.at(-1)?.title).toBe('Written afterwards');
  });

  it('shows a re-opening as what it is, and reads the whole log again', async () => {
    const it = watchAccount();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Back again' });
    await it.clock.advance(1 * second);
    it.simulator.resolve(id, colleague);
    await it.clock.advance(30 * minute);
    it.simulator.acknowledge(id, me);
    await it.clock.advance(2 * minute);
    expect(it.heard.events.map(({ kind }) => kind)).toEqual(['incident.triggered', 'incident.log', 'incident.resolved', 'incident.reopened']);
    expect(it.open()).toMatchObject([{ id, status: 'acknowledged' }]);
  });

  it('writes nothing when there is nothing new', async () => {
    const it = watchAccount();
    const store = it.store as ReturnType<typeof createMemoryPagerDutyStore>;
    it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Quiet' });
    await it.clock.advance(2 * minute);
    const before = { ...store.writes };
    await it.clock.advance(10 * minute);
    expect(store.writes).toEqual(before);
  });

  it('goes on watching when the disk is full, and catches up when it is not', async () => {
    const store = createMemoryPagerDutyStore();
    const it = watchAccount({ sync: { store } });
    await it.clock.advance(1 * second);
    store.breakDown();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'While full' });
    await it.clock.advance(2 * minute);
    expect(it.open()).toMatchObject([{ id }]);
    expect(it.source()?.condition).toBe('fresh');
    expect(it.heard.reports.length).toBeGreaterThan(0);
    store.repair();
    await it.clock.advance(2 * minute);
    expect(store.incidents.get(id)).toMatchObject({ status: 'triggered' });
    expect(store.events.map(({ kind }) => kind)).toEqual(['incident.triggered', 'incident.log']);
  });
});
