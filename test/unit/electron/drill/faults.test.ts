import { describe, expect, it } from 'vitest';
import { failingWith, rateLimited } from '../../../../electron/drill/faults.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { openDrill } from '../../../support/drill-call.ts';

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
