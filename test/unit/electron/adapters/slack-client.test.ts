import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createSlackBot, createSlackWebhook } from '../../../../electron/adapters/slack-client.ts';
import { createSystemClock } from '../../../../electron/adapters/clock.ts';
import type { WebFetch } from '../../../../electron/adapters/web-fetch.ts';
import { second } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { startMessageServer, type Received } from '../../../support/message-server.ts';

type Server = Awaited<ReturnType<typeof startMessageServer>>;
let server: Server | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) => (_received: Received, response: ServerResponse) =>
  void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(typeof body === 'string' ? body : JSON.stringify(body));

async function bot(answer: (received: Received, response: ServerResponse) => void) {
  server = await startMessageServer(answer);
  return createSlackBot({ clock: createSystemClock(), fetch: fetch as WebFetch, token: 'xoxb-secret', apiBase: server.origin });
}
const message = { channel: '#incidents', text: 'Investigating', thread: null };

describe('a bot', () => {
  it('posts, and gives what a thread hangs on', async () => {
    const slack = await bot(json({ ok: true, channel: 'C1', ts: '1.2', message: {} }));
    expect(await slack.post(message)).toEqual({ kind: 'ok', value: { channel: 'C1', ts: '1.2' } });
    expect(await slack.post({ ...message, thread: '1.2' })).toMatchObject({ kind: 'ok' });
    expect(server?.received[0]).toMatchObject({
      method: 'POST', path: '/chat.postMessage', headers: { authorization: 'Bearer xoxb-secret' }, body: { channel: '#incidents', text: 'Investigating', unfurl_links: false },
    });
    expect(server?.received[1]?.body).toMatchObject({ thread_ts: '1.2' });
  });

  it.each([
    ['200 that is a failure', { ok: false, error: 'not_in_channel' }, 200, { kind: 'refused', message: expect.stringContaining('Invite it') }],
    ['an unknown word', { ok: false, error: 'brand_new_error' }, 200, { kind: 'refused', message: 'brand_new_error' }],
    ['a revoked token', { ok: false, error: 'token_revoked' }, 200, { kind: 'unauthorised' }],
    ['perhaps half done', { ok: false, error: 'fatal_error' }, 200, { kind: 'bad-answer', mayHaveHappened: true }],
    ['a web page', '<html>', 200, { kind: 'bad-answer', mayHaveHappened: true }],
    ['data without ok', { hello: 1 }, 200, { kind: 'bad-answer', mayHaveHappened: true }],
    ['success without its thread', { ok: true }, 200, { kind: 'bad-answer', mayHaveHappened: true }],
    ['500', 'oops', 500, { kind: 'bad-answer', mayHaveHappened: true }],
    ['a redirect', '', 302, { kind: 'bad-answer' }],
  ] as const)('%s', async (_what, body, status, expected) => {
    const slack = await bot(json(body, status));
    expect(await slack.post(message)).toMatchObject(expected);
    expect(server?.received).toHaveLength(1);
  });

  it('waits as long as Slack asks', async () => {
    expect(await (await bot(json({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': '7' }))).post(message)).toEqual({ kind: 'rate-limited', retryAfter: 7 * second });
  });

  it('a connection that breaks after the message was sent may have carried it; one that was refused has not', async () => {
    const slack = await bot((_received, response) => response.destroy());
    expect(await slack.post(message)).toMatchObject({ kind: 'unreachable', mayHaveHappened: true });
    await server?.close();
    expect(await slack.post(message)).toMatchObject({ kind: 'unreachable', mayHaveHappened: false });
  });

  it('a silence of 15 s may have carried it', async () => {
    const clock = createFakeClock();
    const posting = createSlackBot({ clock, fetch: () => new Promise(() => {}), token: 'x' }).post(message);
    clock.advance(15 * second);
    expect(await posting).toMatchObject({ kind: 'unreachable', mayHaveHappened: true });
  });

  it('can be asked who it is', async () => {
    expect(await (await bot(json({ ok: true, team: 'Leads', user: 'watchkeeper' }))).test()).toEqual({ kind: 'ok', value: { team: 'Leads', as: 'watchkeeper' } });
  });
});

describe('a webhook', () => {
  async function webhook(answer: (received: Received, response: ServerResponse) => void) {
    server = await startMessageServer(answer);
    return createSlackWebhook({ clock: createSystemClock(), fetch: fetch as WebFetch, url: `${server.origin}/services/T/B/secret` });
  }

  it('posts without a thread and cannot be asked', async () => {
    const slack = await webhook(json('ok'));
    expect(await slack.post(message)).toEqual({ kind: 'ok', value: { channel: null, ts: null } });
    expect(server?.received[0]?.body).toEqual({ text: 'Investigating' });
    expect(slack.test()).toBeNull();
  });

  it.each([[404, 'no_service'], [403, 'action_prohibited'], [410, 'channel_is_archived'], [400, 'invalid_payload']])('%i %s is a refusal', async (status, word) => {
    expect(await (await webhook(json(word, status))).post(message)).toMatchObject({ kind: 'refused', status, message: word });
  });
});
