import { expect, test } from 'vitest';
import { createCheckKeeper } from '../../../../electron/services/check-keeper.ts';
import { slugOf } from '../../../../shared/domain/check-identity.ts';
import { originOfTarget } from '../../../../shared/domain/check-headers.ts';
import { Refusal } from '../../../../shared/ipc/refusal.ts';
import { CheckDraftSchema, CheckIdSchema, HttpTargetSchema, type CheckDraft } from '../../../../shared/model/check.ts';
import { checkOf } from '../../../support/checks.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeProber } from '../../../support/fake-prober.ts';
import { createMemoryCheckStore } from '../../../support/memory-check-store.ts';
import { createMemorySecretStore } from '../../../support/memory-secret-store.ts';
import { passes } from '../../../support/watched-endpoints.ts';

function begin(available: 'keyring' | 'none' = 'keyring') {
  const clock = createFakeClock();
  const store = createMemoryCheckStore();
  const secrets = createMemorySecretStore(available);
  const prober = createFakeProber(clock, () => passes);
  let changes = 0;
  const errors: unknown[] = [];
  const keeper = createCheckKeeper({
    clock,
    store,
    journal: store.journal,
    secrets,
    prober,
    onChanged: () => {
      changes += 1;
    },
    report: (error) => errors.push(error),
  });
  return { clock, store, secrets, prober, keeper, errors, changes: () => changes, titles: () => store.journal.events.map(({ title }) => title) };
}
const draft = (name: string, headers: Record<string, string> = {}, url = 'https://api.example.com/health'): CheckDraft =>
  CheckDraftSchema.parse({ name, target: { type: 'http', url, headers } });

function refusalOf(act: () => unknown): Refusal['problem'] {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
  throw new Error('it was not refused');
}

test('ids come from names, are valid, and are never used twice, not even after a deletion', () => {
  const { keeper, store } = begin();
  expect(keeper.create(draft('Lead Gen API')).id).toBe('lead-gen-api');
  expect(keeper.create(draft('Lead  gen (API)')).id).toBe('lead-gen-api-2');
  keeper.remove('lead-gen-api');
  expect(keeper.create(draft('Lead Gen API')).id).toBe('lead-gen-api-3');
  expect(store.list().map(({ id }) => id)).toEqual(['lead-gen-api-2', 'lead-gen-api-3']);
  for (const name of ['Grüße an Zoë', '日本', '---', 'x'.repeat(120), '../../etc']) expect(CheckIdSchema.safeParse(slugOf(name)).success).toBe(true);
  expect(slugOf('Grüße an Zoë')).toBe('gru-e-an-zoe');
});

test('an id that was deleted in an earlier run is taken too', () => {
  const { keeper, store } = begin();
  store.save(checkOf('api'));
  store.remove('api');
  expect(keeper.create(draft('api')).id).toBe('api-2');
  expect(store.list().map(({ id }) => id)).toEqual(['api-2']);
});

test('every change is a fact of the timeline, made by a person', () => {
  const { keeper, titles, changes, store } = begin();
  keeper.create(draft('API'));
  keeper.update('api', draft('Better API'));
  keeper.pause('api', true);
  keeper.pause('api', true);
  keeper.pause('api', false);
  keeper.remove('api');
  keeper.restore('api');
  expect(titles()).toEqual([
    'Check API added', 'Check Better API changed', 'Check Better API paused', 'Check Better API started', 'Check Better API deleted', 'Check Better API restored',
  ]);
  expect(new Set(store.journal.events.map(({ source, kind, checkId }) => `${source} ${kind} ${checkId}`))).toEqual(new Set(['person check.changed api']));
  expect(changes()).toBe(6);
});

test('header values stand in the keyring alone: not in the store, not in what the window gets (5.12)', () => {
  const { keeper, store, secrets } = begin();
  const made = keeper.create(draft('API', { Authorization: 'Bearer s3cret', Accept: 'text/plain' }));
  expect(made.target).toMatchObject({ headers: { Authorization: '', Accept: '' } });
  expect(JSON.stringify([store.list(), store.journal.events])).not.toContain('s3cret');
  expect([...secrets.kept]).toEqual([['check.api.header.authorization', 'Bearer s3cret'], ['check.api.header.accept', 'text/plain']]);
  const [saved] = store.list();
  expect(saved === undefined ? null : keeper.complete(saved)).toMatchObject({ target: { headers: { Authorization: 'Bearer s3cret', Accept: 'text/plain' } } });
});

test('an empty value keeps the one that is stored, a new one replaces it, a header that is gone leaves the keyring', () => {
  const { keeper, secrets, store } = begin();
  keeper.create(draft('API', { Authorization: 'one', 'X-Key': 'two' }));
  keeper.update('api', draft('API', { authorization: '', 'X-New': 'three' }));
  expect([...secrets.kept]).toEqual([['check.api.header.authorization', 'one'], ['check.api.header.x-new', 'three']]);
  keeper.update('api', draft('API', { authorization: 'four', 'X-New': '' }));
  expect(keeper.complete(store.list()[0] ?? checkOf('none'))).toMatchObject({ target: { headers: { authorization: 'four', 'X-New': 'three' } } });
  keeper.update('api', CheckDraftSchema.parse({ name: 'API', target: { type: 'tcp', host: 'db.example.com', port: 5432 } }));
  expect(secrets.kept.size).toBe(0);
});

test('a value that is kept for one host is never sent to another, whoever asks', async () => {
  const { keeper, store, prober, clock } = begin();
  keeper.create(draft('API', { Authorization: 'secret' }));
  const elsewhere = draft('API', { Authorization: '' }, 'https://evil.example/collect');
  const problem = refusalOf(() => keeper.update('api', elsewhere));
  expect(problem).toMatchObject({ code: 'invalid-input', fields: { 'target.headers.Authorization': expect.stringMatching(/another host/) } });
  expect(() => keeper.tryOnce({ ...elsewhere, id: 'api' })).toThrow(Refusal);
  for (const url of ['http://api.example.com/health', 'https://api.example.com:8443/health']) {
    expect(() => keeper.update('api', draft('API', { Authorization: '' }, url))).toThrow(Refusal);
  }
  expect(prober.requests).toEqual([]);
  expect(store.list()[0]?.target).toMatchObject({ url: 'https://api.example.com/health' });
  const same = keeper.tryOnce({ ...draft('API', { Authorization: '' }, 'https://API.example.com:443/other'), id: 'api' });
  await clock.advance(100);
  expect((await same).failures).toEqual([]);
  expect(prober.requests[0]?.target).toMatchObject({ headers: { Authorization: 'secret' } });
});

test('a header without any value is asked for', () => {
  const { keeper, store } = begin();
  expect(refusalOf(() => keeper.create(draft('API', { 'X-Key': '' })))).toMatchObject({
    code: 'invalid-input',
    fields: { 'target.headers.X-Key': 'Enter a value: none is kept for this header.' },
  });
  expect(store.list()).toEqual([]);
});

test('trying a draft touches nothing', async () => {
  const { keeper, store, secrets, clock, changes } = begin();
  const tried = keeper.tryOnce({ ...draft('API', { 'X-Key': 'v' }), id: null });
  await clock.advance(100);
  expect(await tried).toMatchObject({ checkId: 'try', failures: [] });
  expect([store.list(), secrets.kept.size, changes(), store.journal.events]).toEqual([[], 0, 0, []]);
});

test('a deletion takes the secrets out of the keyring, and taking it back puts them in again', () => {
  const { keeper, secrets, store } = begin();
  keeper.create(draft('API', { Authorization: 'secret' }));
  expect(keeper.remove('api').result).toBe('done');
  expect(secrets.kept.size).toBe(0);
  keeper.restore('api');
  expect(keeper.complete(store.list()[0] ?? checkOf('none'))).toMatchObject({ target: { headers: { Authorization: 'secret' } } });
  expect(refusalOf(() => keeper.restore('api')).code).toBe('not-found');
});

test('without a keyring the values live until quit, and the timeline says so', () => {
  const { keeper, store, secrets } = begin('none');
  keeper.create(draft('API', { Authorization: 'secret' }));
  expect(store.journal.events[0]?.body).toMatch(/no keyring/);
  const next = createCheckKeeper({ clock: createFakeClock(), store, journal: store.journal, secrets: createMemorySecretStore('none'), prober: createFakeProber(createFakeClock(), () => passes), onChanged: () => {}, report: () => {} });
  expect(secrets.kept.size).toBe(1);
  expect(next.complete(store.list()[0] ?? checkOf('none'))).toEqual({ missing: ['Authorization'] });
});

test('a secret that cannot be kept leaves everything as it was', () => {
  const { keeper, store, secrets } = begin();
  secrets.set = () => {
    throw new Refusal({ code: 'unavailable', message: 'The keyring is locked.' });
  };
  expect(refusalOf(() => keeper.create(draft('API', { Authorization: 'secret' }))).message).toBe('The keyring is locked.');
  expect(store.list()).toEqual([]);
});

test('a check of the policy file can be paused here, and nothing else', () => {
  const { keeper, store } = begin();
  store.save(checkOf('team', { origin: 'policy' }));
  for (const act of [() => keeper.update('team', draft('Mine')), () => keeper.remove('team')]) {
    expect(refusalOf(act)).toMatchObject({ code: 'refused', message: expect.stringMatching(/comes from the policy file/) });
  }
  expect(keeper.pause('team', true).paused).toBe(true);
  expect(refusalOf(() => keeper.pause('gone', true)).code).toBe('not-found');
});

test('plain values of a policy file are sent as they stand', () => {
  const { keeper } = begin();
  const check = checkOf('team', { origin: 'policy', target: HttpTargetSchema.parse({ type: 'http', url: 'https://x.example.com', headers: { Accept: 'text/html' } }) });
  expect(keeper.complete(check)).toEqual({ target: check.target });
});

test('a timeline that cannot be written does not undo the change', () => {
  const { keeper, store, errors } = begin();
  store.journal.append = () => {
    throw new Error('full');
  };
  expect(keeper.create(draft('API')).id).toBe('api');
  expect(store.list()).toHaveLength(1);
  expect(errors).toHaveLength(1);
});

test('origins are compared as hosts do', () => {
  const origin = (url: string) => originOfTarget(HttpTargetSchema.parse({ type: 'http', url }));
  expect(origin('HTTPS://Api.Example.com./x')).toBe(origin('https://api.example.com:443'));
  expect(origin('http://[::1]:8080/x')).toBe('http://[::1]:8080');
  expect(origin('http://a.example.com')).not.toBe(origin('https://a.example.com'));
});

test('what a check depends on is there, is not itself, and never leads back to it', () => {
  const { keeper, store } = begin();
  const gateway = keeper.create(draft('Gateway'));
  const shop = keeper.create({ ...draft('Shop'), dependsOn: [gateway.id] });
  expect(store.list().find(({ id }) => id === shop.id)?.dependsOn).toEqual(['gateway']);
  expect(refusalOf(() => keeper.create({ ...draft('Cart'), dependsOn: ['nobody'] }))).toMatchObject({ code: 'invalid-input', fields: { dependsOn: 'There is no check nobody.' } });
  expect(refusalOf(() => keeper.update(shop.id, { ...draft('Shop'), dependsOn: [shop.id] })).message).toBe('A check cannot depend on itself.');
  expect(refusalOf(() => keeper.update(gateway.id, { ...draft('Gateway'), dependsOn: [shop.id] })).message).toContain('depends on this check already');
  expect(store.list().map(({ dependsOn }) => dependsOn)).toEqual([[], ['gateway']]);
});
