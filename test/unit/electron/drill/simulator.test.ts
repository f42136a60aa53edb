import { describe, expect, it } from 'vitest';
import { createSimulator } from '../../../../electron/drill/simulator.ts';
import { elapsedDay, minute, second } from '../../../../shared/time/duration.ts';
import { colleague, drillAccount, me, userToken } from '../../../support/drill-account.ts';
import { column, openDrill, pick } from '../../../support/drill-call.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';

const times = (count: number, run: (number: number) => void) => Array.from({ length: count }, (_, number) => run(number));
const isoAt = (instant: number) => new Date(instant).toISOString();

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
