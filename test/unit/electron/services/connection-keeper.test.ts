import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSystemClock } from '../../../../electron/adapters/clock.ts';
import { createPagerDutyClient } from '../../../../electron/adapters/pagerduty-client.ts';
import { createSimulator } from '../../../../electron/drill/simulator.ts';
import { createConnectionKeeper, tokenName } from '../../../../electron/services/connection-keeper.ts';
import type { ConnectionSettings } from '../../../../electron/services/ports/connection-settings.ts';
import type { SecretStore } from '../../../../electron/services/ports/secret-store.ts';
import type { PagerDutyConnection } from '../../../../shared/model/connection.ts';
import { PagerDutyLoginSchema } from '../../../../shared/model/connection.ts';

const clock = createSystemClock();
const userToken = 'user-key-of-ada';
const accountToken = 'account-key';

function memorySecrets(keyring: 'keyring' | 'none'): SecretStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    available: () => keyring,
    set: (name, value, without) => {
      kept.set(name, value);
      return keyring === 'keyring' ? 'keyring' : without;
    },
    get: (name) => kept.get(name) ?? null,
    remove: (name) => void kept.delete(name),
    unreadable: () => [],
    names: () => [...kept.keys()],
  };
}

function memorySettings(): ConnectionSettings {
  let saved: ReturnType<ConnectionSettings['read']> = null;
  return {
    read: () => saved,
    write: (next) => {
      saved = next;
    },
  };
}

const simulator = createSimulator({
  clock,
  services: [],
  policies: [],
  people: [{ id: 'PADA', name: 'Ada', email: 'ada@example.com', teamIds: [] }],
  tokens: [
    { token: userToken, kind: 'api-key', userId: 'PADA' },
    { token: accountToken, kind: 'api-key', userId: null },
  ],
});
let apiBase: string;
beforeEach(async () => {
  apiBase = await simulator.start();
});
afterEach(() => simulator.stop());

function setUp({ keyring = 'keyring' as 'keyring' | 'none', secrets = memorySecrets(keyring), settings = memorySettings(), waiting = 0 } = {}) {
  const stopSync = vi.fn();
  const startSync = vi.fn(() => ({ stop: stopSync }));
  const published: PagerDutyConnection[] = [];
  const onTokenGone = vi.fn();
  const keeper = createConnectionKeeper({
    secrets,
    settings,
    startSync,
    apiBase: () => apiBase,
    waiting: () => waiting,
    openApi: (credentials) => createPagerDutyClient({ clock, fetch, credentials, timeout: 2000 }),
    onStopped: () => {},
    onTokenGone,
    publish: (connection) => published.push(connection),
  });
  return { keeper, secrets, settings, startSync, stopSync, published, onTokenGone };
}

const login = (more: object) => PagerDutyLoginSchema.parse({ tokenKind: 'api-key', token: userToken, region: 'us', ...more });

describe('createConnectionKeeper', () => {
  it('tries a token, keeps it encrypted and starts to watch', async () => {
    const { keeper, secrets, startSync, published } = setUp();
    expect(await keeper.connect(login({}))).toEqual({ result: 'done', message: 'Connected as Ada.' });
    expect(secrets.kept.get(tokenName)).toBe(userToken);
    expect(startSync).toHaveBeenCalledOnce();
    expect(published.at(-1)).toMatchObject({ state: 'connected', userName: 'Ada', email: 'ada@example.com', storage: 'keyring' });
    expect(JSON.stringify(published)).not.toContain(userToken);
  });

  it('keeps nothing of a token that is refused, and leaves what was there', async () => {
    const { keeper, secrets, stopSync } = setUp();
    await keeper.connect(login({}));
    const outcome = await keeper.connect(login({ token: 'no-such-token' }));
    expect(outcome).toMatchObject({ result: 'failed', message: expect.stringMatching(/does not accept this token.*EU region.*Nothing was changed/) });
    expect(secrets.kept.get(tokenName)).toBe(userToken);
    expect(stopSync).not.toHaveBeenCalled();
  });

  it('asks for the e-mail address with an account-level key, and looks it up', async () => {
    const { keeper } = setUp();
    expect(await keeper.connect(login({ token: accountToken }))).toMatchObject({ result: 'needs-person', asks: 'email' });
    expect(await keeper.connect(login({ token: accountToken, email: 'nobody@example.com' }))).toMatchObject({ result: 'failed', message: expect.stringMatching(/Nobody/) });
    expect(await keeper.connect(login({ token: accountToken, email: 'ada@example.com' }))).toMatchObject({ result: 'done' });
    expect(keeper.connection()).toMatchObject({ state: 'connected', email: 'ada@example.com' });
  });

  it('says so and asks when the system has no keyring (faults 21)', async () => {
    const { keeper, secrets } = setUp({ keyring: 'none' });
    expect(await keeper.connect(login({}))).toMatchObject({ result: 'needs-person', asks: 'storage' });
    expect(secrets.kept.size).toBe(0);
    expect(await keeper.connect(login({ sessionOnly: true }))).toMatchObject({ result: 'done' });
    expect(keeper.connection().storage).toBe('session');
    expect(await keeper.connect(login({ acceptPlainStorage: true }))).toMatchObject({ result: 'done' });
    expect(keeper.connection().storage).toBe('plain');
  });

  it('says why when nobody answers, and keeps nothing', async () => {
    const { keeper, secrets } = setUp();
    await simulator.stop();
    expect(await keeper.connect(login({}))).toMatchObject({ result: 'failed', message: expect.stringMatching(/cannot be reached/) });
    expect(secrets.kept.size).toBe(0);
    apiBase = await simulator.start();
  });

  it('takes up the connection at the next start, and is loud when the token is gone', async () => {
    const first = setUp();
    await first.keeper.connect(login({}));
    const second = setUp({ secrets: first.secrets, settings: first.settings });
    expect(second.keeper.start()).toBe(true);
    expect(second.startSync).toHaveBeenCalledOnce();
    const third = setUp({ secrets: memorySecrets('keyring'), settings: first.settings });
    expect(third.keeper.start()).toBe(true);
    expect(third.startSync).not.toHaveBeenCalled();
    expect(third.keeper.connection()).toMatchObject({ state: 'refused', message: expect.stringMatching(/Connect again/) });
    expect(third.onTokenGone).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/Connect again/));
    expect(second.onTokenGone).not.toHaveBeenCalled();
  });

  it('says to unlock the keyring and to start again when it does not give the token back', async () => {
    const first = setUp();
    await first.keeper.connect(login({}));
    const locked = setUp({ secrets: { ...first.secrets, get: () => null, unreadable: () => ['pagerduty.token'] }, settings: first.settings });
    expect(locked.keeper.start()).toBe(true);
    expect(locked.keeper.connection()).toMatchObject({ state: 'refused', message: expect.stringMatching(/Unlock it, then quit Watchkeeper and start it again/) });
    expect(locked.onTokenGone).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/keyring/));
  });

  it('is loud when the settings are lost and the token is not: that is not the same as no account', async () => {
    const { keeper, secrets, settings, startSync, onTokenGone } = setUp();
    await keeper.connect(login({}));
    const next = setUp({ secrets });
    expect(next.keeper.start()).toBe(true);
    expect(next.startSync).not.toHaveBeenCalled();
    expect(next.onTokenGone).toHaveBeenCalledWith(expect.stringContaining('are lost'));
    expect(next.keeper.connection()).toMatchObject({ state: 'refused' });
    expect(next.keeper.disconnect()).toMatchObject({ result: 'done' });
    expect(setUp({ secrets, settings: next.settings }).keeper.start()).toBe(false);
    expect([settings.read()?.region, startSync.mock.calls.length, onTokenGone.mock.calls.length]).toEqual(['us', 1, 0]);
  });

  it('stops, erases the token and forgets on disconnect', async () => {
    const { keeper, secrets, settings, stopSync } = setUp();
    await keeper.connect(login({}));
    expect(keeper.disconnect()).toMatchObject({ result: 'done' });
    expect(stopSync).toHaveBeenCalledOnce();
    expect(secrets.kept.size).toBe(0);
    expect(settings.read()).toBeNull();
    expect(keeper.connection().state).toBe('none');
    expect(keeper.disconnect()).toMatchObject({ result: 'nothing-to-do' });
  });

  it('shows other incidents with the token that is kept, once that was tried', async () => {
    const { keeper, secrets, settings, startSync, stopSync } = setUp();
    expect(await keeper.adjust({ scope: 'teams', email: null })).toMatchObject({ result: 'failed', message: expect.stringMatching(/no token/) });
    await keeper.connect(login({}));
    expect(await keeper.adjust({ scope: 'teams', email: null })).toMatchObject({ result: 'done' });
    expect(keeper.connection()).toMatchObject({ scope: 'teams', storage: 'keyring' });
    expect(settings.read()).toMatchObject({ scope: 'teams' });
    expect(secrets.kept.get(tokenName)).toBe(userToken);
    expect([startSync.mock.calls.length, stopSync.mock.calls.length]).toEqual([2, 1]);
  });

  it('acts as somebody else with an account-level key only when that person is there', async () => {
    const { keeper, settings } = setUp();
    await keeper.connect(login({ token: accountToken, email: 'ada@example.com' }));
    expect(await keeper.adjust({ scope: 'mine', email: 'nobody@example.com' })).toMatchObject({ result: 'failed' });
    expect(settings.read()?.email).toBe('ada@example.com');
    expect(keeper.connection()).toMatchObject({ state: 'connected', email: 'ada@example.com' });
  });

  it('keeps the old token when the settings of the new one cannot be written', async () => {
    const { keeper, secrets, settings, stopSync } = setUp();
    await keeper.connect(login({ token: accountToken, email: 'ada@example.com' }));
    const write = settings.write;
    settings.write = () => {
      throw new Error('disk is full');
    };
    await expect(keeper.connect(login({}))).rejects.toThrow('disk is full');
    settings.write = write;
    expect(secrets.kept.get(tokenName)).toBe(accountToken);
    expect(stopSync).not.toHaveBeenCalled();
  });

  it('does not say that a token was erased when it was not, and goes on with it', async () => {
    const { keeper, secrets, stopSync } = setUp();
    await keeper.connect(login({}));
    secrets.remove = () => {
      throw new Error('disk is full');
    };
    expect(() => keeper.disconnect()).toThrow('disk is full');
    expect(keeper.connection().state).toBe('connected');
    expect(stopSync).not.toHaveBeenCalled();
  });

  it('says on disconnect how many actions are kept and wait', async () => {
    const { keeper } = setUp({ waiting: 2 });
    await keeper.connect(login({}));
    expect(keeper.disconnect().message).toMatch(/2 actions are kept and not sent before you connect again\.$/);
  });

  it('passes on a refusal that comes later', async () => {
    const { keeper } = setUp();
    await keeper.connect(login({}));
    keeper.heard({ state: 'refused', userId: null, userName: null, email: null, message: 'The token was revoked.' });
    expect(keeper.connection()).toMatchObject({ state: 'refused', userName: 'Ada', message: 'The token was revoked.' });
  });
});
