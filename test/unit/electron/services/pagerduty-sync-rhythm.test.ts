import { describe, expect, it } from 'vitest';
import { failingWith, rateLimited } from '../../../../electron/drill/faults.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { me } from '../../../support/drill-account.ts';
import { watchAccount } from '../../../support/watched-account.ts';

/** Looks at the open list, without those for incidents that came and went. */
const lists = (it: ReturnType<typeof watchAccount>) => it.calls(/^\/incidents$/).filter(({ query }) => query.get('date_range') === 'all');

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
    it.simulator.fail({ ...failingWith(401, {}, {}), path: /^\/incidents$/, times: Infinity });
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
