import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createSystemClock } from '../../../../electron/adapters/clock.ts';
import { createStatusPage } from '../../../../electron/adapters/statuspage-client.ts';
import type { WebFetch } from '../../../../electron/adapters/web-fetch.ts';
import { startMessageServer, type Received } from '../../../support/message-server.ts';

let server: Awaited<ReturnType<typeof startMessageServer>> | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function page(answer: (received: Received, response: ServerResponse) => void) {
  server = await startMessageServer(answer);
  return createStatusPage({ clock: createSystemClock(), fetch: fetch as WebFetch, key: 'secret', pageId: 'p1', apiBase: server.origin });
}
const incident = { id: 'i1', name: 'Quotes are slow', status: 'investigating', shortlink: 'https://stspg.io/i1', impact: 'minor' };
const reply = (body: unknown, status = 200, headers = {}) => (_received: Received, response: ServerResponse) => void response.writeHead(status, headers).end(JSON.stringify(body));

describe('the status page', () => {
  it('creates and updates, and mails customers only when asked', async () => {
    const statuspage = await page(reply(incident, 201));
    const seen = { id: 'i1', name: 'Quotes are slow', status: 'investigating', url: 'https://stspg.io/i1' };
    expect(await statuspage.create({ name: 'Quotes are slow', status: 'investigating', body: 'We look into it.', notifyCustomers: false })).toEqual({ kind: 'ok', value: seen });
    expect(await statuspage.update('i1', { status: 'monitoring', body: 'Mended.', notifyCustomers: true })).toMatchObject({ kind: 'ok' });
    expect(server?.received).toMatchObject([
      { method: 'POST', path: '/pages/p1/incidents', headers: { authorization: 'OAuth secret' }, body: { incident: { name: 'Quotes are slow', status: 'investigating', deliver_notifications: false } } },
      { method: 'PATCH', path: '/pages/p1/incidents/i1', body: { incident: { status: 'monitoring', body: 'Mended.', deliver_notifications: true } } },
    ]);
  });

  it('lists what is open, against doubles', async () => {
    expect(await (await page(reply([incident]))).open()).toMatchObject({ kind: 'ok', value: [{ id: 'i1' }] });
    expect(server?.received[0]?.path).toBe('/pages/p1/incidents/unresolved');
  });

  it.each([
    [401, {}, { kind: 'unauthorised' }],
    [420, { 'retry-after': '30' }, { kind: 'rate-limited', retryAfter: 30_000 }],
    [429, { 'retry-after': '5' }, { kind: 'rate-limited', retryAfter: 5_000 }],
    [422, {}, { kind: 'refused' }],
    [503, {}, { kind: 'bad-answer', mayHaveHappened: true }],
  ])('%i', async (status, headers, expected) => {
    expect(await (await page(reply({ error: ['x'] }, status, headers))).open()).toMatchObject(expected);
  });
});
