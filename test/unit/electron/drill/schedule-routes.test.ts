import { describe, expect, it } from 'vitest';
import { elapsedDay, hour, minute } from '../../../../shared/time/duration.ts';
import { colleague, me } from '../../../support/drill-account.ts';
import { column, openDrill, pick } from '../../../support/drill-call.ts';
import { fakeStart } from '../../../support/fake-clock.ts';

const isoAt = (instant: number) => new Date(instant).toISOString();

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
