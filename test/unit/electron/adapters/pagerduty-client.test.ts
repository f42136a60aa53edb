import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createPagerDutyClient, type PagerDutyClientOptions } from '../../../../electron/adapters/pagerduty-client.ts';
import { failingWith, rateLimited } from '../../../../electron/drill/faults.ts';
import { createSimulator, type SimulatorOptions } from '../../../../electron/drill/simulator.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { accountToken, colleague, drillAccount, me, oauthToken, userToken } from '../../../support/drill-account.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';

const from = 'robin@example.com';
const loopback = 'http://127.0.0.1:1';

function connect(account: Partial<SimulatorOptions> = {}, credentials: Partial<PagerDutyClientOptions['credentials']> = {}) {
  const clock = createFakeClock();
  const simulator = createSimulator({ ...drillAccount, clock, ...account });
  const api = createPagerDutyClient({ clock, fetch: simulator.fetch, credentials: { tokenKind: 'api-key', token: userToken, apiBase: loopback, ...credentials } });
  return { clock, simulator, api, trigger: (title = 'Quotes are slow') => simulator.trigger({ serviceId: 'SQUOTE', title }) };
}

describe('what is sent', () => {
  it('carries exactly the headers that PagerDuty wants', async () => {
    const { api, simulator, trigger } = connect();
    const id = trigger();
    await api.abilities();
    await api.addNote(id, 'x', from);
    const common = { accept: 'application/vnd.pagerduty+json;version=2', authorization: `Token token=${userToken}`, 'content-type': 'application/json' };
    expect(simulator.requests.map(({ headers }) => headers)).toEqual([common, { ...common, from }]);
  });

  it('writes Bearer for OAuth', async () => {
    const { api, simulator } = connect({}, { tokenKind: 'oauth', token: oauthToken });
    expect((await api.usersMe()).kind).toBe('ok');
    expect(simulator.requests[0]?.headers.authorization).toBe(`Bearer ${oauthToken}`);
  });

  it('goes to the two API hosts and to loopback, nowhere else', () => {
    const to = (apiBase: string) => () => connect({}, { apiBase });
    for (const base of ['https://api.pagerduty.com', 'https://api.eu.pagerduty.com', 'http://127.0.0.1:4010', 'http://localhost:80', 'http://[::1]:80']) expect(to(base)).not.toThrow();
    for (const base of [
      'http://api.pagerduty.com', 'https://api.pagerduty.com/', 'https://api.pagerduty.com.evil.example', 'https://evil.example', 'https://api.pagerduty.com@evil.example',
      'http://127.0.0.1', 'http://127.0.0.1.evil.example:80', 'http://127.0.0.1:80/x', 'https://api.eu.pagerduty.com:8443', '',
    ]) expect(to(base)).toThrow('never sent');
  });

  it('asks with exact, repeated keys and UTC times', async () => {
    const { api, simulator, trigger } = connect();
    const id = trigger();
    await api.openIncidents({ userId: me });
    await api.openIncidents({ teamIds: ['TLEADS', 'TOTHER'] });
    await api.logEntries(id, fakeStart + 1234, fakeStart);
    await api.onCalls(me, { since: fakeStart, until: fakeStart + 1500 });
    await api.incidentsByKey('k 1');
    await api.usersMe();
    expect(simulator.requests.map(({ path, search }) => path + decodeURIComponent(search))).toEqual([
      '/incidents?statuses[]=triggered&statuses[]=acknowledged&date_range=all&sort_by=created_at:asc&user_ids[]=PME&limit=100&offset=0',
      '/incidents?statuses[]=triggered&statuses[]=acknowledged&date_range=all&sort_by=created_at:asc&team_ids[]=TLEADS&team_ids[]=TOTHER&limit=100&offset=0',
      `/incidents/${id}/log_entries?include[]=channels&time_zone=UTC&since=2026-03-02T09:00:01Z&limit=100&offset=0`,
      '/oncalls?user_ids[]=PME&time_zone=UTC&since=2026-03-02T09:00:00Z&until=2026-03-02T09:00:02Z&limit=100&offset=0',
      '/incidents?date_range=all&incident_key=k+1&limit=100&offset=0',
      '/users/me?include[]=teams',
    ]);
    expect(simulator.requests.map(({ search }) => search).join('')).not.toContain('calendar_urls');
  });

  it('keeps an id from outside in its place', async () => {
    const { api, simulator } = connect();
    expect(await api.incident('../users/me?x=1')).toMatchObject({ kind: 'refused', status: 404 });
    expect(simulator.requests[0]?.path).toBe('/incidents/..%2Fusers%2Fme%3Fx%3D1');
  });
});

describe('reading', () => {
  it('reads what the account is', async () => {
    const { api } = connect();
    expect(await api.usersMe()).toMatchObject({ kind: 'ok', value: { id: me, email: 'robin@example.com', teams: [{ id: 'TLEADS' }] } });
    expect(await api.userByEmail('MAYA@example.com')).toMatchObject({ kind: 'ok', value: { id: colleague } });
    expect(await api.userByEmail('example.com')).toEqual({ kind: 'ok', value: null });
    expect(await api.abilities()).toEqual({ kind: 'ok', value: ['teams', 'urgencies', 'sso'] });
    expect(await api.priorities()).toMatchObject({ kind: 'ok', value: [{ name: 'SEV-1' }, { name: 'SEV-2' }, { name: 'SEV-3' }] });
    expect(await api.services()).toMatchObject({ kind: 'ok', value: [{ name: 'Lead routing' }, { name: 'Quote engine' }] });
    expect(await api.onCalls(me)).toMatchObject({ kind: 'ok', value: [{ escalation_level: 1, start: fakeStart - 24 * hour, end: fakeStart + 24 * hour }] });
  });

  it('knows an account-level key by its refusal', async () => {
    const { api } = connect({}, { token: accountToken });
    expect(await api.usersMe()).toMatchObject({ kind: 'refused', status: 400, code: null, message: expect.stringContaining('account-level access token') });
  });

  it('reads all pages, and says when there is more than can be paged through', async () => {
    const { api, simulator, trigger } = connect();
    for (let number = 0; number < 250; number++) trigger(`Incident ${number}`);
    const open = await api.openIncidents({ userId: me });
    expect(open).toMatchObject({ kind: 'ok', value: { complete: true } });
    expect(open.kind === 'ok' && open.value.incidents.length).toBe(250);
    expect(simulator.requests.map(({ query }) => query.get('offset'))).toEqual(['0', '99', '198']);
  });

  it('has each incident once, in its newest copy, when rows shift under the pages', async () => {
    const { api, simulator } = connect();
    const row = (id: string, title: string) => ({ id, title, status: 'triggered', created_at: '2026-03-02T09:00:00Z' });
    simulator.fail({ answer: { body: { incidents: [row('Q1', 'old'), row('Q2', 'two')], more: true } } });
    simulator.fail({ answer: { body: { incidents: [row('Q3', 'three'), row('Q1', 'new')], more: false } } });
    expect(await api.openIncidents({ userId: me })).toMatchObject({ kind: 'ok', value: { incidents: [{ id: 'Q1', title: 'new' }, { id: 'Q2' }, { id: 'Q3' }] } });
    expect(simulator.requests[1]?.query.get('offset')).toBe('1');
  });

  it('stops on an empty page, and does not follow pages that repeat themselves', async () => {
    const { api, simulator } = connect();
    simulator.fail({ answer: { body: { services: [], more: true } } });
    expect(await api.services()).toEqual({ kind: 'ok', value: [] });
    simulator.fail({ answer: { body: { services: [{ id: 'S1' }], more: true } }, times: Infinity });
    expect(await api.services()).toMatchObject({ kind: 'bad-answer', detail: expect.stringContaining('come to an end') });
    expect(simulator.requests).toHaveLength(3);
  });

  it('is worth nothing when one page fails', async () => {
    const { api, simulator, trigger } = connect();
    for (let number = 0; number < 150; number++) trigger();
    simulator.fail({ path: /^\/incidents$/ });
    simulator.fail({ ...failingWith(500), path: /^\/incidents$/ });
    expect(await api.openIncidents({ userId: me })).toMatchObject({ kind: 'bad-answer', status: 500 });
  });

  it('halves the window of a log with more than 10,000 entries until it fits, and loses none', async () => {
    const { api, clock, simulator, trigger } = connect({ requestsPerMinute: Infinity });
    const id = trigger();
    for (let number = 0; number < 10_500; number++) {
      if (number % 100 === 0) clock.advanceNow(1 * second);
      simulator.log(id, 'notify_log_entry', `${number}`);
    }
    const log = await api.logEntries(id, null, fakeStart);
    expect(log.kind === 'ok' && new Set(log.value.map((entry) => entry.id)).size).toBe(10_502);
    expect(log.kind === 'ok' && log.value.length).toBe(10_502);
  });

  it('keeps unknown fields and unknown log types', async () => {
    const { api, simulator, trigger } = connect();
    const id = trigger();
    simulator.log(id, 'page_the_owl_log_entry', 'An owl was sent', { fields: { owl: { name: 'Hedda' } } });
    expect(await api.logEntries(id, null, fakeStart)).toMatchObject({ kind: 'ok', value: [{ type: 'page_the_owl_log_entry', owl: { name: 'Hedda' } }, {}, {}] });
  });
});

describe('writing', () => {
  it('changes, snoozes, notes, updates and creates', async () => {
    const { api, simulator, trigger } = connect();
    const id = trigger();
    expect(await api.updateIncident(id, { status: 'acknowledged' }, from)).toMatchObject({ kind: 'ok', value: { status: 'acknowledged' } });
    expect(await api.snooze(id, 600, from)).toMatchObject({ kind: 'ok', value: { pending_actions: [{ type: 'unacknowledge', at: fakeStart + 600 * second }] } });
    expect(await api.addNote(id, 'Only motor leads', from)).toMatchObject({ kind: 'ok', value: { content: 'Only motor leads', created_at: fakeStart } });
    expect(await api.notes(id)).toMatchObject({ kind: 'ok', value: [{ content: 'Only motor leads', user: { id: me } }] });
    expect(await api.addStatusUpdate(id, 'Cause known', from)).toMatchObject({ kind: 'ok', value: { message: 'Cause known' } });
    expect(await api.updateIncident(id, { escalationLevel: 2 }, from)).toMatchObject({ kind: 'ok', value: { assignments: [{ assignee: { id: colleague } }] } });
    expect(await api.updateIncident(id, { assignTo: [me] }, from)).toMatchObject({ kind: 'ok', value: { assignments: [{ assignee: { id: me } }] } });
    expect(await api.updateIncident(id, { escalationPolicyId: 'EPLEAD' }, from)).toMatchObject({ kind: 'ok' });
    expect(await api.updateIncident(id, { title: 'Motor quotes' }, from)).toMatchObject({ kind: 'ok', value: { title: 'Motor quotes' } });
    expect(await api.updateIncident(id, { priorityId: 'PR1' }, from)).toMatchObject({ kind: 'ok', value: { priority: { name: 'SEV-1' } } });
    expect(await api.updateIncident(id, { status: 'resolved', resolution: 'Fixed' }, from)).toMatchObject({ kind: 'ok', value: { status: 'resolved' } });
    const created = await api.createIncident({ title: 'By hand', serviceId: 'SROUTE', urgency: 'low', priorityId: 'PR3', details: 'x', incidentKey: 'k-1' }, from);
    expect(created).toMatchObject({ kind: 'ok', value: { title: 'By hand', urgency: 'low', service: { id: 'SROUTE' } } });
    expect(await api.createIncident({ title: 'By hand', serviceId: 'SROUTE', incidentKey: 'k-1' }, from)).toMatchObject({ kind: 'refused', status: 400, code: 2001 });
    expect(await api.incidentsByKey('k-1')).toMatchObject({ kind: 'ok', value: [{ title: 'By hand' }] });
    expect(simulator.writes().every(({ headers }) => headers.from === from)).toBe(true);
  });

  it('sends one thing at a time, in the words of the API', async () => {
    const { api, simulator } = connect();
    await api.updateIncident('Q1', { status: 'resolved' }, from);
    await api.updateIncident('Q1', { assignTo: [me, colleague] }, from);
    expect(simulator.writes().map(({ body }) => body)).toEqual([
      { incident: { type: 'incident_reference', status: 'resolved' } },
      { incident: { type: 'incident_reference', assignments: [{ assignee: { id: me, type: 'user_reference' } }, { assignee: { id: colleague, type: 'user_reference' } }] } },
    ]);
  });

  it('passes on what was refused and why', async () => {
    const { api, trigger } = connect();
    const id = trigger();
    expect(await api.snooze(id, 600, from)).toEqual({ kind: 'refused', status: 400, code: 1012, message: 'Incident Not Acknowledged' });
    expect(await api.addNote(id, 'x', 'nobody@example.com')).toMatchObject({ kind: 'refused', status: 400, code: 1008 });
    expect(await api.addNote('NOPE', 'x', from)).toMatchObject({ kind: 'refused', status: 404, code: 2100 });
  });

  it('says of a lost or senseless answer that it may have happened', async () => {
    const { api, simulator, trigger } = connect();
    const id = trigger();
    for (const fault of [{ cut: 'after' }, failingWith(500), failingWith(408), failingWith(200), { cutAfterBytes: 20 }, { answer: { body: {} } }] as const) {
      simulator.fail(fault);
      expect(await api.addNote(id, 'x', from)).toMatchObject({ mayHaveHappened: true });
    }
  });
});

describe('the queue', () => {
  it('asks one thing at a time', async () => {
    const { api, clock, simulator } = connect();
    simulator.fail({ delay: 1 * second, times: Infinity });
    const all = Promise.all([api.abilities(), api.services(), api.priorities()]);
    await clock.advance(0);
    expect(simulator.requests).toHaveLength(1);
    await clock.advance(1 * second);
    expect(simulator.requests).toHaveLength(2);
    await clock.advance(2 * second);
    expect((await all).map(({ kind }) => kind)).toEqual(['ok', 'ok', 'ok']);
  });

  it('lets writes and urgent reads overtake, beside a read that is under way, and starts no read meanwhile', async () => {
    const { api, clock, simulator, trigger } = connect();
    const id = trigger();
    simulator.fail({ delay: 10 * second, times: Infinity });
    void api.abilities();
    void api.services();
    void api.incident(id, 'at once');
    void api.addNote(id, 'first', from);
    const asked = () => simulator.requests.map(({ method, path }) => `${method} ${path.replace(id, 'Q')}`);
    await clock.advance(0);
    expect(asked()).toEqual(['GET /abilities', 'GET /incidents/Q']);
    await clock.advance(10 * second);
    expect(asked().slice(2)).toEqual(['POST /incidents/Q/notes']);
    await clock.advance(10 * second);
    expect(asked().slice(3)).toEqual(['GET /services']);
    await clock.advance(10 * second);
  });

  it('gives up reads on request, but never a write', async () => {
    const { api, clock, simulator, trigger } = connect();
    const id = trigger();
    simulator.fail({ delay: 1 * second, times: Infinity });
    const reads = Promise.all([api.abilities(), api.services()]);
    const write = api.addNote(id, 'x', from);
    await clock.advance(0);
    api.abandonReads();
    expect(await reads).toMatchObject([{ kind: 'unreachable', detail: 'given up', mayHaveHappened: true }, { kind: 'unreachable', mayHaveHappened: false }]);
    await clock.advance(1 * second);
    expect(await write).toMatchObject({ kind: 'ok' });
    simulator.heal();
    expect((await api.abilities()).kind).toBe('ok');
  });

  it('closes with everything given up and no timer left', async () => {
    const { api, clock, simulator, trigger } = connect();
    simulator.fail({ hang: true, times: 2 });
    const calls = Promise.all([api.abilities(), api.addNote(trigger(), 'x', from)]);
    await clock.advance(0);
    api.close();
    expect(await calls).toMatchObject([{ kind: 'unreachable' }, { kind: 'unreachable', mayHaveHappened: true }]);
    expect(clock.armed()).toBe(0);
  });
});

describe('time and limits', () => {
  it('ends a call that is not answered in time, whoever ignores the abort', async () => {
    const clock = createFakeClock();
    const api = createPagerDutyClient({ clock, fetch: () => new Promise(() => {}), timeout: 5 * second, credentials: { tokenKind: 'api-key', token: userToken, apiBase: loopback } });
    const answer = api.abilities();
    await clock.advance(5 * second);
    expect(await answer).toEqual({ kind: 'unreachable', detail: 'no answer within 5 s', mayHaveHappened: true });
    expect(clock.armed()).toBe(0);
  });

  it('counts the body into the total time', async () => {
    const clock = createFakeClock();
    async function* drip() {
      for (;;) {
        await new Promise<void>((resolve) => clock.after(2 * second, resolve));
        yield new Uint8Array([32]);
      }
    }
    const api = createPagerDutyClient({ clock, fetch: async () => ({ status: 200, headers: new Headers(), body: drip() }), timeout: 5 * second, credentials: { tokenKind: 'api-key', token: userToken, apiBase: loopback } });
    const answer = api.abilities();
    await clock.advance(6 * second);
    expect(await answer).toMatchObject({ kind: 'unreachable', detail: 'no answer within 5 s' });
  });

  it('stops reading an answer that does not end', async () => {
    let sent = 0;
    async function* flood() {
      for (;;) {
        sent += 1;
        yield new Uint8Array(8 * 1024 * 1024);
      }
    }
    const api = createPagerDutyClient({ clock: createFakeClock(), fetch: async () => ({ status: 200, headers: new Headers(), body: flood() }), credentials: { tokenKind: 'api-key', token: userToken, apiBase: loopback } });
    expect(await api.abilities()).toMatchObject({ kind: 'bad-answer', detail: 'it is larger than 64 MiB' });
    expect(sent).toBe(9);
  });

  it('says how long a 429 wants us to wait, if it says so', async () => {
    const { api, simulator } = connect();
    simulator.fail(rateLimited(40));
    simulator.fail(rateLimited(null));
    simulator.fail({ bare: true, answer: { status: 429, headers: { 'retry-after': '7' } } });
    simulator.fail({ bare: true, answer: { status: 429, headers: { 'ratelimit-reset': '99999999' } } });
    simulator.fail({ bare: true, answer: { status: 429, headers: { 'ratelimit-reset': 'soon' } } });
    const waits = [];
    for (let number = 0; number < 5; number++) waits.push(await api.abilities());
    expect(waits).toEqual([40 * second, null, 7 * second, 15 * minute, null].map((retryAfter) => ({ kind: 'rate-limited', retryAfter })));
  });

  it('counts calls by the minute, and keeps the lowest share that any endpoint has left', async () => {
    const { api, clock, simulator } = connect();
    expect(api.meter()).toEqual({ callsLastMinute: 0, remainingShare: null, skew: null });
    await api.abilities();
    simulator.fail({ path: /oncalls/, answer: { headers: { 'ratelimit-limit': '100', 'ratelimit-remaining': '5', 'ratelimit-reset': '30' }, body: { oncalls: [] } } });
    await api.onCalls(me);
    await api.services();
    expect(api.meter()).toMatchObject({ callsLastMinute: 3, remainingShare: 0.05 });
    await clock.advance(31 * second);
    expect(api.meter().remainingShare).toBeGreaterThan(0.9);
    await clock.advance(30 * second);
    expect(api.meter().callsLastMinute).toBe(0);
  });

  it("measures the server's clock to a second", async () => {
    const { api, simulator } = connect({ skew: 5 * minute });
    await api.abilities();
    expect(Math.abs((api.meter().skew ?? 0) - 5 * minute)).toBeLessThanOrEqual(1 * second);
    simulator.setSkew(-2 * hour);
    await api.abilities();
    expect(Math.abs((api.meter().skew ?? 0) + 2 * hour)).toBeLessThanOrEqual(1 * second);
  });
});

describe('over a real socket', () => {
  it('never follows a redirect, and says what is wrong with a connection without quoting the token', async () => {
    const visited: string[] = [];
    const server = createServer((request, response) => {
      visited.push(request.url ?? '');
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const clock = createFakeClock();
    const to = (apiBase: string, token = userToken) => createPagerDutyClient({ clock, fetch, credentials: { tokenKind: 'api-key', token, apiBase } });
    try {
      expect(await to(`http://127.0.0.1:${port}`).abilities()).toMatchObject({ kind: 'bad-answer', status: 302, detail: expect.stringContaining('not followed') });
      expect(visited).toEqual(['/abilities']);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    expect(await to(`http://127.0.0.1:${port}`).abilities()).toEqual({ kind: 'unreachable', detail: 'the connection is refused', mayHaveHappened: false });
    const broken = await to('http://127.0.0.1:1', 'secret\nvalue').abilities();
    expect(JSON.stringify(broken)).not.toContain('secret');
  });
});
