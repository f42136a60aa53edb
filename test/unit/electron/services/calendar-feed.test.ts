import { request } from 'node:http';
import ICAL from 'ical.js';
import { afterEach, describe, expect, it } from 'vitest';
import { createLoopbackServer } from '../../../../electron/adapters/loopback-server.ts';
import { writeCalendar } from '../../../../electron/adapters/shift-calendar.ts';
import { createCalendarFeed } from '../../../../electron/services/calendar-feed.ts';
import { rotaCalendar } from '../../../../shared/domain/rota-calendar.ts';
import { rotaShifts } from '../../../../shared/domain/rota-shifts.ts';
import { elapsedDay } from '../../../../shared/time/duration.ts';
import { createMemoryMetaStore } from '../../../support/memory-meta-store.ts';
import { weeklyRota } from '../../../support/rotas.ts';

const { rota, start } = weeklyRota();
const span = { from: start, to: start + 28 * elapsedDay };
const entries = (whose: 'own' | 'all') => rotaCalendar({ rota, ...span, shifts: rotaShifts(rota, span.from, span.to), own: { source: 'local', asOf: null, shifts: [] } }, whose);
const stops: (() => Promise<void>)[] = [];

function bench(meta = createMemoryMetaStore()) {
  let tokens = 0;
  const problems: unknown[] = [];
  const feed = createCalendarFeed({
    meta, server: createLoopbackServer((error) => problems.push(error)), newToken: () => `token-number-${(tokens += 1)}-of-test`,
    calendar: async (whose) => ({ fileName: '', text: writeCalendar({ name: whose, madeAt: start, entries: entries(whose) }) }),
  });
  stops.push(feed.stop);
  const addresses = () => feed.status().addresses ?? expect.fail('It is not served.');
  return { feed, meta, problems, addresses };
}
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** As `fetch` does not let one: another name for the same place, another method. */
function ask(url: string, over: { readonly host?: string; readonly method?: string } = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { method: over.method ?? 'GET', headers: over.host === undefined ? {} : { host: over.host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    }).on('error', reject).end();
  });
}

describe('the live calendar', () => {
  it('opens one door, however often it is asked for at once', async () => {
    const { feed, addresses } = bench();
    const outcomes = await Promise.all([feed.set(true), feed.set(true), feed.renew()]);
    expect(outcomes.map(({ result }) => result)).toEqual(['done', 'nothing-to-do', 'done']);
    expect(addresses().all).toContain('token-number-2-of-test');
    const { all } = addresses();
    await Promise.all([feed.set(false), feed.stop()]);
    await expect(fetch(all)).rejects.toThrow('fetch failed');
  });

  it('serves nothing that it cannot remember, and an old address is over whatever becomes of the new one', async () => {
    const { feed, meta } = bench();
    const { set } = meta;
    meta.set = () => { throw new Error('The disk is full.'); };
    expect(await feed.set(true)).toMatchObject({ result: 'failed', message: expect.stringContaining('The disk is full') as string });
    expect(feed.status()).toMatchObject({ on: false, addresses: null });
    meta.set = set;
    await feed.set(true);
    meta.set = () => { throw new Error('The disk is full.'); };
    expect((await feed.renew()).result).toBe('failed');
    expect([feed.status().on, meta.get('rota.feed')]).toEqual([false, null]);
  });

  it('is off until it is wanted, then read by another library, then gone', async () => {
    const { feed, addresses, meta } = bench();
    await feed.start();
    expect(feed.status()).toEqual({ on: false, addresses: null, problem: '' });
    expect((await feed.set(true)).result).toBe('done');
    const { all, own } = addresses();
    expect(all).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/token-number-1-of-test\/rota\.ics$/);
    const answer = await fetch(all);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('access-control-allow-origin')]).toEqual([200, 'text/calendar; charset=utf-8', null]);
    const found = new ICAL.Component(ICAL.parse(await answer.text())).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component)).map(({ summary, startDate, endDate }) => [summary, startDate.toUnixTime() * 1000, endDate.toUnixTime() * 1000]);
    expect(found).toEqual(entries('all').map(({ title, from, to }) => [title, from, to]));
    expect((await fetch(own)).status).toBe(200);
    expect((await feed.set(false)).result).toBe('done');
    await expect(fetch(all)).rejects.toThrow('fetch failed');
    expect(meta.get('rota.feed')).toBeNull();
  });

  it('tells nothing to a wrong path, another name of this computer, or another method', async () => {
    const { feed, addresses } = bench();
    await feed.set(true);
    const { all } = addresses();
    const base = new URL(all);
    const wrong = [`${base.origin}/`, `${base.origin}/rota.ics`, `${base.origin}/another-token-of-length/rota.ics`, `${all}?x=1`, all.replace('rota.ics', 'secrets')];
    for (const url of wrong) expect((await fetch(url)).status, url).toBe(404);
    expect([await ask(all), await ask(all, { host: `localhost:${base.port}` }), await ask(all, { host: 'evil.example' }), await ask(all, { host: `evil.example:${base.port}` }), await ask(all, { method: 'POST' }), await ask(all, { method: 'HEAD' })]).toEqual([200, 200, 404, 404, 405, 200]);
  });

  it('keeps its address over a restart, has another when one is wanted, and says when its port is taken', async () => {
    const first = bench();
    await first.feed.set(true);
    const before = first.addresses();
    await first.feed.stop();
    const second = bench(first.meta);
    await second.feed.start();
    expect(second.addresses()).toEqual(before);
    const third = bench(first.meta);
    await third.feed.start();
    expect(third.feed.status()).toMatchObject({ on: true, addresses: null, problem: expect.stringContaining('another program has port') });
    expect((await third.feed.renew()).result).toBe('done');
    expect(third.addresses().all).not.toBe(before.all);
    expect((await fetch(third.addresses().all)).status).toBe(200);
  });
});
