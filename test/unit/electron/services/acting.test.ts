import { describe, expect, it } from 'vitest';
import { createPagerDutyClient } from '../../../../electron/adapters/pagerduty-client.ts';
import { failingWith } from '../../../../electron/drill/faults.ts';
import { createActing } from '../../../../electron/services/acting.ts';
import { createActionDesk } from '../../../../electron/services/action-desk.ts';
import { createConnectionTest } from '../../../../electron/services/connection-test.ts';
import { createNoticeBoard } from '../../../../electron/services/notice-board.ts';
import { createSeveritySettings } from '../../../../electron/services/severity-settings.ts';
import { Refusal } from '../../../../shared/ipc/refusal.ts';
import type { PagerDutyConnection } from '../../../../shared/model/connection.ts';
import { second } from '../../../../shared/time/duration.ts';
import { accountToken, colleague, me, userToken } from '../../../support/drill-account.ts';
import { createFakeNotifier } from '../../../support/fake-notifier.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';
import { createMemoryOutboxStore } from '../../../support/memory-outbox-store.ts';
import { watchAccount } from '../../../support/watched-account.ts';

const connected: PagerDutyConnection = { state: 'connected', userName: null, email: null, region: 'eu', scope: 'mine', storage: 'keyring', message: '' };

async function setUp({ token = userToken, email = null as string | null } = {}) {
  const it = watchAccount();
  const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Quotes time out' });
  await it.clock.advance(second);
  const api = createPagerDutyClient({ clock: it.clock, fetch: it.simulator.fetch, credentials: { tokenKind: 'api-key', token, apiBase: 'http://127.0.0.1:1' } });
  const desk = createActionDesk({ clock: it.clock, api: () => api, known: (incidentId) => it.open().find((incident) => incident.id === incidentId) });
  const test = createConnectionTest({ clock: it.clock, api: () => api, connection: () => ({ ...connected, email }) });
  return { ...it, id, desk, test };
}

describe('what can be chosen', () => {
  it('is the incident as it is, and the levels of its policy', async () => {
    const { desk, id, simulator } = await setUp();
    simulator.acknowledge(id, me);
    expect(await desk.choices(id)).toMatchObject({
      title: 'Quotes time out', status: 'acknowledged', assignees: ['Robin Vale'], seen: { status: 'acknowledged', assignees: [me] }, policyName: 'Lead platform on call', problem: '',
      levels: [{ level: 1, targets: ['Weekly primary'] }, { level: 2, targets: ['Maya Okafor'] }],
    });
  });

  it('is what was last read when PagerDuty cannot be reached, with the reason', async () => {
    const { desk, id, simulator } = await setUp();
    simulator.fail({ cut: 'before', times: Infinity });
    expect(await desk.choices(id)).toMatchObject({ title: 'Quotes time out', status: 'triggered', seen: { status: 'triggered', assignees: [me] }, levels: [], problem: expect.stringContaining('cannot be reached') });
    await expect(desk.choices('UNKNOWN')).rejects.toThrow(Refusal);
  });

  it('does without the levels where the token may not read them', async () => {
    const { desk, id, simulator } = await setUp();
    simulator.fail({ ...failingWith(403, { error: { message: 'Not allowed', code: 2010 } }, {}), path: /escalation_policies/ });
    expect(await desk.choices(id)).toMatchObject({ status: 'triggered', levels: [], problem: expect.stringContaining('Not allowed') });
  });

  it('finds people, policies and services by name', async () => {
    const { desk, simulator } = await setUp();
    expect(await desk.find('users', 'maya')).toEqual([{ id: colleague, name: 'Maya Okafor', detail: 'maya@example.com' }]);
    expect(await desk.find('escalation_policies', 'lead')).toEqual([{ id: 'EPLEAD', name: 'Lead platform on call', detail: '' }]);
    expect((await desk.find('services', '')).map(({ name }) => name)).toEqual(['Lead routing', 'Quote engine']);
    simulator.fail(failingWith(500));
    await expect(desk.find('users', 'maya')).rejects.toThrow('unusable answer');
  });
});

describe('a test of the connection', () => {
  it('says who, where, what is allowed, whether on call, and what is left', async () => {
    const { test } = await setUp();
    const { ok, lines } = await test();
    expect(ok).toBe(true);
    expect(lines.map(({ what, found }) => `${what}: ${found}`)).toEqual([
      'Token: stands for Robin Vale (robin@example.com), in 1 team', 'Region: Europe (api.eu.pagerduty.com) answered in 0 ms', 'Abilities: 3: teams, urgencies, sso',
      'On call: yes: Lead platform on call, level 1', 'Phone: would call +1 2025550100 first, after 0 min', expect.stringMatching(/^Rate limit: \d+ % is left; \d+ calls in the last minute$/), 'Clock: agrees with PagerDuty’s',
    ]);
  });

  it('reads the rules of the person, and warns when none of them calls a phone (A25)', async () => {
    const { test, simulator } = await setUp();
    simulator.fail({ ...failingWith(200, { notification_rules: [{ id: 'R1', type: 'assignment_notification_rule', start_delay_in_minutes: 0, urgency: 'high', contact_method: { id: 'C9', type: 'email_contact_method_reference' } }] }, {}), path: /notification_rules/ });
    const { ok, lines } = await test();
    expect([ok, lines.find(({ what }) => what === 'Phone')]).toEqual([false, { ok: false, what: 'Phone', found: expect.stringContaining('no rule calls a phone for urgent incidents: only an e-mail at once.') }]);
    expect(simulator.requests.map(({ path }) => path)).toEqual(expect.arrayContaining([`/users/${me}/contact_methods`, `/users/${me}/notification_rules`]));
    simulator.fail({ ...failingWith(403, { error: { message: 'No access to users', code: 2010 } }, {}), path: /contact_methods/ });
    expect((await test()).lines).toContainEqual({ ok: false, what: 'Phone', found: 'PagerDuty refused: No access to users' });
  });

  it('says what is refused, and what an account-level key lacks', async () => {
    const { test, simulator } = await setUp();
    simulator.fail({ ...failingWith(403, { error: { message: 'No access to on-calls', code: 2010 } }, {}), path: /oncalls/ });
    expect(await test()).toMatchObject({ ok: false, lines: expect.arrayContaining([{ ok: false, what: 'On call', found: 'PagerDuty refused: No access to on-calls' }]) });
    simulator.fail(failingWith(401, '', {}));
    expect(await test()).toEqual({ ok: false, lines: [{ ok: false, what: 'Token', found: expect.stringContaining('does not accept this token') }] });
    const nobody = await setUp({ token: accountToken });
    expect(await nobody.test()).toMatchObject({ ok: false, lines: [{ what: 'Token', found: expect.stringContaining('e-mail address') }] });
    const robin = await setUp({ token: accountToken, email: 'robin@example.com' });
    expect(await robin.test()).toMatchObject({ ok: true });
  });
});

describe('the severity of priorities', () => {
  const priorities = [{ id: 'A', name: 'Critical' }, { id: 'B', name: 'Major' }, { id: 'C', name: 'Info' }];

  it('follows the person, then the team, then the account', () => {
    const own: Record<string, 1 | 2 | 3 | 4 | null> = { Info: null };
    const settings = createSeveritySettings({ policy: () => ({ Major: 3 as const, Info: 4 as const }), own: () => own });
    expect(settings.explain(priorities)).toMatchObject([
      { name: 'Critical', severity: 1, rule: 'rank', otherwise: 1 },
      { name: 'Major', severity: 3, rule: 'set', otherwise: 3 },
      { name: 'Info', severity: null, rule: 'set', otherwise: 4 },
    ]);
    const before = settings.settings();
    expect(settings.settings()).toBe(before);
    own['Critical'] = 2;
    expect(settings.settings()).toEqual({ Critical: 2, Major: 3, Info: null });
  });
});

describe('after a write', () => {
  async function start(count: number) {
    const it = watchAccount();
    const ids = Array.from({ length: count }, (_, place) => it.simulator.trigger({ serviceId: 'SQUOTE', title: `Incident ${place}` }));
    await it.clock.advance(second);
    const api = createPagerDutyClient({ clock: it.clock, fetch: it.simulator.fetch, credentials: { tokenKind: 'api-key', token: userToken, apiBase: 'http://127.0.0.1:1' } });
    let made = 0;
    const acting = createActing({
      clock: it.clock, store: createMemoryOutboxStore(), journal: createMemoryJournal(), random: () => 0.5, newId: () => `row${(made += 1)}`, report: () => {}, publish: () => {},
      notices: createNoticeBoard({ clock: it.clock, publish: () => {} }), notifier: createFakeNotifier(), sounds: () => false, openOutbox: () => {},
      reading: () => ({ api, sync: it.sync }), account: () => it.account() ?? null, connection: () => connected, incidents: () => it.open(), situations: () => [],
      priorities: { policy: () => ({}), own: () => ({}) },
    });
    acting.outbox.resume();
    it.simulator.forget();
    return { ...it, ids, acting };
  }
  const lists = (paths: readonly { readonly method: string; readonly path: string }[]) => paths.filter(({ method, path }) => method === 'GET' && path === '/incidents').length;

  it('the incident is looked at at once', async () => {
    const { acting, ids, open, clock, simulator } = await start(1);
    acting.calls.ask({ incidentId: ids[0] ?? '', action: { kind: 'acknowledge' }, seen: null });
    await clock.advance(second);
    expect(open()).toMatchObject([{ status: 'acknowledged' }]);
    expect(lists(simulator.requests)).toBe(0);
  });

  it('of many the list is read once', async () => {
    const { acting, ids, open, clock, simulator } = await start(12);
    for (const incidentId of ids) acting.calls.ask({ incidentId, action: { kind: 'acknowledge' }, seen: null });
    await clock.advance(2 * second);
    expect(open().map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 'acknowledged'));
    expect(lists(simulator.requests)).toBe(1);
  });

  it('nothing is asked for an incident that is not open here', async () => {
    const { acting, clock, simulator } = await start(1);
    expect(() => acting.calls.ask({ incidentId: 'GONE', action: { kind: 'note', text: 'Hello' }, seen: null })).toThrow(Refusal);
    await clock.advance(second);
    expect(simulator.writes()).toEqual([]);
  });
});
