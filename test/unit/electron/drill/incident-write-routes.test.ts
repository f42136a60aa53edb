import { describe, expect, it } from 'vitest';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { colleague, me } from '../../../support/drill-account.ts';
import { column, openDrill, pick } from '../../../support/drill-call.ts';

const times = (count: number, run: (number: number) => void) => Array.from({ length: count }, (_, number) => run(number));

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
