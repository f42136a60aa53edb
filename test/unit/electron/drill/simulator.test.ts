import { describe, expect, it } from 'vitest';
import { failingWith, rateLimited } from '../../../../electron/drill/faults.ts';
import { createSimulator } from '../../../../electron/drill/simulator.ts';
import { elapsedDay, hour, minute, second } from '../../../../shared/time/duration.ts';
import { accountToken, colleague, drillAccount, me, oauthToken, userToken } from '../../../support/drill-account.ts';
import { column, openDrill, pick } from '../../../support/drill-call.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';

const times = (count: number, run: (number: number) => void) => Array.from({ length: count }, (_, number) => run(number));
const isoAt = (instant: number) => new Date(instant).toISOString();

describe('who may ask', () => {
  it('takes a key as "Token token=" and an OAuth token as "Bearer", and nothing else', async () => {
    const { get } = openDrill();
    const statuses = [];
    for (const authorization of [`Token token=${userToken}`, `Bearer ${oauthToken}`, `Bearer ${userToken}`, `Token token=${oauthToken}`, `token token=${userToken}`, `Token ${userToken}`, userToken, '']) {
      statuses.push((await get('/abilities', { Authorization: authorization })).status);
    }
    expect(statuses).toEqual([200, 200, 401, 401, 401, 401, 401, 401]);
    expect((await get('/abilities', { Authorization: 'Token token=x' })).json).toMatchObject({ error: { code: 2006 } });
  });

  it('wants the version in Accept, and JSON on writes', async () => {
    const { get, call, trigger } = openDrill();
    expect((await get('/abilities', { Accept: 'application/json' })).status).toBe(406);
    const refused = await call('POST', `/incidents/${trigger()}/notes`, { note: { content: 'x' } }, { 'Content-Type': 'text/plain' });
    expect(refused).toMatchObject({ status: 400, json: { error: { code: 2001, errors: ['params must be a Hash'] } } });
    expect((await call('POST', `/incidents/${trigger()}/notes`, '{"note":')).status).toBe(400);
  });

  it('wants From on writes with an account key, and knows who that is', async () => {
    const { call, simulator, trigger } = openDrill();
    const id = trigger();
    const acknowledge = (headers: Record<string, string>) => call('PUT', `/incidents/${id}`, { incident: { type: 'incident', status: 'acknowledged' } }, headers);
    const account = { Authorization: `Token token=${accountToken}` };
    const withoutFrom = await simulator.fetch(`http://drill/incidents/${id}`, { method: 'PUT', headers: { ...account, Accept: 'application/vnd.pagerduty+json;version=2', 'Content-Type': 'application/json' }, body: '{}' });
    expect(withoutFrom.status).toBe(400);
    expect(await acknowledge({ ...account, From: 'nobody@example.com' })).toMatchObject({ status: 400, json: { error: { code: 1008 } } });
    expect(simulator.incident(id).status).toBe('triggered');
    expect((await acknowledge({ ...account, From: 'MAYA@example.com' })).status).toBe(200);
    expect(simulator.incident(id).acknowledgements).toMatchObject([{ userId: colleague }]);
  });

  it('says who "me" is to a user token, and refuses an account key with plain text', async () => {
    const { get } = openDrill();
    expect((await get('/users/me')).json).toMatchObject({ user: { id: me, email: 'robin@example.com', teams: [{ id: 'TLEADS' }] } });
    const refused = await get('/users/me', { Authorization: `Token token=${accountToken}` });
    expect(refused).toMatchObject({ status: 400, json: { error: expect.stringContaining('account-level access token') } });
  });

  it('limits calls per minute and token, and says so in headers', async () => {
    const { get, clock } = openDrill({ requestsPerMinute: 3 });
    const first = await get('/abilities');
    expect(['limit', 'remaining', 'reset'].map((name) => first.headers.get(`ratelimit-${name}`))).toEqual(['3', '2', '60']);
    await get('/abilities');
    await get('/abilities');
    expect(await get('/abilities')).toMatchObject({ status: 429, json: { error: { code: 2020 } } });
    expect((await get('/abilities', { Authorization: `Bearer ${oauthToken}` })).status).toBe(200);
    await clock.advance(minute);
    expect((await get('/abilities')).status).toBe(200);
  });

  it('knows no other paths and methods', async () => {
    const { get, call } = openDrill();
    expect(await get('/nowhere')).toMatchObject({ status: 404, json: { error: { code: 2100 } } });
    expect((await get('/incidents/NOPE')).status).toBe(404);
    expect((await call('DELETE', '/incidents')).status).toBe(405);
  });
});

describe('lists', () => {
  it('pages: 25 unless asked, at most 100, total only on request', async () => {
    const { get, trigger } = openDrill();
    times(30, () => trigger());
    expect((await get('/incidents')).json).toMatchObject({ limit: 25, offset: 0, more: true, total: null });
    const last = await get('/incidents?offset=25&total=true');
    expect(last.json).toMatchObject({ more: false, total: 30 });
    expect(column(last.json, 'incidents', 'id')).toHaveLength(5);
    expect((await get('/incidents?offset=40')).json).toMatchObject({ incidents: [], more: false });
    for (const query of ['limit=101', 'limit=0', 'limit=x', 'offset=-1']) expect((await get(`/incidents?${query}`)).status).toBe(400);
  });

  it('refuses to page beyond 10,000', async () => {
    const { get } = openDrill();
    expect((await get('/incidents?limit=100&offset=9900')).status).toBe(200);
    expect(await get('/incidents?limit=100&offset=9901')).toMatchObject({ status: 400, json: { error: { code: 2002 } } });
  });

  it('shows a month unless asked, half a year at most, and everything with date_range=all', async () => {
    const { get, simulator } = openDrill();
    const ages = [1, 40, 150, 400];
    for (const days of ages) simulator.trigger({ serviceId: 'SQUOTE', title: `${days}`, createdAt: fakeStart - days * elapsedDay });
    const titles = async (query: string) => column((await get(`/incidents?${query}`)).json, 'incidents', 'title');
    expect(await titles('')).toEqual(['1']);
    expect(await titles(`since=${isoAt(fakeStart - 180 * elapsedDay)}`)).toEqual(['1', '40', '150']);
    expect(await titles('date_range=all')).toEqual(['1', '40', '150', '400']);
    expect(await titles(`date_range=all&since=${isoAt(fakeStart - 600 * elapsedDay)}`)).toHaveLength(4);
    expect(await get(`/incidents?since=${isoAt(fakeStart - 300 * elapsedDay)}`)).toMatchObject({ status: 400, json: { error: { code: 2001, errors: [' is invalid.'] } } });
  });

  it('filters: repeated keys are alternatives, different filters hold together, unknown names do nothing', async () => {
    const { get, simulator } = openDrill();
    const [first, second_, third] = [simulator.trigger({ serviceId: 'SQUOTE', title: 'a' }), simulator.trigger({ serviceId: 'SROUTE', title: 'b', urgency: 'low' }), simulator.trigger({ serviceId: 'SQUOTE', title: 'c', assignTo: [colleague] })];
    simulator.acknowledge(second_, me);
    simulator.resolve(third);
    const ids = async (query: string) => column((await get(`/incidents?${query}`)).json, 'incidents', 'id');
    expect(await ids('statuses[]=triggered&statuses[]=acknowledged')).toEqual([first, second_]);
    expect(await ids('statuses%5B%5D=triggered')).toEqual([first]);
    expect(await ids('statuses[]=acknowledged&service_ids[]=SQUOTE')).toEqual([]);
    expect(await ids('urgencies[]=low')).toEqual([second_]);
    expect(await ids(`user_ids[]=${colleague}`)).toEqual([]);
    expect(await ids('team_ids[]=TLEADS&sort_by=created_at:asc')).toHaveLength(3);
    expect(await ids('sort_by=incident_number:desc')).toEqual([third, second_, first]);
    expect(await ids('status=resolved&priorities[]=P1&nonsense=1')).toHaveLength(3);
  });

  it('refuses team filters where the account has no teams', async () => {
    const { get } = openDrill({ abilities: [] });
    expect(await get('/incidents?team_ids[]=TLEADS')).toMatchObject({ status: 402, json: { error: { code: 2014 } } });
  });

  it('has no priorities where they are switched off', async () => {
    expect((await openDrill({ priorities: [] }).get('/priorities')).status).toBe(402);
    expect(column((await openDrill().get('/priorities')).json, 'priorities', 'name')).toEqual(['SEV-1', 'SEV-2', 'SEV-3']);
  });
});

describe('an incident', () => {
  it('is acknowledged by the caller, resolved with a resolution in the log, and not resolved twice', async () => {
    const { change, get, trigger } = openDrill();
    const id = trigger();
    expect((await change(id, { status: 'acknowledged' })).json).toMatchObject({ incident: { status: 'acknowledged', acknowledgements: [{ acknowledger: { id: me } }] } });
    expect((await change(id, { status: 'resolved', resolution: 'Gateway restarted' })).json).toMatchObject({ incident: { status: 'resolved', resolved_at: '2026-03-02T09:00:00Z', assignments: [], acknowledgements: [] } });
    expect(await change(id, { status: 'resolved' })).toMatchObject({ status: 400, json: { error: { code: 1001 } } });
    const log = await get(`/incidents/${id}/log_entries?include[]=channels`);
    expect(pick(log.json, 'log_entries', 0)).toMatchObject({ type: 'resolve_log_entry', channel: { summary: 'Gateway restarted' } });
  });

  it('is re-opened by a late acknowledgement and given to the caller; or refuses it, as the older text says', async () => {
    const { change, simulator, trigger, get } = openDrill();
    const id = trigger();
    simulator.resolve(id, colleague);
    expect((await change(id, { status: 'acknowledged' })).json).toMatchObject({ incident: { status: 'acknowledged', resolved_at: null, assignments: [{ assignee: { id: me } }] } });
    expect(column((await get(`/incidents/${id}/log_entries`)).json, 'log_entries', 'type').slice(0, 2)).toEqual(['acknowledge_log_entry', 'resolve_log_entry']);
    simulator.resolve(id, colleague);
    expect((await change(id, { status: 'triggered' })).json).toMatchObject({ incident: { status: 'triggered' } });
    simulator.resolve(id, colleague);
    simulator.setStaleAcknowledge('refuse');
    expect(await change(id, { status: 'acknowledged' })).toMatchObject({ status: 400, json: { error: { code: 1001 } } });
  });

  it('can be taken from a colleague by acknowledging again', async () => {
    const { change, simulator, trigger } = openDrill();
    const id = trigger();
    simulator.acknowledge(id, colleague);
    await change(id, { status: 'acknowledged' });
    expect(simulator.incident(id).acknowledgements.map(({ userId }) => userId)).toEqual([colleague, me]);
  });

  it('loses its acknowledgement after the service timeout, from which a new one counts again', async () => {
    const { clock, simulator, trigger } = openDrill();
    const id = trigger('Backlog', 'SROUTE');
    simulator.acknowledge(id, me);
    await clock.advance(29 * minute);
    simulator.acknowledge(id, me);
    await clock.advance(29 * minute);
    expect(simulator.incident(id).status).toBe('acknowledged');
    await clock.advance(1 * minute);
    expect(simulator.incident(id)).toMatchObject({ status: 'triggered', acknowledgements: [] });
    expect(simulator.world.log.at(-1)?.type).toBe('unacknowledge_log_entry');
  });

  it('is snoozed only while acknowledged, for a second to a week, and triggers again at the end', async () => {
    const { call, change, clock, simulator, trigger, get } = openDrill();
    const id = trigger();
    const snooze = (duration: unknown) => call('POST', `/incidents/${id}/snooze`, { duration });
    expect(await snooze(600)).toMatchObject({ status: 400, json: { error: { code: 1012 } } });
    await change(id, { status: 'acknowledged' });
    for (const wrong of [0, 604_801, 1.5, '600', undefined]) expect(await snooze(wrong)).toMatchObject({ status: 400, json: { error: { code: 1013 } } });
    expect(await snooze(600)).toMatchObject({ status: 201, json: { incident: { pending_actions: [{ type: 'unacknowledge', at: '2026-03-02T09:10:00Z' }] } } });
    await clock.advance(599 * second);
    expect(simulator.incident(id).status).toBe('acknowledged');
    await clock.advance(1 * second);
    expect(simulator.incident(id).status).toBe('triggered');
    expect(column((await get(`/incidents/${id}/log_entries`)).json, 'log_entries', 'type').slice(0, 2)).toEqual(['unacknowledge_log_entry', 'snooze_log_entry']);
  });

  it.each([
    ['a reassignment', { assignments: [{ assignee: { id: colleague, type: 'user_reference' } }] }],
    ['an escalation', { escalation_level: 2 }],
    ['a resolve', { status: 'resolved' }],
  ])('forgets its snooze after %s', async (_name, fields) => {
    const { call, change, clock, simulator, trigger } = openDrill();
    const id = trigger();
    await change(id, { status: 'acknowledged' });
    await call('POST', `/incidents/${id}/snooze`, { duration: 600 });
    await change(id, fields);
    const entries = simulator.world.log.length;
    await clock.advance(hour);
    expect(simulator.world.log).toHaveLength(entries);
  });

  it('escalates within its policy only', async () => {
    const { change, simulator, trigger } = openDrill();
    const id = trigger();
    expect((await change(id, { escalation_level: 2 })).json).toMatchObject({ incident: { assignments: [{ assignee: { id: colleague } }], assigned_via: 'escalation_policy' } });
    for (const level of [0, 3, 1.5]) expect(await change(id, { escalation_level: level })).toMatchObject({ status: 400, json: { error: { code: 1006 } } });
    simulator.resolve(id);
    expect(await change(id, { escalation_level: 1 })).toMatchObject({ status: 400, json: { error: { code: 1001 } } });
  });

  it('is reassigned to people or to a policy, not to both, and not to strangers', async () => {
    const { change, simulator, trigger } = openDrill();
    const id = trigger();
    const to = (userId: string) => [{ assignee: { id: userId, type: 'user_reference' } }];
    expect(await change(id, { assignments: to('PNOBODY') })).toMatchObject({ status: 400, json: { error: { code: 1007 } } });
    expect((await change(id, { assignments: to(colleague), escalation_policy: { id: 'EPLEAD', type: 'escalation_policy_reference' } })).status).toBe(400);
    expect(await change(id, { escalation_policy: { id: 'EPNONE', type: 'escalation_policy_reference' } })).toMatchObject({ status: 400, json: { error: { code: 1014 } } });
    expect((await change(id, { assignments: to(colleague) })).json).toMatchObject({ incident: { assigned_via: 'direct_assignment' } });
    await change(id, { escalation_policy: { id: 'EPLEAD', type: 'escalation_policy_reference' } });
    expect(simulator.incident(id).assignees).toMatchObject([{ userId: me }]);
  });

  it('refuses a change as a whole when one part of it is wrong', async () => {
    const { change, simulator, trigger } = openDrill();
    const id = trigger();
    expect(await change(id, { status: 'acknowledged', title: 'New', priority: { id: 'NOPE', type: 'priority_reference' } })).toMatchObject({ status: 400, json: { error: { code: 1020 } } });
    expect(simulator.incident(id)).toMatchObject({ status: 'triggered', title: 'Quotes are slow' });
    for (const fields of [{ type: 'thing' }, { status: 'snoozed' }, { title: '' }, { urgency: 'medium' }]) expect((await change(id, fields)).status).toBe(400);
  });

  it('changes many at once or none, and at most 250', async () => {
    const { call, simulator, trigger } = openDrill();
    const [first, other] = [trigger(), trigger()];
    const many = (...ids: string[]) => call('PUT', '/incidents', { incidents: ids.map((id) => ({ id, type: 'incident_reference', status: 'acknowledged' })) });
    expect((await many(first, 'NOPE')).status).toBe(400);
    expect(simulator.incident(first).status).toBe('triggered');
    expect(column((await many(first, other)).json, 'incidents', 'status')).toEqual(['acknowledged', 'acknowledged']);
    expect((await many(...Array.from({ length: 251 }, () => first))).status).toBe(413);
    expect((await many()).status).toBe(400);
  });

  it('is created once per key while it is open', async () => {
    const { call, simulator, get } = openDrill();
    const create = () => call('POST', '/incidents', { incident: { type: 'incident', title: 'By hand', service: { id: 'SQUOTE', type: 'service_reference' }, incident_key: 'k-1', priority: { id: 'PR1', type: 'priority_reference' } } });
    const created = await create();
    expect(created).toMatchObject({ status: 201, json: { incident: { status: 'triggered', incident_key: 'k-1', priority: { name: 'SEV-1' } } } });
    expect((await create()).status).toBe(400);
    expect(column((await get('/incidents?incident_key=k-1')).json, 'incidents', 'id')).toHaveLength(1);
    simulator.resolve(String(pick(created.json, 'incident', 'id')));
    expect((await create()).status).toBe(201);
    for (const incident of [{ type: 'incident', title: '', service: { id: 'SQUOTE' } }, { type: 'incident', title: 'x', service: { id: 'NOPE' } }, { title: 'x', service: { id: 'SQUOTE' } }]) {
      expect((await call('POST', '/incidents', { incident })).status).toBe(400);
    }
  });

  it('takes the same note twice, and 2,000 at most', async () => {
    const { call, get, simulator, trigger } = openDrill();
    const id = trigger();
    const add = () => call('POST', `/incidents/${id}/notes`, { note: { content: 'Only motor leads' } });
    await add();
    await add();
    expect(column((await get(`/incidents/${id}/notes`)).json, 'notes', 'content')).toEqual(['Only motor leads', 'Only motor leads']);
    times(1998, (number) => simulator.note(id, me, `note ${number}`));
    expect((await add()).status).toBe(400);
    expect((await call('POST', `/incidents/${id}/notes`, { note: { content: ' ' } })).status).toBe(400);
  });

  it('keeps status updates in the log alone', async () => {
    const { call, get, trigger } = openDrill();
    const id = trigger();
    expect((await call('POST', `/incidents/${id}/status_updates`, { message: 'We know the cause' })).json).toMatchObject({ status_update: { message: 'We know the cause' } });
    expect((await get(`/incidents/${id}/status_updates`)).status).toBe(405);
    expect(pick((await get(`/incidents/${id}/log_entries`)).json, 'log_entries', 0)).toMatchObject({ type: 'status_update_log_entry', message: 'We know the cause' });
  });

  it('shows references, or what they stand for when asked', async () => {
    const { get, trigger } = openDrill();
    const id = trigger();
    expect((await get(`/incidents/${id}`)).json).toMatchObject({ incident: { service: { type: 'service_reference', summary: 'Quote engine' }, assignments: [{ assignee: { type: 'user_reference' } }] } });
    expect((await get(`/incidents/${id}?include[]=services&include[]=assignees`)).json).toMatchObject({ incident: { service: { type: 'service', name: 'Quote engine' }, assignments: [{ assignee: { type: 'user', email: 'robin@example.com' } }] } });
  });

  it('has alerts, past and related incidents', async () => {
    const { get, simulator, trigger } = openDrill();
    const [past, id, other] = [trigger('Quotes were slow'), trigger(), trigger('Else', 'SROUTE')];
    simulator.resolve(past);
    expect((await get(`/incidents/${id}/alerts?statuses[]=triggered`)).json).toMatchObject({ alerts: [{ status: 'triggered', service: { id: 'SQUOTE' } }], more: false });
    expect((await get(`/incidents/${id}/past_incidents?limit=1`)).json).toMatchObject({ past_incidents: [{ incident: { id: past } }], limit: 1 });
    expect((await get(`/incidents/${id}/related_incidents`)).json).toMatchObject({ related_incidents: [{ incident: { id: other } }] });
  });
});

describe('the log', () => {
  it('runs newest first, in whole seconds, with an offset, and keeps the order of ties', async () => {
    const { clock, get, simulator, trigger } = openDrill();
    await clock.advance(700);
    const id = trigger();
    simulator.note(id, me, 'one');
    await clock.advance(1 * second);
    simulator.note(id, me, 'two');
    const { json } = await get(`/incidents/${id}/log_entries?include[]=channels`);
    expect(column(json, 'log_entries', 'type')).toEqual(['annotate_log_entry', 'annotate_log_entry', 'assign_log_entry', 'trigger_log_entry']);
    expect(column(json, 'log_entries', 'created_at')).toEqual(['2026-03-02T04:00:01-05:00', ...Array.from({ length: 3 }, () => '2026-03-02T04:00:00-05:00')]);
    expect(pick(json, 'log_entries', 1, 'channel', 'summary')).toBe('one');
    expect(pick((await get(`/incidents/${id}/log_entries`)).json, 'log_entries', 1, 'channel', 'summary')).toBeUndefined();
  });

  it('can be cut to a window, to an overview, and read for all incidents', async () => {
    const { clock, get, simulator, trigger } = openDrill();
    const id = trigger();
    await clock.advance(10 * minute);
    simulator.log(id, 'page_the_owl_log_entry', 'An owl was sent');
    trigger('Else', 'SROUTE');
    const types = async (path: string) => column((await get(path)).json, 'log_entries', 'type');
    expect(await types(`/incidents/${id}/log_entries?since=2026-03-02T09:10:00Z`)).toEqual(['page_the_owl_log_entry']);
    expect(await types(`/incidents/${id}/log_entries?until=2026-03-02T04:09:59-05:00`)).toEqual(['assign_log_entry', 'trigger_log_entry']);
    expect(await types(`/incidents/${id}/log_entries?is_overview=true`)).not.toContain('page_the_owl_log_entry');
    expect(await types('/log_entries')).toHaveLength(5);
    expect((await get(`/incidents/${id}/log_entries?since=yesterday`)).status).toBe(400);
  });
});

describe('rotas', () => {
  it('says who is on call now, by schedule or for ever, and in a window', async () => {
    const { get } = openDrill();
    const now = await get('/oncalls');
    expect(now.json).toMatchObject({
      oncalls: [
        { user: { id: me }, escalation_level: 1, schedule: { id: 'SCHED' }, start: expect.stringContaining('-05:00') },
        { user: { id: colleague }, escalation_level: 2, schedule: null, start: null, end: null },
      ],
    });
    const ahead = await get(`/oncalls?user_ids[]=${me}&since=${isoAt(fakeStart)}&until=${isoAt(fakeStart + 14 * elapsedDay)}`);
    expect(column(ahead.json, 'oncalls', 'escalation_level')).toEqual([1, 1]);
    expect((await get(`/oncalls?until=${isoAt(fakeStart + 91 * elapsedDay)}`)).status).toBe(400);
  });

  it('renders a schedule only for a span, with overrides on top', async () => {
    const { call, get } = openDrill();
    const span = `since=${isoAt(fakeStart)}&until=${isoAt(fakeStart + 4 * hour)}`;
    await call('POST', '/schedules/SCHED/overrides', { overrides: [{ start: isoAt(fakeStart + hour), end: isoAt(fakeStart + 2 * hour), user: { id: colleague, type: 'user_reference' } }] });
    expect(pick((await get('/schedules/SCHED')).json, 'schedule', 'final_schedule', 'rendered_schedule_entries')).toEqual([]);
    const entries = pick((await get(`/schedules/SCHED?${span}`)).json, 'schedule', 'final_schedule', 'rendered_schedule_entries');
    expect(entries).toMatchObject([{ user: { id: me } }, { user: { id: colleague } }, { user: { id: me } }]);
    expect(column((await get('/schedules?query=weekly')).json, 'schedules', 'id')).toEqual(['SCHED']);
    expect((await get('/escalation_policies/EPLEAD')).json).toMatchObject({ escalation_policy: { escalation_rules: [{ targets: [{ type: 'schedule_reference' }] }, { targets: [{ type: 'user_reference' }] }] } });
  });

  it('has schedules of the newer kind under an address of their own, with people by id and empty time as entries', async () => {
    const duties = [{ userId: me, start: fakeStart, end: fakeStart + hour }, { userId: colleague, start: fakeStart + 2 * hour, end: fakeStart + 3 * hour }];
    const { get } = openDrill({ schedules: [{ id: 'SHIFTS', name: 'Shifts', zone: 'UTC', isShiftBased: true, overrides: [], duties }, { id: 'SCHED', name: 'Layers', zone: 'UTC', overrides: [], duties: [] }] });
    const span = `since=${isoAt(fakeStart)}&until=${isoAt(fakeStart + 4 * hour)}`;
    expect(column((await get('/schedules')).json, 'schedules', 'id')).toEqual(['SCHED']);
    expect((await get('/v3/schedules')).json).toMatchObject({ schedules: [{ id: 'SHIFTS', type: 'schedule_v3_reference' }] });
    expect((await get(`/v3/schedules/SHIFTS?${span}&include[]=final_schedule`)).json).toMatchObject({
      schedule: { type: 'schedule_v3', final_schedule: { computed_shift_assignments: [{ member: { user_id: me } }, { member: { type: 'empty_member' } }, { member: { user_id: colleague } }] } },
    });
    expect(pick((await get(`/v3/schedules/SHIFTS?${span}`)).json, 'schedule', 'final_schedule')).toBeUndefined();
    expect([(await get(`/v3/schedules/SCHED?${span}`)).status, (await get(`/schedules/SHIFTS?${span}`)).status, (await get('/v3/schedules/NOPE')).status]).toEqual([400, 400, 404]);
    expect((await get(`/users/${colleague}`)).json).toMatchObject({ user: { name: 'Maya Okafor' } });
  });

  it('hides a refused override inside a 201, deletes a future one and cuts a running one short', async () => {
    const { call, clock, get, simulator } = openDrill();
    const override = (start: number, end: number, userId = colleague) => ({ start: isoAt(start), end: isoAt(end), user: { id: userId, type: 'user_reference' } });
    const reply = await call('POST', '/schedules/SCHED/overrides', {
      overrides: [override(fakeStart, fakeStart + hour), override(fakeStart + hour, fakeStart), override(fakeStart + 2 * hour, fakeStart + 3 * hour), override(fakeStart, fakeStart + hour, 'PNOBODY')],
    });
    expect(reply).toMatchObject({ status: 201, json: [{ status: 201 }, { status: 400, errors: [expect.any(String)] }, { status: 201 }, { status: 400 }] });
    await clock.advance(10 * minute);
    const remove = (place: number) => call('DELETE', `/schedules/SCHED/overrides/${String(pick(reply.json, place, 'override', 'id'))}`);
    expect((await remove(0)).status).toBe(200);
    expect((await remove(2)).status).toBe(204);
    expect((await remove(2)).status).toBe(404);
    expect(simulator.world.schedules.get('SCHED')?.overrides).toMatchObject([{ start: fakeStart, end: fakeStart + 10 * minute }]);
    expect((await get('/schedules/SCHED/overrides')).status).toBe(400);
    expect(column((await get(`/schedules/SCHED/overrides?since=${isoAt(fakeStart - hour)}&until=${isoAt(fakeStart + hour)}`)).json, 'overrides', 'id')).toHaveLength(1);
  });
});

describe('faults', () => {
  it('spoils the next matching answers and no others', async () => {
    const { get, simulator } = openDrill();
    simulator.fail({ ...failingWith(503), path: /^\/services$/, times: 2 });
    const statuses = [];
    for (const path of ['/services', '/abilities', '/services', '/services']) statuses.push((await get(path)).status);
    expect(statuses).toEqual([503, 200, 503, 200]);
    simulator.fail({ ...rateLimited(null), times: Infinity });
    const bare = await get('/services');
    expect([bare.status, bare.headers.get('ratelimit-reset'), bare.json]).toEqual([429, null, '']);
    simulator.heal();
    expect((await get('/services')).status).toBe(200);
  });

  it('cuts the connection before or after a write has taken effect, or answers nonsense to one that did', async () => {
    const { change, simulator, trigger } = openDrill();
    const [before, after, nonsense] = [trigger(), trigger(), trigger()];
    simulator.fail({ cut: 'before' });
    await expect(change(before, { status: 'resolved' })).rejects.toThrow('fetch failed');
    simulator.fail({ cut: 'after' });
    await expect(change(after, { status: 'resolved' })).rejects.toThrow('fetch failed');
    simulator.fail({ ...failingWith(500), takesEffect: true });
    expect((await change(nonsense, { status: 'resolved' })).status).toBe(500);
    expect([before, after, nonsense].map((id) => simulator.incident(id).status)).toEqual(['triggered', 'resolved', 'resolved']);
  });

  it('delays on its own clock, and tells its own time in Date', async () => {
    const { clock, get, simulator } = openDrill({ skew: 5 * minute });
    simulator.fail({ delay: 10 * second });
    let arrived = false;
    const answer = get('/abilities').finally(() => (arrived = true));
    await clock.advance(9 * second);
    expect(arrived).toBe(false);
    await clock.advance(1 * second);
    expect((await answer).headers.get('date')).toBe('Mon, 02 Mar 2026 09:05:10 GMT');
  });

  it('keeps a log of what was asked', async () => {
    const { call, simulator } = openDrill();
    await call('GET', '/incidents?statuses[]=triggered&limit=5');
    await call('POST', '/incidents/NOPE/notes', { note: { content: 'x' } });
    expect(simulator.requests).toMatchObject([
      { method: 'GET', path: '/incidents', search: '?statuses[]=triggered&limit=5', status: 200 },
      { method: 'POST', path: '/incidents/NOPE/notes', body: { note: { content: 'x' } }, headers: { from: 'robin@example.com' }, status: 404 },
    ]);
    simulator.forget();
    expect(simulator.requests).toEqual([]);
  });
});

describe('over a real socket', () => {
  const headers = { authorization: `Token token=${userToken}`, accept: 'application/vnd.pagerduty+json;version=2' };

  it('listens on loopback, answers, cuts connections and half answers, and stops', async () => {
    const simulator = createSimulator({ ...drillAccount, clock: createFakeClock() });
    const base = await simulator.start();
    try {
      expect(base).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      const answer = await fetch(`${base}/abilities`, { headers });
      expect([answer.status, await answer.json()]).toEqual([200, { abilities: ['teams', 'urgencies', 'sso'] }]);
      simulator.fail({ cut: 'before' });
      await expect(fetch(`${base}/abilities`, { headers })).rejects.toThrow();
      simulator.fail({ cutAfterBytes: 5 });
      await expect(fetch(`${base}/abilities`, { headers }).then((cut) => cut.text())).rejects.toThrow();
      simulator.fail({ hang: true });
      const hanging = fetch(`${base}/abilities`, { headers }).catch((error: unknown) => error);
      await expect.poll(() => simulator.requests.length).toBe(4);
      simulator.cutConnections();
      expect(await hanging).toBeInstanceOf(Error);
    } finally {
      await simulator.stop();
    }
    await expect(fetch(`${base}/abilities`, { headers })).rejects.toThrow();
  });

  it('refuses a body that is too large without keeping it', async () => {
    const simulator = createSimulator({ ...drillAccount, clock: createFakeClock() });
    const base = await simulator.start();
    try {
      const answer = await fetch(`${base}/incidents`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ text: 'x'.repeat(2_000_000) }) });
      expect(answer.status).toBe(413);
      expect(simulator.requests[0]?.body).toBeUndefined();
    } finally {
      await simulator.stop();
    }
  });
});
