import type { ConnectionSettings, SavedConnection } from './ports/connection-settings.ts';
import type { PagerDutyApi, PagerDutyCredentials } from './ports/pagerduty-api.ts';
import type { PagerDutyAccount } from './ports/pagerduty-listener.ts';
import type { SecretKeeping, SecretStore } from './ports/secret-store.ts';
import { describeFailure, type ApiFailure } from '../../shared/model/api-result.ts';
import type { PagerDutyConnection, PagerDutyLogin, PagerDutyReach } from '../../shared/model/connection.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { identify } from './pagerduty-identity.ts';

export const tokenName = 'pagerduty.token';

/** A keyring that was locked at the start stays so for this run, whatever the person does: the system's part of it asks once. */
const lockedAway = 'The keyring does not give the token back; it was locked when Watchkeeper started, or is another one. Unlock it, then quit Watchkeeper and start it again. If that does not help, connect again.';
const nobody: PagerDutyConnection = { state: 'none', userName: null, email: null, region: null, scope: null, storage: null, message: 'PagerDuty is not connected.' };

/** A sync that reads through one token until it is stopped. */
export type RunningSync = { readonly stop: () => void };

export type ConnectionKeeperOptions = {
  readonly secrets: SecretStore;
  readonly settings: ConnectionSettings;
  /** Without a slash at the end. */
  readonly apiBase: (region: PagerDutyLogin['region']) => string;
  readonly openApi: (credentials: PagerDutyCredentials) => PagerDutyApi;
  /** Starts watching through an API that was tried; what ran before was stopped. */
  readonly startSync: (api: PagerDutyApi, connection: SavedConnection) => RunningSync;
  /** How many actions wait to be sent. */
  readonly waiting?: () => number;
  /** Told once nothing is read any more: what came from there is not known from now on. */
  readonly onStopped: () => void;
  /** Told when there is an account, but its token or its settings are gone: nothing is seen through it until the person connects again. */
  readonly onTokenGone: (reason: string) => void;
  readonly publish: (connection: PagerDutyConnection) => void;
};

/** Holds the person's own PagerDuty connection: tried before it is kept, replaced whole, taken away cleanly. */
export function createConnectionKeeper({ secrets, settings, apiBase, openApi, startSync, waiting = () => 0, onStopped, onTokenGone, publish }: ConnectionKeeperOptions) {
  let connection = nobody;
  let running: { readonly sync: RunningSync; readonly api: PagerDutyApi } | null = null;
  let storage: SecretKeeping | null = null;

  function say(next: PagerDutyConnection): void {
    connection = next;
    publish(next);
  }

  function stop(): void {
    running?.sync.stop();
    running?.api.close();
    running = null;
  }

  function run(api: PagerDutyApi, saved: SavedConnection): void {
    stop();
    running = { api, sync: startSync(api, saved) };
  }

  /** Looks the person up. A token is kept only after this said yes. */
  async function lookUp(api: PagerDutyApi, login: PagerDutyLogin): Promise<Outcome | Person> {
    const found = await identify(api, login.email);
    if (found.kind === 'known') return found.identity;
    if (found.kind !== 'needs-email') return { result: 'failed', message: explain(found, login) };
    if (login.email !== null) return { result: 'failed', message: `Nobody in this account logs in as ${login.email}. Nothing was changed.` };
    return { result: 'needs-person', asks: 'email', message: 'This is an account-level key. PagerDuty wants to know who acts: add the e-mail address you log in with.' };
  }
  /** Both or neither: a token that is kept without its settings would be tried in the wrong place. */
  function keep(token: string, saved: SavedConnection, withoutKeyring: 'session' | 'plain'): SecretKeeping {
    const before = secrets.get(tokenName);
    const kept = secrets.set(tokenName, token, withoutKeyring);
    try {
      settings.write(saved);
    } catch (error) {
      if (before === null) secrets.remove(tokenName);
      else secrets.set(tokenName, before, withoutKeyring);
      throw error;
    }
    return kept;
  }

  /** A token without its settings: there was an account, and that is not the same as none (promise 1). */
  const isOrphaned = (): boolean => settings.read() === null && (secrets.get(tokenName) !== null || secrets.unreadable().includes(tokenName));

  const keeper = {
    /** Takes up the connection of the last run; without one there is nothing to do. False when there was none. */
    start(): boolean {
      const saved = settings.read();
      if (isOrphaned()) {
        const message = 'The settings of your PagerDuty connection are lost, though its token is here. Connect again, or disconnect to erase the token.';
        say({ ...nobody, state: 'refused', message });
        onTokenGone(message);
        return true;
      }
      if (saved === null) return false;
      const token = secrets.get(tokenName);
      const known = { userName: null, email: saved.email, region: saved.region, scope: saved.scope };
      if (token === null) {
        const message = secrets.unreadable().includes(tokenName) ? lockedAway : 'The token is not there any more: it was kept for one session. Connect again.';
        say({ ...known, state: 'refused', storage: null, message });
        onTokenGone(message);
        return true;
      }
      storage = secrets.available() === 'keyring' ? 'keyring' : 'plain';
      run(openApi({ tokenKind: saved.tokenKind, token, apiBase: apiBase(saved.region) }), saved);
      say({ ...known, state: 'connected', storage, message: '' });
      return true;
    },

    async connect(login: PagerDutyLogin): Promise<Outcome> {
      const withoutKeyring = secrets.available() === 'none';
      if (withoutKeyring && !login.acceptPlainStorage && !login.sessionOnly) {
        return {
          result: 'needs-person',
          asks: 'storage',
          message: 'This system has no keyring to encrypt the token with. Keep it for this session only, or agree that it is kept readable in a file of your account.',
        };
      }
      const api = openApi({ tokenKind: login.tokenKind, token: login.token, apiBase: apiBase(login.region) });
      const person = await lookUp(api, login);
      if ('result' in person) {
        api.close();
        return person;
      }
      const saved: SavedConnection = { tokenKind: login.tokenKind, region: login.region, scope: login.scope, email: person.email ?? login.email };
      try {
        storage = keep(login.token, saved, login.acceptPlainStorage ? 'plain' : 'session');
      } catch (error) {
        api.close();
        throw error;
      }
      run(api, saved);
      say({ state: 'connected', userName: person.name, email: saved.email, region: saved.region, scope: saved.scope, storage, message: '' });
      return { result: 'done', message: `Connected as ${person.name}.` };
    },

    /** Whose incidents, and as whom, with the token that is kept. */
    async adjust({ scope, email }: PagerDutyReach): Promise<Outcome> {
      const saved = settings.read();
      const token = saved === null ? null : secrets.get(tokenName);
      if (saved === null || token === null) return { result: 'failed', message: 'There is no token to go on with. Connect again; nothing was changed.' };
      return keeper.connect({ ...saved, token, scope, email, acceptPlainStorage: storage === 'plain', sessionOnly: storage === 'session' });
    },

    /** What the running sync learns of the account: a token that is refused later is loud. */
    heard(account: PagerDutyAccount): void {
      if (connection.state === 'none' || connection.state === 'demo') return;
      const state = account.state === 'refused' ? 'refused' : 'connected';
      say({ ...connection, state, userName: account.userName ?? connection.userName, email: account.email ?? connection.email, message: account.message });
    },

    disconnect(): Outcome {
      const had = settings.read() !== null || isOrphaned();
      // The token first: while it cannot be erased, nothing says that it was.
      secrets.remove(tokenName);
      settings.write(null);
      stop();
      storage = null;
      say(nobody);
      onStopped();
      const kept = waiting();
      const queued = kept === 0 ? '' : ` ${kept === 1 ? 'One action is' : `${kept} actions are`} kept and not sent before you connect again.`;
      return had
        ? { result: 'done', message: `Disconnected. The token was erased here; revoke it in PagerDuty too if it is not used elsewhere.${queued}` }
        : { result: 'nothing-to-do', message: 'PagerDuty was not connected.' };
    },

    /** The demo watch stands in while nothing is connected. */
    showDemo(on: boolean): void {
      if (connection.state === 'none' || connection.state === 'demo') {
        say(on ? { ...nobody, state: 'demo', message: 'The demo watch runs against the built-in simulator.' } : nobody);
      }
    },

    connection: (): PagerDutyConnection => connection,
    stop,
  };
  return keeper;
}

export type ConnectionKeeper = ReturnType<typeof createConnectionKeeper>;

type Person = { readonly name: string; readonly email: string | null };

function explain(failure: ApiFailure, { region }: PagerDutyLogin): string {
  const other = region === 'us' ? 'EU' : 'US';
  const hint = failure.kind === 'unauthorised' ? ` Look whether the token is complete, of the kind you chose, and whether your account is in the ${other} region.` : '';
  return `${describeFailure(failure)}${hint} Nothing was changed.`;
}
