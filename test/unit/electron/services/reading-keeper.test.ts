import { describe, expect, it } from 'vitest';
import { createPagerDutyClient } from '../../../../electron/adapters/pagerduty-client.ts';
import { createSimulator, type SimulatorOptions } from '../../../../electron/drill/simulator.ts';
import { createReadingKeeper } from '../../../../electron/services/reading-keeper.ts';
import type { PagerDutyAccount } from '../../../../electron/services/ports/pagerduty-listener.ts';
import type { Report } from '../../../../shared/domain/situation-merge.ts';
import type { OnCallStatus } from '../../../../shared/model/on-call.ts';
import type { SourceState } from '../../../../shared/model/source.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { drillAccount, userToken } from '../../../support/drill-account.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createMemoryPagerDutyStore } from '../../../support/memory-pagerduty-store.ts';

function setUp() {
  const clock = createFakeClock();
  const store = createMemoryPagerDutyStore();
  const told: string[] = [];
  const heard = { reports: [] as Report[], sources: [] as SourceState[], onCall: [] as OnCallStatus[], accounts: [] as PagerDutyAccount[], abandoned: [] as (readonly string[])[] };
  const readings = createReadingKeeper({
    clock, store, random: () => 0.5, severities: () => ({}), report: (error) => expect.fail(String(error)), attended: false, grew: () => {},
    sources: { set: (state) => void heard.sources.push(state) },
    situations: { take: (reports) => void (heard.reports.push(...reports), told.push('incidents')) },
    sight: { newsComing: () => void told.push('news are coming'), cycleEnded: () => {} },
    outbox: { wake: () => void told.push('outbox woken'), accepted: () => void told.push('token accepted'), abandon: (ids) => void heard.abandoned.push(ids) },
    heard: (account) => void heard.accounts.push(account),
    publish: (status) => void heard.onCall.push(status),
  });
  const account = (more: Partial<SimulatorOptions> = {}) => {
    const simulator = createSimulator({ ...drillAccount, ...more, clock });
    const api = createPagerDutyClient({ clock, fetch: simulator.fetch, credentials: { tokenKind: 'api-key', token: userToken, apiBase: 'http://127.0.0.1:1' } });
    return { simulator, start: (source: 'pagerduty' | 'drill') => readings.start(api, { scope: 'mine', email: null }, source) };
  };
  return { clock, store, told, heard, readings, account };
}

describe('what is read', () => {
  it('reaches those whom it concerns: that news are coming before the news themselves', async () => {
    const { clock, told, heard, readings, account } = setUp();
    const { simulator, start } = account();
    const id = simulator.trigger({ serviceId: 'SQUOTE', title: 'Quotes time out' });
    start('pagerduty');
    await clock.advance(second);
    expect(told.indexOf('news are coming')).toBeLessThan(told.indexOf('incidents'));
    expect(heard.reports).toMatchObject([{ type: 'incident', incident: { id, source: 'pagerduty' } }]);
    expect(heard.sources.at(-1)).toMatchObject({ source: 'pagerduty', condition: 'fresh' });
    expect(readings.account()).toMatchObject({ state: 'connected' });
    expect(readings.onCall().state).toBe('on');
    expect(told).toContain('outbox woken');
    expect(told.at(-1)).toBe('token accepted');
  });

  it('is the person’s own account before the demo’s, whichever of them ends last', async () => {
    const { clock, heard, readings, account } = setUp();
    const demo = account().start('drill');
    await clock.advance(second);
    const own = account().start('pagerduty');
    await clock.advance(second);
    expect(readings.current()?.source).toBe('pagerduty');
    const [said, sources] = [heard.accounts.length, heard.sources.length];
    demo.stop();
    expect(readings.current()?.source).toBe('pagerduty');
    expect(readings.account()).not.toBeNull();
    expect([heard.accounts.length, heard.sources.length]).toEqual([said, sources]);
    own.stop();
    expect(readings.current()).toBeNull();
    expect(readings.account()).toBeNull();
  });

  it('does not let a demo that starts later speak for the person’s account', async () => {
    const { clock, heard, readings, account } = setUp();
    account().start('pagerduty');
    await clock.advance(minute);
    const before = heard.accounts.length;
    const demo = account();
    demo.simulator.fail({ cut: 'before', times: Infinity });
    demo.start('drill');
    await clock.advance(10 * minute);
    expect(heard.accounts).toHaveLength(before);
    expect(heard.sources.at(-1)?.condition).toBe('fresh');
    expect(readings.current()?.source).toBe('pagerduty');
  });

  it('is read more often while a window is open, whichever account it is', async () => {
    const { clock, readings, account } = setUp();
    const offCall = { schedules: (drillAccount.schedules ?? []).map((schedule) => ({ ...schedule, duties: [] })) };
    account(offCall).start('drill');
    await clock.advance(second);
    const every = readings.sync()?.usage().every ?? 0;
    readings.attend(true);
    expect(readings.sync()?.usage().every).toBeLessThan(every);
    account(offCall).start('pagerduty');
    await clock.advance(second);
    expect(readings.sync()?.usage().every).toBeLessThan(every);
  });
});

describe('without an account', () => {
  it('nothing is missed, which is not the same as a token that is refused', () => {
    const { heard, readings } = setUp();
    readings.nothing();
    expect(heard.sources.at(-1)).toMatchObject({ condition: 'off' });
    expect(readings.onCall().state).toBe('not-connected');
    readings.refused('The token is gone.');
    expect(heard.sources.at(-1)).toMatchObject({ condition: 'refused', reason: 'The token is gone.' });
    expect(readings.onCall().state).toBe('unknown');
  });

  it('what came from it is nobody’s any more, and nothing is sent to the demo’s', async () => {
    const { clock, store, heard, readings, account } = setUp();
    const { simulator, start } = account();
    const id = simulator.trigger({ serviceId: 'SQUOTE', title: 'Quotes time out' });
    const demo = start('drill');
    await clock.advance(second);
    demo.stop();
    readings.forget('pagerduty', 'PagerDuty was disconnected.');
    expect(store.openIncidents()).toHaveLength(1);
    readings.forget('drill', 'The demo watch ended.');
    expect(store.openIncidents()).toEqual([]);
    expect(heard.reports.at(-1)).toMatchObject({ type: 'gone', kind: 'incident', id });
    expect(heard.abandoned).toEqual([[id]]);
  });
});
