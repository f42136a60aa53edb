import { describe, expect, it } from 'vitest';
import { failingWith, rateLimited } from '../../../../electron/drill/faults.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { accountToken, colleague, me } from '../../../support/drill-account.ts';
import { fakeStart } from '../../../support/fake-clock.ts';
import { createMemoryPagerDutyStore } from '../../../support/memory-pagerduty-store.ts';
import { watchAccount } from '../../../support/watched-account.ts';

/** Looks at the open list, without those for incidents that came and went. */
const lists = (it: ReturnType<typeof watchAccount>) => it.calls(/^\/incidents$/).filter(({ query }) => query.get('date_range') === 'all');

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

describe('the rhythm', () => {
  const listTimes = async (it: ReturnType<typeof watchAccount>, time: number) => {
    it.simulator.forget();
    await it.clock.advance(time);
    return lists(it).length;
  };

  it('looks every 15 s when on call or while something is open, else every 60 s', async () => {
    const it = watchAccount();
    await it.clock.advance(1 * second);
    expect(await listTimes(it, 10 * minute)).toBe(40);
    const off = watchAccount({ account: { schedules: [] } });
    await off.clock.advance(1 * second);
    expect(off.onCall()?.state).toBe('off');
    expect(await listTimes(off, 10 * minute)).toBe(10);
    off.simulator.trigger({ serviceId: 'SQUOTE', title: 'Mine', assignTo: [me] });
    await off.clock.advance(minute);
    expect(await listTimes(off, 10 * minute)).toBe(40);
    expect(off.heard.sources.every(({ condition }) => condition === 'fresh' || condition === 'starting')).toBe(true);
  });

  it('stays under 25 calls a minute with ten open incidents, one of them looked at, in the steady state', async () => {
    const it = watchAccount();
    for (let number = 0; number < 10; number++) it.simulator.trigger({ serviceId: 'SQUOTE', title: `Incident ${number}` });
    await it.clock.advance(2 * minute);
    it.sync.attend(true);
    it.sync.select(it.open()[0]?.id ?? null);
    await it.clock.advance(minute);
    for (let passed = 0; passed < 45; passed++) {
      it.simulator.forget();
      await it.clock.advance(minute);
      expect(it.simulator.requests.length).toBeLessThan(25);
    }
    expect(it.sync.usage().callsLastMinute).toBeLessThan(25);
    expect(it.sync.usage().every).toBe(15 * second);
  });

  it('looks every 15 s while the window is open, off call and with nothing open', async () => {
    const it = watchAccount({ account: { schedules: [] } });
    await it.clock.advance(1 * second);
    expect(await listTimes(it, 10 * minute)).toBe(10);
    it.sync.attend(true);
    await it.clock.advance(minute);
    expect(await listTimes(it, 10 * minute)).toBe(40);
    it.sync.attend(false);
    await it.clock.advance(minute);
    expect(await listTimes(it, 10 * minute)).toBe(10);
  });

  it('backs off 15, 30, 60, 120, 300 s, with jitter, and forgets it after a good answer', async () => {
    const it = watchAccount({ sync: { random: () => 0.5 } });
    await it.clock.advance(1 * second);
    it.simulator.forget();
    it.simulator.fail({ ...failingWith(500), path: /^\/incidents$/, times: 7 });
    const times: number[] = [];
    for (let passed = 0; passed < 1300; passed++) {
      const before = lists(it).length;
      await it.clock.advance(1 * second);
      if (lists(it).length > before) times.push(passed);
    }
    const gaps = times.slice(1).map((time, place) => time - (times[place] ?? 0));
    expect(gaps.slice(0, 7)).toEqual([15, 30, 60, 120, 300, 300, 300]);
    expect(gaps.slice(7).every((gap) => gap === 15)).toBe(true);
  });

  it('waits as long as a 429 says, and backs off when it says nothing', async () => {
    const it = watchAccount({ sync: { random: () => 0 } });
    await it.clock.advance(1 * second);
    it.simulator.forget();
    it.simulator.fail({ ...rateLimited(40), path: /^\/incidents$/ });
    it.simulator.fail({ ...rateLimited(null), path: /^\/incidents$/ });
    await it.clock.advance(14 * second);
    expect(lists(it)).toHaveLength(1);
    await it.clock.advance(39 * second);
    expect(lists(it)).toHaveLength(1);
    await it.clock.advance(1 * second);
    expect(lists(it)).toHaveLength(2);
    // Two failures in a row: 30 s, a fifth less.
    await it.clock.advance(23 * second);
    expect(lists(it)).toHaveLength(2);
    await it.clock.advance(1 * second);
    expect(lists(it)).toHaveLength(3);
  });

  it('halves its reads when the rate limit runs low', async () => {
    const it = watchAccount();
    await it.clock.advance(1 * second);
    it.simulator.fail({ path: /^\/incidents$/, times: Infinity, answer: { headers: { 'ratelimit-limit': '960', 'ratelimit-remaining': '50', 'ratelimit-reset': '60' }, body: { incidents: [], more: false } } });
    await it.clock.advance(minute);
    expect(await listTimes(it, 10 * minute)).toBe(20);
  });
});

describe('trouble', () => {
  it('is stale, never calm, when good answers stop, and says since when', async () => {
    const it = watchAccount();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Open' });
    await it.clock.advance(1 * second);
    it.simulator.fail({ ...failingWith(502), times: Infinity });
    await it.clock.advance(58 * second);
    expect(it.source()?.condition).toBe('fresh');
    await it.clock.advance(2 * second);
    expect(it.source()).toMatchObject({ condition: 'stale', lastGoodAt: fakeStart, reason: expect.stringContaining('502') });
    expect(it.open()).toMatchObject([{ id }]);
    expect(it.onCall()?.state).toBe('on');
    await it.clock.advance(3 * minute);
    expect(it.onCall()?.state).toBe('unknown');
    const since = it.source()?.since;
    await it.clock.advance(hour);
    expect(it.source()?.since).toBe(since);
    it.simulator.heal();
    await it.clock.advance(6 * minute);
    expect(it.source()?.condition).toBe('fresh');
    expect(it.onCall()?.state).toBe('on');
  });

  it('is stale when the server never answers', async () => {
    const it = watchAccount();
    await it.clock.advance(1 * second);
    it.simulator.fail({ hang: true, times: Infinity });
    await it.clock.advance(2 * minute);
    expect(it.source()).toMatchObject({ condition: 'stale', reason: expect.stringContaining('no answer within 30 s') });
  });

  it('stops at a refused token, loudly, and asks no more', async () => {
    const it = watchAccount();
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'Open' });
    await it.clock.advance(1 * second);
    it.simulator.fail({ ...failingWith(401, { error: { message: 'Access Denied', code: 2006 } }, {}), path: /^\/incidents$/ });
    await it.clock.advance(15 * second);
    expect(it.source()).toMatchObject({ condition: 'refused', reason: expect.stringContaining('token') });
    expect(it.account()?.state).toBe('refused');
    it.simulator.forget();
    it.sync.slept();
    it.sync.wake();
    it.sync.refresh();
    await it.clock.advance(24 * hour);
    expect(it.simulator.requests).toEqual([]);
    expect(it.open()).toMatchObject([{ id }]);
    expect(it.heard.accounts.filter(({ state }) => state === 'refused')).toHaveLength(1);
    expect(it.clock.armed()).toBe(0);
  });

  it('stops without a trace', async () => {
    const it = watchAccount();
    await it.clock.advance(1 * second);
    it.simulator.fail({ hang: true });
    await it.clock.advance(15 * second);
    it.sync.stop();
    it.simulator.forget();
    await it.clock.advance(hour);
    expect(it.simulator.requests).toEqual([]);
    expect(it.clock.armed()).toBe(0);
  });
});

describe('asked by a person', () => {
  it('looks at once', async () => {
    const it = watchAccount();
    await it.clock.advance(2 * second);
    const before = lists(it).length;
    expect(it.sync.ask()).toMatchObject({ result: 'done' });
    await it.clock.advance(1);
    expect(lists(it)).toHaveLength(before + 1);
  });

  it('looks again when a look was under way', async () => {
    /** How often the list was asked for when a look has hung and was given up, and somebody asked meanwhile or not. */
    const asked = async (meanwhile: boolean) => {
      const it = watchAccount();
      await it.clock.advance(2 * second);
      it.simulator.fail({ hang: true, path: /^\/incidents$/ });
      it.sync.ask();
      await it.clock.advance(1);
      if (meanwhile) it.sync.ask();
      await it.clock.advance(30 * second);
      return lists(it).length;
    };
    expect(await asked(true)).toBe((await asked(false)) + 1);
  });

  it('leaves PagerDuty alone as long as it asked for', async () => {
    const it = watchAccount();
    await it.clock.advance(2 * second);
    it.simulator.fail({ ...failingWith(429, {}, { 'ratelimit-reset': '40' }), path: /^\/incidents$/, times: Infinity });
    it.sync.ask();
    await it.clock.advance(second);
    const before = lists(it).length;
    expect(it.sync.ask()).toMatchObject({ result: 'failed', message: expect.stringMatching(/fewer questions; it is asked again in \d+ s/) });
    await it.clock.advance(5 * second);
    expect(lists(it)).toHaveLength(before);
  });

  it('says so when the token was refused', async () => {
    const it = watchAccount();
    await it.clock.advance(second);
    it.simulator.fail({ ...failingWith(401, {}, {}), path: /^\/incidents$/ });
    await it.clock.advance(31 * second);
    expect(it.sync.ask()).toMatchObject({ result: 'failed', message: expect.stringContaining('refused the token') });
  });
});

describe('waking', () => {
  it('after six hours of sleep is stale at once, looks again within 3 s, and finds what happened', async () => {
    const it = watchAccount();
    await it.clock.advance(1 * second);
    it.clock.sleep(6 * hour);
    const id = it.simulator.trigger({ serviceId: 'SQUOTE', title: 'In the night' });
    it.simulator.forget();
    it.sync.slept();
    it.sync.wake();
    it.sync.slept();
    it.sync.wake();
    expect(it.source()?.condition).toBe('stale');
    expect(it.onCall()?.state).toBe('unknown');
    await it.clock.advance(1499);
    expect(it.simulator.requests).toHaveLength(0);
    await it.clock.advance(1);
    expect(it.open()).toMatchObject([{ id }]);
    expect(it.source()?.condition).toBe('fresh');
    expect(it.onCall()?.state).toBe('on');
    expect(lists(it)).toHaveLength(1);
  });

  it('throws away a call that hung over the sleep, without counting it as a failure', async () => {
    const it = watchAccount();
    await it.clock.advance(1 * second);
    it.simulator.fail({ hang: true });
    await it.clock.advance(15 * second);
    it.clock.sleep(hour);
    it.sync.slept();
    it.sync.wake();
    await it.clock.advance(2 * second);
    expect(it.source()?.condition).toBe('fresh');
    expect(it.heard.sources.some(({ condition }) => condition === 'failing')).toBe(false);
  });

  it('a stepped clock changes neither the rhythm nor the freshness', async () => {
    const it = watchAccount();
    await it.clock.advance(1 * second);
    it.simulator.forget();
    it.clock.stepWall(2 * hour);
    await it.clock.advance(5 * minute);
    it.clock.stepWall(-4 * hour);
    await it.clock.advance(5 * minute);
    expect(lists(it)).toHaveLength(40);
    expect(it.heard.sources.every(({ condition }) => condition === 'fresh' || condition === 'starting')).toBe(true);
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
    it.simulator.fail({ ...failingWith(401, '', {}), path: /^\/incidents\/./ });
    void it.sync.hurry(id);
    await it.clock.advance(1 * second);
    expect(it.account()?.state).toBe('refused');
  });
});
