import { describeMessageFailure } from '../../shared/domain/message-words.ts';
import { plainLine } from '../../shared/domain/plain-text.ts';
import type { ApiFailure } from '../../shared/model/api-result.ts';
import type { MessageConnections, MessageLogin, MessageService, MessageTest, SlackConnection, StatusPageConnection } from '../../shared/model/message-connection.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import type { ChatChannel, StatusPage } from './ports/message-channels.ts';
import type { MessageSettings, SavedMessageConnections } from './ports/message-settings.ts';
import type { SecretKeeping, SecretStore } from './ports/secret-store.ts';

/** Names of secrets. */
const secretOf = { slack: 'slack.login', statuspage: 'statuspage.key' } as const;
const names = { slack: 'Slack', statuspage: 'Statuspage' } as const;
const gone = 'Its secret is not there any more: it was kept for one session. Connect again.';
const lockedAway = 'The keyring does not give its secret back; it was locked when Watchkeeper started, or is another one. Unlock it, then quit Watchkeeper and start it again. If that does not help, connect again.';
const lost = 'Its settings are lost. Connect again.';
const testText = 'Watchkeeper test';

const noSlack: SlackConnection = { state: 'none', way: null, team: null, as: null, channel: null, storage: null, message: '' };
const noPage: StatusPageConnection = { state: 'none', pageId: null, storage: null, message: '' };

export type MessageConnectionsOptions = {
  readonly secrets: SecretStore;
  readonly settings: MessageSettings;
  readonly openBot: (token: string) => ChatChannel;
  readonly openWebhook: (url: string) => ChatChannel;
  readonly openPage: (login: { readonly key: string; readonly pageId: string }) => StatusPage;
  /** Whether a webhook may live there: a text goes to Slack and nowhere else. */
  readonly isWebhook: (url: string) => boolean;
  readonly publish: (connections: MessageConnections) => void;
};

/** The person's own ways out: tried before they are kept, each with its secret in the secret store, taken away cleanly. */
export function createMessageConnections({ secrets, settings, openBot, openWebhook, openPage, isWebhook, publish }: MessageConnectionsOptions) {
  let connections: MessageConnections = { slack: noSlack, statuspage: noPage };
  let chat: ChatChannel | null = null;
  let page: StatusPage | null = null;

  function say(next: Partial<MessageConnections>): void {
    connections = { ...connections, ...next };
    publish(connections);
  }
  const whyGone = (service: MessageService): string => (secrets.unreadable().includes(secretOf[service]) ? lockedAway : gone);
  const openChat = (way: 'bot' | 'webhook', secret: string) => (way === 'bot' ? openBot(secret) : openWebhook(secret));

  /** Both or neither: a secret that is kept without its settings would go to the wrong place. */
  function keep(service: MessageService, secret: string, saved: SavedMessageConnections, withoutKeyring: 'session' | 'plain'): SecretKeeping {
    const name = secretOf[service];
    const before = secrets.get(name);
    const kept = secrets.set(name, secret, withoutKeyring);
    try {
      settings.write(saved);
    } catch (error) {
      if (before === null) secrets.remove(name);
      else secrets.set(name, before, withoutKeyring);
      throw error;
    }
    return kept;
  }
  function failed(failure: ApiFailure, service: MessageService): Outcome {
    const hint = failure.kind === 'unauthorised' ? ' Look whether it is complete and was not revoked.' : '';
    return { result: 'failed', message: `${describeMessageFailure(failure, names[service])}${hint} Nothing was changed.` };
  }

  async function connectSlack(login: Extract<MessageLogin, { way: 'bot' | 'webhook' }>, withoutKeyring: 'session' | 'plain'): Promise<Outcome> {
    const secret = login.way === 'bot' ? login.token : login.url;
    if (login.way === 'webhook' && !isWebhook(login.url)) return { result: 'failed', message: 'This is no Slack webhook: its address begins with https://hooks.slack.com/services/. Nothing was changed.' };
    const opened = openChat(login.way, secret);
    const who = await opened.test();
    if (who !== null && who.kind !== 'ok') return failed(who, 'slack');
    const team = who === null ? null : plainLine(who.value.team, 80);
    const as = who === null ? null : plainLine(who.value.as, 80);
    const { way, channel } = login;
    const storage = keep('slack', secret, { ...settings.read(), slack: { way, team, as, channel } }, withoutKeyring);
    chat = opened;
    say({ slack: { state: 'connected', way, team, as, channel, storage, message: '' } });
    return { result: 'done', message: way === 'bot' ? `Connected to ${team} as ${as}.` : 'The webhook is kept. It can only be tried by posting.' };
  }
  async function connectPage({ key, pageId }: Extract<MessageLogin, { way: 'statuspage' }>, withoutKeyring: 'session' | 'plain'): Promise<Outcome> {
    const opened = openPage({ key, pageId });
    const open = await opened.open();
    if (open.kind !== 'ok') return failed(open, 'statuspage');
    const storage = keep('statuspage', key, { ...settings.read(), statuspage: { pageId } }, withoutKeyring);
    page = opened;
    say({ statuspage: { state: 'connected', pageId, storage, message: '' } });
    return { result: 'done', message: `Connected to the page ${pageId}. ${openWords(open.value.length)}` };
  }

  async function testSlack(post: boolean): Promise<MessageTest> {
    const { way, channel } = connections.slack;
    if (chat === null || channel === null) return { result: 'failed', message: 'Slack is not connected.', found: [] };
    if (post) {
      const result = await chat.post({ channel, text: testText, thread: null });
      if (result.kind === 'ok') return { result: 'done', message: `“${testText}” was posted to ${channel}.`, found: [] };
      const maybe = 'mayHaveHappened' in result && result.mayHaveHappened ? ' It may have been posted: look there.' : '';
      return { result: 'failed', message: `${describeMessageFailure(result, 'Slack')}${maybe}`, found: [] };
    }
    const asked = chat.test();
    if (asked === null) return { result: 'needs-person', message: `A webhook can only be tried by posting: “${testText}” would stand in ${channel} for all to see.`, found: [] };
    const who = await asked;
    if (who.kind === 'ok') return { result: 'done', message: `Slack answers: ${plainLine(who.value.as, 80)} in ${plainLine(who.value.team, 80)}. Whether it may post to ${channel} shows when it does.`, found: [] };
    if (who.kind === 'unauthorised' && way === 'bot') keeper.refused('slack');
    return { result: 'failed', message: describeMessageFailure(who, 'Slack'), found: [] };
  }
  async function testPage(): Promise<MessageTest> {
    if (page === null) return { result: 'failed', message: 'Statuspage is not connected.', found: [] };
    const open = await page.open();
    if (open.kind === 'ok') return { result: 'done', message: `Statuspage answers. ${openWords(open.value.length)}`, found: open.value.map(({ name, status }) => plainLine(`${name} (${status})`)) };
    if (open.kind === 'unauthorised') keeper.refused('statuspage');
    return { result: 'failed', message: describeMessageFailure(open, 'Statuspage'), found: [] };
  }

  const keeper = {
    /** Takes up the connections of the last run. */
    start(): void {
      const saved = settings.read();
      const storage = secrets.available() === 'keyring' ? 'keyring' : 'plain';
      // A secret without its settings: a way out that there was, not one that there never was.
      if (saved.slack === null && secrets.get(secretOf.slack) !== null) say({ slack: { ...noSlack, state: 'refused', message: lost } });
      if (saved.statuspage === null && secrets.get(secretOf.statuspage) !== null) say({ statuspage: { ...noPage, state: 'refused', message: lost } });
      if (saved.slack !== null) {
        const secret = secrets.get(secretOf.slack);
        chat = secret === null ? null : openChat(saved.slack.way, secret);
        say({ slack: { ...saved.slack, ...(secret === null ? { state: 'refused', storage: null, message: whyGone('slack') } : { state: 'connected', storage, message: '' }) } });
      }
      if (saved.statuspage !== null) {
        const { pageId } = saved.statuspage;
        const key = secrets.get(secretOf.statuspage);
        page = key === null ? null : openPage({ key, pageId });
        say({ statuspage: { pageId, ...(key === null ? { state: 'refused', storage: null, message: whyGone('statuspage') } : { state: 'connected', storage, message: '' }) } });
      }
    },
    connections: (): MessageConnections => connections,
    async connect(login: MessageLogin): Promise<Outcome> {
      if (secrets.available() === 'none' && !login.acceptPlainStorage && !login.sessionOnly) {
        return {
          result: 'needs-person', asks: 'storage',
          message: 'This system has no keyring to encrypt it with. Keep it for this session only, or agree that it is kept readable in a file of your account.',
        };
      }
      const withoutKeyring = login.acceptPlainStorage ? 'plain' : 'session';
      return login.way === 'statuspage' ? connectPage(login, withoutKeyring) : connectSlack(login, withoutKeyring);
    },
    disconnect(service: MessageService): Outcome {
      const had = settings.read()[service] !== null;
      // The secret first: while it cannot be erased, nothing says that it was.
      secrets.remove(secretOf[service]);
      settings.write({ ...settings.read(), [service]: null });
      if (service === 'slack') chat = null;
      else page = null;
      say(service === 'slack' ? { slack: noSlack } : { statuspage: noPage });
      return had
        ? { result: 'done', message: `${names[service]} is disconnected. Its secret was erased here; revoke it there too if it is not used elsewhere.` }
        : { result: 'nothing-to-do', message: `${names[service]} was not connected.` };
    },
    /** `post`: the person agreed that “Watchkeeper test” is posted. */
    test: (service: MessageService, post: boolean): Promise<MessageTest> => (service === 'slack' ? testSlack(post) : testPage()),
    /** The other side does not know this login any more. */
    refused(service: MessageService): void {
      if (connections[service].state !== 'connected') return;
      const refusal = { state: 'refused', message: `${names[service]} does not accept this login any more. Connect again.` } as const;
      say(service === 'slack' ? { slack: { ...connections.slack, ...refusal } } : { statuspage: { ...connections.statuspage, ...refusal } });
    },
    /** For the desk: what can be sent through. */
    channels: {
      slack: () => (chat === null ? null : { chat, place: `${connections.slack.way} ${connections.slack.team ?? ''}` }),
      statusPage: () => (page === null ? null : { page, place: connections.statuspage.pageId ?? '' }),
    },
  };
  return keeper;
}

export type MessageConnectionsKeeper = ReturnType<typeof createMessageConnections>;

function openWords(count: number): string {
  return count === 0 ? 'Nothing is open there.' : count === 1 ? 'One incident is open there.' : `${count} incidents are open there.`;
}
