import { describe, expect, it } from 'vitest';
import { createPagerDutyClient } from '../../../../electron/adapters/pagerduty-client.ts';
import { failingWith } from '../../../../electron/drill/faults.ts';
import { createSimulator } from '../../../../electron/drill/simulator.ts';
import { hour } from '../../../../shared/time/duration.ts';
import { colleague, drillAccount, me, userToken } from '../../../support/drill-account.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';

const from = 'robin@example.com';
const window = { since: fakeStart, until: fakeStart + 48 * hour };

function connect() {
  const clock = createFakeClock();
  const duties = [{ userId: me, start: fakeStart - hour, end: fakeStart + hour }, { userId: colleague, start: fakeStart + 3 * hour, end: fakeStart + 5 * hour }];
  const schedules = [...(drillAccount.schedules ?? []), { id: 'SHIFTS', name: 'Shifts', zone: 'UTC', isShiftBased: true, overrides: [], duties }];
  const simulator = createSimulator({ ...drillAccount, clock, schedules });
  return { simulator, api: createPagerDutyClient({ clock, fetch: simulator.fetch, credentials: { tokenKind: 'api-key', token: userToken, apiBase: 'http://127.0.0.1:1' } }) };
}
const asked = (simulator: ReturnType<typeof connect>['simulator']) => simulator.requests.map(({ method, path, search }) => `${method} ${path}${decodeURIComponent(search)}`);
const json = { 'content-type': 'application/json' };

describe('schedules of PagerDuty', () => {
  it('of layers: who has it when, with overrides on top', async () => {
    const { api, simulator } = connect();
    await api.addOverride('SCHED', { userId: colleague, from: fakeStart + hour, to: fakeStart + 2 * hour }, from);
    expect(await api.schedule('SCHED', 'layers', window)).toMatchObject({
      kind: 'ok',
      value: { name: 'Weekly primary', entries: [
        { userId: me, name: 'Robin Vale', from: fakeStart - 24 * hour, to: fakeStart + hour }, { userId: colleague, name: 'Maya Okafor', from: fakeStart + hour, to: fakeStart + 2 * hour },
        { userId: me, to: fakeStart + 24 * hour }, { userId: colleague },
      ] },
    });
    expect(asked(simulator).at(-1)).toBe('GET /schedules/SCHED?since=2026-03-02T09:00:00Z&until=2026-03-04T09:00:00Z&time_zone=UTC');
  });

  it('of shifts: the same, with the names looked up and empty time left out', async () => {
    const { api, simulator } = connect();
    expect(await api.schedule('SHIFTS', 'shifts', window)).toMatchObject({
      kind: 'ok', value: { name: 'Shifts', entries: [{ userId: me, name: 'Robin Vale', from: fakeStart - hour, to: fakeStart + hour }, { userId: colleague, name: 'Maya Okafor', from: fakeStart + 3 * hour }] },
    });
    expect(asked(simulator)).toEqual(['GET /v3/schedules/SHIFTS?since=2026-03-02T09:00:00Z&until=2026-03-04T09:00:00Z&time_zone=UTC&include[]=final_schedule', 'GET /users/PME', 'GET /users/PMAYA']);
  });

  it('one that was moved to the other kind is found there; one that is gone is refused once', async () => {
    const { api, simulator } = connect();
    expect(await api.schedule('SHIFTS', 'layers', window)).toMatchObject({ kind: 'ok', value: { entries: { length: 2 } } });
    expect(await api.schedule('SCHED', 'shifts', window)).toMatchObject({ kind: 'ok', value: { name: 'Weekly primary' } });
    simulator.forget();
    expect(await api.schedule('NOPE', 'layers', window)).toMatchObject({ kind: 'refused', status: 404 });
    expect(simulator.requests).toHaveLength(2);
  });

  it('names nobody whose name cannot be read, and fails for nobody', async () => {
    const { api, simulator } = connect();
    simulator.fail({ ...failingWith(403), path: /^\/users\// });
    expect(await api.schedule('SHIFTS', 'shifts', window)).toMatchObject({ kind: 'ok', value: { entries: [{ name: null }, { name: 'Maya Okafor' }] } });
  });
});

describe('overrides', () => {
  const wanted = { userId: colleague, from: fakeStart + 500, to: fakeStart + hour + 1 };

  it('are sent in whole seconds, in UTC, in the name of the person', async () => {
    const { api, simulator } = connect();
    expect(await api.addOverride('SCHED', wanted, from)).toMatchObject({ kind: 'ok', value: { user: { id: colleague }, start: fakeStart, end: fakeStart + hour + 1000 } });
    expect(simulator.writes()[0]).toMatchObject({
      method: 'POST', path: '/schedules/SCHED/overrides', headers: { from },
      body: { overrides: [{ start: '2026-03-02T09:00:00Z', end: '2026-03-02T10:00:01Z', user: { id: colleague, type: 'user_reference' }, time_zone: 'UTC' }] },
    });
    expect(await api.overrides('SCHED', { since: fakeStart, until: fakeStart + hour })).toMatchObject({ kind: 'ok', value: [{ user: { id: colleague } }] });
    expect(asked(simulator).at(-1)).toBe('GET /schedules/SCHED/overrides?since=2026-03-02T09:00:00Z&until=2026-03-02T10:00:00Z&overflow=true');
  });

  it('a refusal inside a 201 is a refusal', async () => {
    const { api } = connect();
    expect(await api.addOverride('SCHED', { ...wanted, userId: 'PNOBODY' }, from)).toEqual({ kind: 'refused', status: 400, code: null, message: 'User Not Found' });
  });

  it.each([
    ['an object with the overrides alone', { overrides: [{ id: 'O1', start: '2026-03-02T09:00:00Z', end: '2026-03-02T10:00:00Z', user: { id: colleague, type: 'user_reference' } }] }, { kind: 'ok', value: { id: 'O1' } }],
    ['a member that failed without a reason', [{ status: 403, override: {} }], { kind: 'refused', status: 403, message: 'status 403 without a reason' }],
    ['errors as a text beside a good status', [{ status: 201, errors: 'Schedule is locked', override: {} }], { kind: 'refused', message: 'Schedule is locked' }],
    ['an empty list', [], { kind: 'bad-answer', mayHaveHappened: true }],
    ['a member that is no override', [{ status: 201, override: { id: 'O1' } }], { kind: 'bad-answer', mayHaveHappened: true }],
    ['something else', { ok: true }, { kind: 'bad-answer', mayHaveHappened: true }],
  ])('%s', async (_what, body, expected) => {
    const { api, simulator } = connect();
    simulator.fail(failingWith(201, body, json));
    expect(await api.addOverride('SCHED', wanted, from)).toMatchObject(expected);
  });
});
