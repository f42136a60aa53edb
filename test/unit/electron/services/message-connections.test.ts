import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSystemClock } from '../../../../electron/adapters/clock.ts';
import { createSlackBot, createSlackWebhook } from '../../../../electron/adapters/slack-client.ts';
import { createStatusPage } from '../../../../electron/adapters/statuspage-client.ts';
import type { WebFetch } from '../../../../electron/adapters/web-fetch.ts';
import { createMessageConnections } from '../../../../electron/services/message-connections.ts';
import type { SavedMessageConnections } from '../../../../electron/services/ports/message-settings.ts';
import { messageHosts } from '../../../../shared/domain/message-hosts.ts';
import { MessageLoginSchema, type MessageConnections, type MessageLogin } from '../../../../shared/model/message-connection.ts';
import { startMessageServer, type Received } from '../../../support/message-server.ts';
import { createMemorySecretStore } from '../../../support/memory-secret-store.ts';

type Answer = (received: Received, response: ServerResponse) => void;
const json = (body: unknown, status = 200): Answer => (_received, response) => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const known = json({ ok: true, team: 'Leads', user: 'watchkeeper' });

let server: Awaited<ReturnType<typeof startMessageServer>>;
let answer: Answer;
beforeEach(async () => {
  answer = known;
  server = await startMessageServer((received, response) => answer(received, response));
});
afterEach(() => server.close());

function setUp({ secrets = createMemorySecretStore(), saved = { slack: null, statuspage: null } as SavedMessageConnections } = {}) {
  const web = { clock: createSystemClock(), fetch: fetch as WebFetch };
  const settings = { saved, full: false };
  const told: MessageConnections[] = [];
  const { slack, statuspage, isWebhook } = messageHosts(server.origin);
  const keeper = createMessageConnections({
    secrets, isWebhook, publish: (connections) => told.push(connections),
    settings: {
      read: () => settings.saved,
      write: (next) => {
        if (settings.full) throw new Error('disk is full');
        settings.saved = next;
      },
    },
    openBot: (token) => createSlackBot({ ...web, token, apiBase: slack }),
    openWebhook: (url) => createSlackWebhook({ ...web, url }),
    openPage: (login) => createStatusPage({ ...web, ...login, apiBase: statuspage }),
  });
  keeper.start();
  return { keeper, secrets, settings, told };
}
const login = (typed: Partial<MessageLogin> & Pick<MessageLogin, 'way'>): MessageLogin => MessageLoginSchema.parse(typed);
const bot = () => login({ way: 'bot', token: 'xoxb-123456-secret', channel: '#incidents' });
const hook = () => login({ way: 'webhook', url: `${server.origin}/services/T0/B0/secret`, channel: '#incidents' });
const page = () => login({ way: 'statuspage', key: 'key-secret', pageId: 'kctbh9' });

describe('connecting', () => {
  it('a bot is asked who it is before its token is kept', async () => {
    const { keeper, secrets, settings, told } = setUp();
    expect(await keeper.connect(bot())).toEqual({ result: 'done', message: 'Connected to Leads as watchkeeper.' });
    expect(server.received).toMatchObject([{ path: '/auth.test', headers: { authorization: 'Bearer xoxb-123456-secret' } }]);
    expect([...secrets.kept]).toEqual([['slack.login', 'xoxb-123456-secret']]);
    expect(settings.saved.slack).toEqual({ way: 'bot', team: 'Leads', as: 'watchkeeper', channel: '#incidents' });
    expect(told.at(-1)?.slack).toMatchObject({ state: 'connected', storage: 'keyring' });
    expect(keeper.channels.slack()).toMatchObject({ place: 'bot Leads' });
  });

  it('one that Slack does not know is not kept, and neither is one whose settings cannot be written', async () => {
    answer = json({ ok: false, error: 'invalid_auth' });
    const { keeper, secrets, settings } = setUp();
    expect(await keeper.connect(bot())).toMatchObject({ result: 'failed', message: expect.stringContaining('does not accept this login') });
    answer = known;
    settings.full = true;
    await expect(keeper.connect(bot())).rejects.toThrow('full');
    expect([...secrets.kept]).toEqual([]);
    expect(keeper.channels.slack()).toBeNull();
  });

  it('without a keyring it asks how the secret is kept', async () => {
    const { keeper } = setUp({ secrets: createMemorySecretStore('none') });
    expect(await keeper.connect(hook())).toMatchObject({ result: 'needs-person', asks: 'storage' });
    expect(server.received).toEqual([]);
    expect(await keeper.connect({ ...hook(), sessionOnly: true })).toMatchObject({ result: 'done' });
    expect(keeper.connections().slack).toMatchObject({ storage: 'session', state: 'connected' });
    expect(await keeper.connect({ ...bot(), acceptPlainStorage: true })).toMatchObject({ result: 'done' });
    expect(keeper.connections().slack).toMatchObject({ storage: 'plain', way: 'bot' });
  });

  it('a webhook lives at Slack and nowhere else', async () => {
    const { keeper, secrets } = setUp();
    expect(await keeper.connect({ ...hook(), url: 'https://evil.example/services/T/B/x' } as MessageLogin)).toMatchObject({ result: 'failed', message: expect.stringContaining('hooks.slack.com') });
    expect([...secrets.kept]).toEqual([]);
    const real = messageHosts(undefined);
    expect(real).toMatchObject({ slack: 'https://slack.com/api', statuspage: 'https://api.statuspage.io/v1' });
    expect(['https://hooks.slack.com/services/T0/B0/x', 'https://hooks.slack.com.evil/services/T', 'http://hooks.slack.com/services/T', 'https://hooks.slack.com/services/../x', 'https://hooks.slack.com@evil/services/T'].map(real.isWebhook)).toEqual([true, false, false, false, false]);
    expect(messageHosts('https://evil.example').slack).toBe('https://slack.com/api');
  });

  it('the status page is looked at, and says what is open', async () => {
    answer = json([{ id: 'i1', name: 'Quotes fail', status: 'investigating' }]);
    const { keeper } = setUp();
    expect(await keeper.connect(page())).toEqual({ result: 'done', message: 'Connected to the page kctbh9. One incident is open there.' });
    expect(await keeper.test('statuspage', false)).toMatchObject({ result: 'done', found: ['Quotes fail (investigating)'] });
    expect(server.received.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });
});

describe('the test', () => {
  it('a bot says its team and name; a login that is refused by then is said everywhere', async () => {
    const { keeper } = setUp();
    await keeper.connect(bot());
    expect(await keeper.test('slack', false)).toMatchObject({ result: 'done', message: expect.stringContaining('watchkeeper in Leads') });
    answer = json({ ok: false, error: 'token_revoked' });
    expect(await keeper.test('slack', false)).toMatchObject({ result: 'failed' });
    expect(keeper.connections().slack).toMatchObject({ state: 'refused', message: expect.stringContaining('Connect again') });
  });

  it('a webhook is only tried by posting, and only after a yes', async () => {
    answer = (_received, response) => void response.end('ok');
    const { keeper } = setUp();
    await keeper.connect(hook());
    expect(await keeper.test('slack', false)).toMatchObject({ result: 'needs-person', message: expect.stringContaining('only be tried by posting') });
    expect(server.received).toEqual([]);
    expect(await keeper.test('slack', true)).toMatchObject({ result: 'done', message: '“Watchkeeper test” was posted to #incidents.' });
    expect(server.received.map(({ body }) => body)).toEqual([{ text: 'Watchkeeper test' }]);
    answer = (_received, response) => void response.destroy();
    expect(await keeper.test('slack', true)).toMatchObject({ result: 'failed', message: expect.stringContaining('may have been posted') });
  });

  it('nothing is asked while nothing is connected', async () => {
    const { keeper } = setUp();
    expect([await keeper.test('slack', true), await keeper.test('statuspage', false)].map(({ result }) => result)).toEqual(['failed', 'failed']);
  });
});

it('what was connected is taken up again; without its secret it says so', async () => {
  const { secrets, settings, keeper } = setUp();
  await keeper.connect(bot());
  const next = setUp({ secrets, saved: settings.saved });
  expect(next.keeper.connections()).toMatchObject({ slack: { state: 'connected', team: 'Leads', channel: '#incidents' }, statuspage: { state: 'none' } });
  expect(next.keeper.channels.slack()?.place).toBe('bot Leads');
  secrets.remove('slack.login');
  const lost = setUp({ saved: settings.saved }).keeper;
  expect(lost.connections().slack).toMatchObject({ state: 'refused', message: expect.stringContaining('not there any more') });
  expect(lost.channels.slack()).toBeNull();
  const locked = setUp({ secrets: { ...secrets, get: () => null, unreadable: () => ['slack.login'] }, saved: settings.saved }).keeper;
  expect(locked.connections().slack).toMatchObject({ state: 'refused', message: expect.stringMatching(/Unlock it, then quit Watchkeeper and start it again/) });
});

it('settings that are lost leave no secret unsaid', async () => {
  const { secrets, keeper } = setUp();
  await keeper.connect(bot());
  expect(setUp({ secrets }).keeper.connections().slack).toMatchObject({ state: 'refused' });
});

it('disconnecting erases the secret first, and only its own', async () => {
  const { keeper, secrets, settings } = setUp();
  await keeper.connect(bot());
  answer = json([]);
  await keeper.connect(page());
  expect(keeper.disconnect('slack')).toMatchObject({ result: 'done' });
  expect([...secrets.kept.keys()]).toEqual(['statuspage.key']);
  expect(settings.saved).toEqual({ slack: null, statuspage: { pageId: 'kctbh9' } });
  expect(keeper.channels.slack()).toBeNull();
  expect(keeper.disconnect('slack')).toMatchObject({ result: 'nothing-to-do' });
});

it('no word that leaves main holds a token, a key or the address of a webhook', async () => {
  const said: unknown[] = [];
  const { keeper, told } = setUp();
  for (const each of [bot(), hook(), page()]) {
    for (const how of [known, json({ ok: false, error: 'x' }), json({}, 500), ((_received, response) => void response.destroy()) satisfies Answer]) {
      answer = how;
      said.push(await keeper.connect(each), await keeper.test(each.way === 'statuspage' ? 'statuspage' : 'slack', true));
    }
  }
  const { origin } = server;
  await server.close();
  said.push(await keeper.connect(bot()), await keeper.test('slack', true), keeper.connections(), told);
  expect(JSON.stringify(said)).not.toMatch(/secret/);
  expect(JSON.stringify(said)).not.toContain(origin);
});
