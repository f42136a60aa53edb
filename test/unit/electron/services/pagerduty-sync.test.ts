import { describe, expect, it } from 'vitest';
import { failingWith } from '../../../../electron/drill/faults.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { accountToken, colleague, me } from '../../../support/drill-account.ts';
import { fakeStart } from '../../../support/fake-clock.ts';
import { watchAccount } from '../../../support/watched-account.ts';

describe('starting', () => {
  it('says who we are, what is open, and that the source is fresh', async () => {
    const it = watchAccount();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Quotes are slow', priorityId: 'PR2' });
    expect(it.source()?.condition).toBe('starting');
    await it.clock.advance(1 * second);
    expect(it.account()).toMatchObject({ state: 'connected', userId: me, userName: 'Robin Vale', email: 'robin@example.com' });
    expect(it.open()).toMatchObject([{ id, status: 'triggered', severity: 2, priorityLabel: 'SEV-2', serviceId: 'SQUOTE', serviceName: 'Quote engine', assignees: [{ id: me, name: 'Robin Vale' }] }]);
    expect(it.source()).toMatchObject({ condition: 'fresh', reason: '', lastGoodAt: fakeStart });
    expect(it.onCall()?.state).toBe('on');
    expect(it.sync.services().map(({ id: serviceId }) => serviceId)).toEqual(['SROUTE', 'SQUOTE']);
  });

  it('asks for exactly the open incidents of the person, however old', async () => {
    const it = watchAccount();
    const old = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Forgotten', createdAt: fakeStart - 300 * 24 * hour });
    it.simulator.trigger({ serviceId: 'SQUOTE', title: "Somebody else's", assignTo: [colleague] });
    await it.clock.advance(1 * second);
    expect(it.open().map(({ id }) => id)).toEqual([old]);
    const [list] = it.calls(/^\/incidents$/);
    expect(decodeURIComponent(list?.search ?? '')).toBe('?statuses[]=triggered&statuses[]=acknowledged&date_range=all&sort_by=created_at:asc&user_ids[]=PME&limit=100&offset=0');
  });

  it('reads priorities, services and abilities where it may, and does without where not', async () => {
    const it = watchAccount({ account: { priorities: [] } });
    it.simulator.fail({ ...failingWith(403, { error: { message: 'Access Denied', code: 2010 } }, {}), path: /^\/(services|abilities)$/, times: 2 });
    await it.clock.advance(2 * minute);
    expect(it.source()?.condition).toBe('fresh');
    expect(it.calls(/^\/(priorities|services|abilities)$/)).toHaveLength(3);
  });

  it('asks again for an optional fact that was only out of order', async () => {
    const it = watchAccount();
    it.simulator.fail({ ...failingWith(503), path: /^\/services$/ });
    await it.clock.advance(2 * minute);
    expect(it.sync.services()).toHaveLength(2);
    expect(it.calls(/^\/services$/)).toHaveLength(2);
  });

  it('finds the person behind an account-level key by e-mail, and says so when there is none', async () => {
    const found = watchAccount({ token: accountToken, sync: { connection: { scope: 'mine', email: 'Robin@example.com' } } });
    await found.clock.advance(1 * second);
    expect(found.account()).toMatchObject({ state: 'connected', userId: me });

    const nobody = watchAccount({ token: accountToken });
    await nobody.clock.advance(5 * minute);
    expect(nobody.account()).toMatchObject({ state: 'refused', message: expect.stringContaining('account-level key') });
    expect(nobody.source()?.condition).toBe('refused');
    expect(nobody.simulator.requests).toHaveLength(1);
  });

  it("watches the teams' incidents too when asked to, each once", async () => {
    const it = watchAccount({ sync: { connection: { scope: 'teams', email: null } } });
    const mine = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Mine' });
    const theirs = it.simulator.trigger({ serviceId: 'SQUOTE', title: "Maya's", assignTo: [colleague] });
    await it.clock.advance(1 * second);
    expect(it.open().map(({ id }) => id).sort()).toEqual([mine, theirs].sort());
    it.simulator.reassign(mine, [colleague]);
    await it.clock.advance(15 * second);
    expect(it.open()).toHaveLength(2);
  });

  it('keeps trying while there is no network at the start', async () => {
    const it = watchAccount();
    it.simulator.fail({ cut: 'before', times: 3 });
    await it.clock.advance(1 * second);
    expect(it.source()).toMatchObject({ condition: 'failing', lastGoodAt: null, reason: expect.stringContaining('cannot be reached') });
    await it.clock.advance(15 * second + 30 * second + minute);
    expect(it.source()?.condition).toBe('fresh');
  });
});

describe('whoever is told of an incident and breaks', () => {
  it('is told again with the next look, and no look is good before', async () => {
    const it = watchAccount();
    const { push } = it.heard.changes;
    it.heard.changes.push = () => {
      throw new Error('the situations broke');
    };
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Quotes time out' });
    await it.clock.advance(20 * second);
    expect(it.heard.reports[0]).toEqual(new Error('the situations broke'));
    expect(it.source()?.condition).not.toBe('fresh');
    it.heard.changes.push = push;
    await it.clock.advance(30 * second);
    expect(it.heard.changes.flatMap(({ changed }) => changed)).toMatchObject([{ id }]);
    expect(it.source()?.condition).toBe('fresh');
  });

  it('keeps no start from reading, and hears of what was open with the first look', async () => {
    const it = watchAccount();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Quotes time out' });
    await it.clock.advance(second);
    it.sync.stop();
    it.heard.changes.length = 0;
    const { push } = it.heard.changes;
    it.heard.changes.push = () => {
      it.heard.changes.push = push;
      throw new Error('the situations broke');
    };
    it.restart();
    await it.clock.advance(second);
    expect(it.heard.changes.flatMap(({ changed }) => changed)).toMatchObject([{ id }]);
  });
});

describe('what leaves the list', () => {
  it('is resolved when PagerDuty says so', async () => {
    const it = watchAccount();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Short' });
    await it.clock.advance(1 * second);
    it.simulator.resolve(id, colleague);
    await it.clock.advance(15 * second);
    expect(it.heard.changes.at(-1)).toMatchObject({ open: [], changed: [{ id, status: 'resolved', resolvedAt: expect.any(Number) }] });
    expect(it.store.openIncidents()).toEqual([]);
  });

  it('is elsewhere when it was reassigned, and ours again when it comes back', async () => {
    const it = watchAccount();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Passed on' });
    await it.clock.advance(1 * second);
    it.simulator.reassign(id, [colleague]);
    await it.clock.advance(15 * second);
    expect(it.heard.changes.at(-1)).toMatchObject({ open: [], changed: [{ id, status: 'triggered', elsewhere: true, assignees: [{ id: colleague }] }] });
    it.simulator.reassign(id, [me]);
    await it.clock.advance(minute);
    expect(it.open()).toMatchObject([{ id, status: 'triggered' }]);
    expect(it.open()[0]?.elsewhere).toBeUndefined();
  });

  it('names the incident that it was merged into', async () => {
    const it = watchAccount();
    const [from, into] = [it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Twin' }), it.simulator.trigger({ serviceId: 'SQUOTE', title: 'First' })];
    await it.clock.advance(1 * second);
    it.simulator.merge(from, into);
    await it.clock.advance(15 * second);
    expect(it.heard.changes.at(-1)?.changed).toMatchObject([{ id: from, status: 'resolved', mergedInto: into }]);
  });

  it('is out of sight when it cannot be found, but stays open while it only cannot be read', async () => {
    const it = watchAccount();
    const [gone, hidden] = [it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Gone' }), it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Hidden' })];
    await it.clock.advance(1 * second);
    it.simulator.reassign(gone, [colleague]);
    it.simulator.reassign(hidden, [colleague]);
    it.simulator.fail({ ...failingWith(404, { error: { message: 'Not Found', code: 2100 } }, {}), path: new RegExp(`^/incidents/${gone}$`) });
    it.simulator.fail({ ...failingWith(404), path: new RegExp(`^/incidents/${hidden}$`) });
    await it.clock.advance(10 * second + 5 * second);
    expect(it.open().map(({ id }) => id)).toEqual([hidden]);
    await it.clock.advance(15 * second);
    expect(it.open()).toEqual([]);
  });

  it('stays when the list only skipped it', async () => {
    const it = watchAccount();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Skipped' });
    await it.clock.advance(1 * second);
    it.simulator.fail({ answer: { body: { incidents: [], more: false, limit: 100, offset: 0, total: null } }, path: /^\/incidents$/ });
    const before = it.heard.changes.length;
    await it.clock.advance(15 * second);
    expect(it.heard.changes).toHaveLength(before);
    expect(it.open()).toMatchObject([{ id }]);
  });

  it('is found resolved after a restart, with the rest of its log', async () => {
    const it = watchAccount();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Overnight' });
    await it.clock.advance(1 * second);
    it.sync.stop();
    it.simulator.resolve(id, colleague);
    await it.clock.advance(hour);
    it.restart();
    expect(it.open()).toMatchObject([{ id }]);
    await it.clock.advance(1 * second);
    expect(it.heard.changes.at(-1)).toMatchObject({ open: [], changed: [{ id, status: 'resolved' }] });
    expect(it.heard.events.at(-1)).toMatchObject({ kind: 'incident.resolved', incidentId: id, actor: 'Maya Okafor' });
  });
});

describe('on call', () => {
  it('knows the end and the next shift, and asks again at a known end', { timeout: 30_000 }, async () => {
    const it = watchAccount();
    await it.clock.advance(1 * second);
    expect(it.onCall()).toMatchObject({ state: 'on', shifts: [{ level: 1, scheduleName: 'Weekly primary', endsAt: fakeStart + 24 * hour }, { startsAt: fakeStart + 168 * hour }] });
    await it.clock.advance(24 * hour - 2 * second);
    expect(it.onCall()?.state).toBe('on');
    await it.clock.advance(1 * second);
    expect(it.onCall()?.state).toBe('off');
  });

  it('is unknown, never off, when the answer is an error', async () => {
    const it = watchAccount();
    it.simulator.fail({ ...failingWith(403, { error: 'no' }, {}), path: /^\/oncalls$/, times: Infinity });
    await it.clock.advance(10 * minute);
    expect(it.heard.onCalls.every(({ state }) => state === 'unknown')).toBe(true);
    expect(it.source()?.condition).toBe('fresh');
  });

  it('believes a newer answer more than what the look ahead said before', async () => {
    const it = watchAccount({ account: { schedules: [{ id: 'SCHED', name: 'Weekly', zone: 'UTC', overrides: [], duties: [{ userId: me, start: fakeStart + 5 * minute, end: fakeStart + hour }] }] } });
    await it.clock.advance(1 * second);
    expect(it.onCall()).toMatchObject({ state: 'off', shifts: [{ startsAt: fakeStart + 5 * minute }] });
    const schedule = it.simulator.world.schedules.get('SCHED');
    if (schedule !== undefined) schedule.overrides = [{ id: 'O1', userId: colleague, start: fakeStart, end: fakeStart + hour }];
    await it.clock.advance(8 * minute);
    expect(it.onCall()?.state).toBe('off');
  });
});

describe('an incident to which something was just done', () => {
  it('is looked at now, and its log read, rather than in its turn', async () => {
    const it = watchAccount();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Mine' });
    await it.clock.advance(1 * second);
    it.simulator.acknowledge(id, me);
    await it.clock.advance(0);
    expect(it.open()).toMatchObject([{ id, status: 'triggered' }]);
    void it.sync.hurry(id);
    await it.clock.advance(1 * second);
    expect(it.open()).toMatchObject([{ id, status: 'acknowledged', acknowledgers: [{ id: me }] }]);
    expect(it.heard.events.at(-1)?.kind).toBe('incident.acknowledged');
  });

  it('overtakes a read that hangs, and one that is new here is listed', async () => {
    const it = watchAccount();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Urgent' });
    await it.clock.advance(1 * second);
    it.simulator.fail({ hang: true, method: 'GET', path: /^\/incidents$/ });
    await it.clock.advance(15 * second);
    it.simulator.resolve(id, me);
    void it.sync.hurry(id);
    await it.clock.advance(0);
    expect(it.open()).toEqual([]);
    it.simulator.heal();
    it.sync.refresh();
    await it.clock.advance(1 * second);
    const made = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Made from here' });
    void it.sync.hurry(made);
    await it.clock.advance(1 * second);
    expect(it.open()).toMatchObject([{ id: made }]);
  });

  it('takes a refused token seriously', async () => {
    const it = watchAccount();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Mine' });
    await it.clock.advance(1 * second);
    it.simulator.fail({ ...failingWith(401, '', {}), times: Infinity });
    void it.sync.hurry(id);
    await it.clock.advance(1 * second);
    expect(it.account()?.state).toBe('connected');
    await it.clock.advance(5 * second);
    expect(it.account()?.state).toBe('refused');
  });
});
