import { describe, expect, it } from 'vitest';
import { createPagerDutyClient } from '../../../../electron/adapters/pagerduty-client.ts';
import { createSimulator } from '../../../../electron/drill/simulator.ts';
import { createReading } from '../../../../electron/services/reading.ts';
import type { SavedConnection } from '../../../../electron/services/ports/connection-settings.ts';
import type { Report } from '../../../../shared/domain/situation-merge.ts';
import { PagerDutyLoginSchema } from '../../../../shared/model/connection.ts';
import type { SourceState } from '../../../../shared/model/source.ts';
import { second } from '../../../../shared/time/duration.ts';
import { checkOf } from '../../../support/checks.ts';
import { drillAccount, userToken } from '../../../support/drill-account.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createMemoryCheckStore } from '../../../support/memory-check-store.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';
import { createMemoryPagerDutyStore } from '../../../support/memory-pagerduty-store.ts';
import { createMemorySecretStore } from '../../../support/memory-secret-store.ts';

const login = PagerDutyLoginSchema.parse({ tokenKind: 'api-key', token: userToken, region: 'us' });

function setUp() {
  const clock = createFakeClock();
  const checks = createMemoryCheckStore();
  const secrets = createMemorySecretStore();
  const kept = { connection: null as SavedConnection | null, demo: true };
  const heard = { sources: [] as SourceState[], reports: [] as Report[], refreshed: 0, cleared: 0, before: { playing: true, gone: -1 }, errors: [] as unknown[] };
  const [own, simulated] = [createSimulator({ ...drillAccount, clock }), createSimulator({ ...drillAccount, clock })];
  const reading = createReading({
    clock, secrets, checks, random: () => 0.5, severities: () => ({}), report: (error) => heard.errors.push(error), attended: true, grew: () => {}, journal: createMemoryJournal(),
    store: createMemoryPagerDutyStore(),
    sources: { set: (state) => void heard.sources.push(state) },
    situations: { take: (reports) => void heard.reports.push(...reports) },
    sight: { newsComing: () => {}, cycleEnded: () => {} },
    outbox: { wake: () => {}, accepted: () => {}, abandon: () => {} },
    settings: { read: () => kept.connection, write: (saved) => void (kept.connection = saved) },
    apiBase: () => 'http://127.0.0.1:1',
    openApi: (credentials) => createPagerDutyClient({ clock, credentials, fetch: credentials.apiBase.endsWith(':2') ? simulated.fetch : own.fetch }),
    demoSource: {
      start: async () => ({ credentials: { tokenKind: 'api-key', token: userToken, apiBase: 'http://127.0.0.1:2' }, email: 'robin@example.com', checks: [checkOf('demo-web')], stop: async () => {} }),
    },
    demoWanted: { get: () => kept.demo, set: (wanted) => void (kept.demo = wanted) },
    onChecksChanged: () => void (heard.refreshed += 1),
    publishOnCall: () => {}, publishConnection: () => {}, demoChanged: () => {},
    demoCleared: () => {
      heard.cleared += 1;
      heard.before = { playing: reading.demo.running(), gone: heard.reports.filter(({ type }) => type === 'gone').length };
    },
  });
  return { clock, checks, secrets, kept, heard, own, simulated, reading };
}

describe('which account is read', () => {
  it('is the demo’s while nothing of the person’s own is there, and theirs from the moment they connect', async () => {
    const { clock, checks, heard, own, simulated, kept, reading } = setUp();
    simulated.trigger({ serviceId: 'SQUOTE', title: 'Only a demo' });
    reading.start(false);
    await clock.advance(second);
    expect(reading.demo.running()).toBe(true);
    expect(reading.connection.connection().state).toBe('demo');
    expect(checks.list()).toMatchObject([{ origin: 'demo' }]);
    expect(heard.reports).toMatchObject([{ type: 'incident', incident: { title: 'Only a demo', source: 'drill' } }]);
    const id = own.trigger({ serviceId: 'SQUOTE', title: 'Quotes time out' });
    expect(await reading.connection.connect(login)).toMatchObject({ result: 'done' });
    await clock.advance(second);
    expect(reading.demo.running()).toBe(false);
    expect(heard.cleared).toBe(2);
    // It is over before anybody hears what is gone, so that nothing is said of it.
    expect(heard.before).toEqual({ playing: false, gone: 0 });
    expect(kept.demo).toBe(false);
    expect(checks.list()).toEqual([]);
    expect(heard.reports.slice(1)).toContainEqual(expect.objectContaining({ type: 'gone', detail: 'The demo watch ended.' }));
    expect(heard.reports.at(-1)).toMatchObject({ type: 'incident', incident: { id, source: 'pagerduty' } });
    expect(heard.errors).toEqual([]);
  });

  it('is none while the person has checks of their own and no account, and what a demo left is cleared away', async () => {
    const { clock, checks, heard, reading } = setUp();
    checks.save(checkOf('api'));
    checks.save({ ...checkOf('demo-web'), origin: 'demo' });
    reading.start(false);
    await clock.advance(second);
    expect(reading.demo.running()).toBe(false);
    expect(checks.list().map(({ id }) => id)).toEqual(['api']);
    expect(heard.sources.at(-1)).toMatchObject({ source: 'pagerduty', condition: 'off' });
  });

  it('is the demo’s when it is asked for, whatever is connected', async () => {
    const { clock, kept, secrets, own, reading } = setUp();
    kept.connection = { tokenKind: 'api-key', region: 'us', scope: 'mine', email: null };
    secrets.set('pagerduty.token', userToken, 'session');
    reading.start(true);
    await clock.advance(second);
    expect(reading.readings.current()?.source).toBe('drill');
    expect(own.requests).toEqual([]);
  });

  it('is none after disconnecting, and what came from it is nobody’s any more', async () => {
    const { clock, heard, own, kept, reading } = setUp();
    kept.demo = false;
    const id = own.trigger({ serviceId: 'SQUOTE', title: 'Quotes time out' });
    await reading.connection.connect(login);
    await clock.advance(second);
    reading.connection.disconnect();
    expect(heard.reports.at(-1)).toMatchObject({ type: 'gone', id, detail: 'PagerDuty was disconnected.' });
    expect(heard.sources.at(-1)).toMatchObject({ condition: 'off' });
    expect(reading.readings.current()).toBeNull();
    await reading.stop();
    expect(clock.armed()).toBe(0);
  });
});
