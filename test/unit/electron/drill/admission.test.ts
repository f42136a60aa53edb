import { describe, expect, it } from 'vitest';
import { minute } from '../../../../shared/time/duration.ts';
import { accountToken, colleague, me, oauthToken, userToken } from '../../../support/drill-account.ts';
import { openDrill } from '../../../support/drill-call.ts';

describe('who may ask', () => {
  it('takes a key as "Token token=" and an OAuth token as "Bearer", and nothing else', async () => {
    const { get } = openDrill();
    const statuses = [];
    for (const authorization of [`Token token=${userToken}`, `Bearer ${oauthToken}`, `Bearer ${userToken}`, `Token token=${oauthToken}`, `token token=${userToken}`, `Token ${userToken}`, userToken, '']) {
      statuses.push((await get('/abilities', { Authorization: authorization })).status);
    }
    expect(statuses).toEqual([200, 200, 401, 401, 401, 401, 401, 401]);
    expect((await get('/abilities', { Authorization: 'Token token=x' })).json).toMatchObject({ error: { code: 2006 } });
  });

  it('wants the version in Accept, and JSON on writes', async () => {
    const { get, call, trigger } = openDrill();
    expect((await get('/abilities', { Accept: 'application/json' })).status).toBe(406);
    const refused = await call('POST', `/incidents/${trigger()}/notes`, { note: { content: 'x' } }, { 'Content-Type': 'text/plain' });
    expect(refused).toMatchObject({ status: 400, json: { error: { code: 2001, errors: ['params must be a Hash'] } } });
    expect((await call('POST', `/incidents/${trigger()}/notes`, '{"note":')).status).toBe(400);
  });

  it('wants From on writes with an account key, and knows who that is', async () => {
    const { call, simulator, trigger } = openDrill();
    const id = trigger();
    const acknowledge = (headers: Record<string, string>) => call('PUT', `/incidents/${id}`, { incident: { type: 'incident', status: 'acknowledged' } }, headers);
    const account = { Authorization: `Token token=${accountToken}` };
    const withoutFrom = await simulator.fetch(`http://drill/incidents/${id}`, { method: 'PUT', headers: { ...account, Accept: 'application/vnd.pagerduty+json;version=2', 'Content-Type': 'application/json' }, body: '{}' });
    expect(withoutFrom.status).toBe(400);
    expect(await acknowledge({ ...account, From: 'nobody@example.com' })).toMatchObject({ status: 400, json: { error: { code: 1008 } } });
    expect(simulator.incident(id).status).toBe('triggered');
    expect((await acknowledge({ ...account, From: 'MAYA@example.com' })).status).toBe(200);
    expect(simulator.incident(id).acknowledgements).toMatchObject([{ userId: colleague }]);
  });

  it('says who "me" is to a user token, and refuses an account key with plain text', async () => {
    const { get } = openDrill();
    expect((await get('/users/me')).json).toMatchObject({ user: { id: me, email: 'robin@example.com', teams: [{ id: 'TLEADS' }] } });
    const refused = await get('/users/me', { Authorization: `Token token=${accountToken}` });
    expect(refused).toMatchObject({ status: 400, json: { error: expect.stringContaining('account-level access token') } });
  });

  it('limits calls per minute and token, and says so in headers', async () => {
    const { get, clock } = openDrill({ requestsPerMinute: 3 });
    const first = await get('/abilities');
    expect(['limit', 'remaining', 'reset'].map((name) => first.headers.get(`ratelimit-${name}`))).toEqual(['3', '2', '60']);
    await get('/abilities');
    await get('/abilities');
    expect(await get('/abilities')).toMatchObject({ status: 429, json: { error: { code: 2020 } } });
    expect((await get('/abilities', { Authorization: `Bearer ${oauthToken}` })).status).toBe(200);
    await clock.advance(minute);
    expect((await get('/abilities')).status).toBe(200);
  });

  it('knows no other paths and methods', async () => {
    const { get, call } = openDrill();
    expect(await get('/nowhere')).toMatchObject({ status: 404, json: { error: { code: 2100 } } });
    expect((await get('/incidents/NOPE')).status).toBe(404);
    expect((await call('DELETE', '/incidents')).status).toBe(405);
  });
});
