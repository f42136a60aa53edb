import { describe, expect, it } from 'vitest';
import { failingWith } from '../../../../electron/drill/faults.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { fakeStart } from '../../../support/fake-clock.ts';
import { watchAccount } from '../../../support/watched-account.ts';

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
    it.simulator.fail({ ...failingWith(401, { error: { message: 'Access Denied', code: 2006 } }, {}), path: /^\/incidents$/, times: Infinity });
    await it.clock.advance(20 * second);
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

  it('asks once more when the token was refused, and goes on when that was a slip', async () => {
    const it = watchAccount();
    await it.clock.advance(1 * second);
    for (const path of [/^\/incidents$/, /^\/oncalls$/]) {
      const [before, lists] = [it.calls(path).length, it.calls(/^\/incidents$/).length];
      it.simulator.fail({ ...failingWith(401, '', {}), path, times: 1 });
      it.sync.refresh();
      await it.clock.advance(second);
      expect(it.calls(path)).toHaveLength(before + 1);
      await it.clock.advance(5 * second);
      expect(it.calls(/^\/incidents$/).length).toBeGreaterThan(lists + 1);
      expect([it.source()?.condition, it.account()?.state]).toEqual(['fresh', 'connected']);
      await it.clock.advance(11 * minute);
    }
    expect(it.heard.sources.map(({ condition }) => condition)).not.toContain('refused');
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
