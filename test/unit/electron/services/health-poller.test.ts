import { expect, test } from 'vitest';
import { StorageError } from '../../../../electron/services/ports/storage-error.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { checkOf } from '../../../support/checks.ts';
import { watchEndpoints, passes } from '../../../support/watched-endpoints.ts';

const down = { takes: 20, failed: ['status'] } as const;
const hangs = { takes: Infinity };

test('an endpoint that fails is down after three probes and told once, up after two (A2)', async () => {
  const { clock, world, poller, events, verdicts, verdictOf, probesOf, store } = watchEndpoints([checkOf('api'), checkOf('web')]);
  poller.start();
  await clock.advance(minute);
  expect(verdictOf('api')).toBe('up');
  world.endpoints.set('api', down);
  const before = probesOf('api');
  await clock.advance(100 * second + 500);
  expect(probesOf('api') - before).toBe(3);
  expect(verdictOf('api')).toBe('down');
  expect(events()).toEqual(['check.down api']);
  expect(store.journal.events[0]?.title).toBe('api is down: it was status');
  await clock.advance(5 * minute);
  world.endpoints.set('api', passes);
  await clock.advance(90 * second);
  expect(events()).toEqual(['check.down api', 'check.up api']);
  expect(verdicts.flat().filter(({ check }) => check.id === 'api').map(({ state }) => state.verdict)).toEqual(['up', 'pending', 'down', 'up']);
  expect(verdictOf('web')).toBe('up');
});

test('our own network gone: no DOWN, one state, first probe within 2 s of its return (fault 1, A4)', async () => {
  const checks = Array.from({ length: 100 }, (_, index) => checkOf(`c${index}`, { rhythm: { intervalSeconds: 30 } }));
  const { clock, world, poller, events, sources, prober, asked } = watchEndpoints(checks);
  poller.start();
  await clock.advance(2 * minute);
  expect(asked()).toBe(0);
  world.online = false;
  await clock.advance(10 * minute);
  expect(events()).toEqual([]);
  expect(poller.reports().every(({ state }) => state.verdict === 'unknown')).toBe(true);
  expect(sources.filter(({ source }) => source === 'network')).toHaveLength(1);
  expect(sources.find(({ source }) => source === 'network')).toMatchObject({ condition: 'failing', reason: expect.stringMatching(/^No network since 09:02/) });
  const probed = prober.requests.length;
  const resets = prober.resets();
  world.online = true;
  await clock.advance(2 * second);
  expect(prober.requests.length).toBeGreaterThan(probed);
  expect(prober.resets()).toBe(resets + 1);
  await clock.advance(3 * second);
  expect(poller.reports().every(({ state }) => state.verdict === 'up')).toBe(true);
  expect(events()).toEqual([]);
  expect(poller.lateness().skipped).toBe(0);
});

test('a target on this computer is never excused by the network', async () => {
  const local = checkOf('local', { target: { type: 'http', url: 'http://127.0.0.1:9/', method: 'GET', headers: {}, expectedStatus: ['200'], bodyContains: null, jsonPath: null, maxLatencyMs: null, proxy: 'system' } });
  const { clock, world, poller, events } = watchEndpoints([local, checkOf('api')]);
  poller.start();
  await clock.advance(minute);
  world.online = false;
  world.endpoints.set('local', { takes: 5, failed: ['refused'] });
  await clock.advance(3 * minute);
  expect(events()).toEqual(['check.down local']);
});

test('down when the network goes, still down when it is back: told once; recovered meanwhile: told once', async () => {
  const { clock, world, poller, events, verdictOf } = watchEndpoints([checkOf('api'), checkOf('web')]);
  world.endpoints.set('api', { takes: 20, failed: ['refused'] });
  world.endpoints.set('web', { takes: 20, failed: ['timeout'] });
  poller.start();
  await clock.advance(3 * minute);
  expect(events().sort()).toEqual(['check.down api', 'check.down web']);
  world.online = false;
  await clock.advance(5 * minute);
  expect([verdictOf('api'), verdictOf('web')]).toEqual(['unknown', 'unknown']);
  world.endpoints.set('web', passes);
  world.online = true;
  await clock.advance(2 * minute);
  expect([verdictOf('api'), verdictOf('web')]).toEqual(['down', 'up']);
  expect(events().sort()).toEqual(['check.down api', 'check.down web', 'check.up web']);
});

test('everything fails at once and nobody can be asked: we suspect ourselves', async () => {
  const { clock, world, poller, events, verdictOf } = watchEndpoints([checkOf('a'), checkOf('b'), checkOf('c')], { witnesses: false });
  poller.start();
  await clock.advance(minute);
  for (const id of ['a', 'b', 'c']) world.endpoints.set(id, { takes: 20, failed: ['timeout'] });
  await clock.advance(10 * minute);
  expect(events().filter((event) => event.startsWith('check.down'))).toEqual([]);
  expect(verdictOf('a')).toBe('unknown');
  world.endpoints.set('b', passes);
  await clock.advance(10 * minute);
  expect(events().sort()).toEqual(['check.down a', 'check.down c']);
});

test('after a sleep: nothing half counted, old answers dropped, every check once within an interval, no burst (fault 10)', async () => {
  const checks = Array.from({ length: 60 }, (_, index) => checkOf(`c${index}`));
  const { clock, world, poller, events, prober, sources } = watchEndpoints(checks);
  poller.start();
  await clock.advance(2 * minute);
  world.endpoints.set('c7', down);
  await clock.advance(85 * second);
  const from = clock.now();
  world.endpoints.set('c7', passes);
  world.endpoints.set('c8', hangs);
  await clock.advance(20 * second);
  clock.sleep(6 * hour);
  const before = prober.requests.length;
  const resets = prober.resets();
  poller.wake(from);
  poller.wake(from);
  expect(sources.at(-1)).toMatchObject({ source: 'checks', condition: 'stale', reason: 'Nobody looked for 6 h 00; looking again.' });
  expect(prober.resets()).toBe(resets + 2);
  world.endpoints.clear();
  await clock.advance(3 * second);
  expect(prober.requests.length - before).toBeGreaterThanOrEqual(60);
  expect(prober.requests.length - before).toBeLessThanOrEqual(70);
  expect(sources.at(-1)).toMatchObject({ source: 'checks', condition: 'fresh' });
  await clock.advance(5 * minute);
  expect(events()).toEqual([]);
});

test('fifty endpoints that hang do not move the other fifty (T11, fault 3)', async () => {
  const checks = Array.from({ length: 100 }, (_, index) => checkOf(`c${index}`, { rhythm: { intervalSeconds: 1, timeoutSeconds: 10 } }));
  const { clock, world, poller, probesOf } = watchEndpoints(checks);
  for (let index = 50; index < 100; index += 1) world.endpoints.set(`c${index}`, hangs);
  poller.start();
  await clock.advance(30 * second);
  for (let index = 0; index < 50; index += 1) expect(probesOf(`c${index}`)).toBeGreaterThanOrEqual(29);
  expect(poller.lateness()).toMatchObject({ worst: 0, skipped: 0 });
  expect(poller.lateness().overran).toBeGreaterThan(0);
});

test('a slot is one transaction, and reports come four times a second at most', async () => {
  const checks = Array.from({ length: 100 }, (_, index) => checkOf(`c${index}`, { rhythm: { intervalSeconds: 30 } }));
  let transactions = 0;
  const { clock, poller, reports, store } = watchEndpoints(checks);
  const record = store.record;
  store.record = (batch) => {
    transactions += 1;
    return record(batch);
  };
  poller.start();
  await clock.advance(30 * second);
  transactions = 0;
  const before = reports.length;
  await clock.advance(30 * second);
  expect(transactions).toBeLessThanOrEqual(7);
  expect(reports.length - before).toBeLessThanOrEqual(7);
  expect(reports.at(-1)).toHaveLength(100);
});

test('with no window reports wait half a minute, and a window that opens need not wait for them', async () => {
  const { clock, poller, reports } = watchEndpoints(Array.from({ length: 100 }, (_, index) => checkOf(`c${index}`, { rhythm: { intervalSeconds: 30 } })));
  poller.start();
  await clock.advance(30 * second);
  poller.showReports(false);
  await clock.advance(30 * second);
  const before = reports.length;
  await clock.advance(10 * minute);
  expect(reports.length - before).toBeGreaterThan(15);
  expect(reports.length - before).toBeLessThanOrEqual(20);
  poller.showReports(true);
  const opened = reports.length;
  await clock.advance(second / 4);
  expect(reports.length).toBe(opened + 1);
});

test('a full disk: verdicts and alerts go on, what was not saved is saved later (fault 13)', async () => {
  const { clock, world, poller, store, verdicts, errors } = watchEndpoints([checkOf('api')]);
  const record = store.record;
  let full = true;
  store.record = (batch) => {
    if (full) throw new StorageError('full', 'No space is left.');
    return record(batch);
  };
  poller.start();
  await clock.advance(minute);
  world.endpoints.set('api', down);
  await clock.advance(2 * minute);
  expect(verdicts.flat().at(-1)?.state.verdict).toBe('down');
  expect(errors.length).toBeGreaterThan(0);
  expect(store.journal.events).toEqual([]);
  full = false;
  await clock.advance(minute + second);
  expect(store.journal.events.map(({ kind }) => kind)).toEqual(['check.down']);
  expect(store.states()[0]?.verdict).toBe('down');
});

test('a restart while down repeats nothing, and tells the recovery', async () => {
  const first = watchEndpoints([checkOf('api')]);
  first.world.endpoints.set('api', down);
  first.poller.start();
  await first.clock.advance(3 * minute);
  first.poller.stop();
  const second_ = watchEndpoints([checkOf('api')], { clock: first.clock });
  second_.store.record({ results: [], states: first.store.states(), events: [] });
  second_.world.endpoints.set('api', down);
  second_.poller.start();
  expect(second_.verdicts).toMatchObject([[{ state: { verdict: 'down' } }]]);
  await second_.clock.advance(3 * minute);
  expect(second_.events()).toEqual([]);
  second_.world.endpoints.clear();
  await second_.clock.advance(2 * minute);
  expect(second_.events()).toEqual(['check.up api']);
});

test('pausing, changing and deleting: what was said before says nothing any more', async () => {
  const { clock, world, poller, store, gone, verdictOf, probesOf, events } = watchEndpoints([checkOf('api'), checkOf('web')]);
  world.endpoints.set('api', down);
  poller.start();
  await clock.advance(3 * minute);
  expect(verdictOf('api')).toBe('down');
  store.save(checkOf('api', { paused: true }));
  poller.refresh();
  expect(gone.map(({ id }) => id)).toEqual(['api']);
  expect(verdictOf('api')).toBe('unknown');
  const probes = probesOf('api');
  await clock.advance(3 * minute);
  expect(probesOf('api')).toBe(probes);
  store.save(checkOf('api'));
  poller.refresh();
  await clock.advance(3 * minute);
  expect(events()).toEqual(['check.down api', 'check.down api']);
  store.save(checkOf('api', { name: 'A better name' }));
  poller.refresh();
  expect(verdictOf('api')).toBe('down');
  store.remove('api');
  poller.refresh();
  expect(verdictOf('api')).toBeUndefined();
  expect(gone.at(-1)?.id).toBe('api');
});

test('probing now goes through the regular pipeline and says what was found', async () => {
  const { clock, world, poller, store } = watchEndpoints([checkOf('api'), checkOf('off', { paused: true })]);
  poller.start();
  await clock.advance(second);
  world.endpoints.set('api', down);
  const asked = poller.probeNow('api');
  await clock.advance(100);
  expect(await asked).toEqual({ result: 'done', message: 'api failed: it was status.' });
  expect(poller.reports()[0]?.state).toMatchObject({ verdict: 'pending', consecutiveFailures: 1 });
  expect(await poller.probeNow('off')).toMatchObject({ result: 'nothing-to-do' });
  expect(await poller.probeNow('none')).toMatchObject({ result: 'failed' });
  expect(store.states().some(({ checkId }) => checkId === 'off')).toBe(false);
});

test('a check whose secret is not there is unknown and says so, never down', async () => {
  const { clock, poller, events, verdictOf, prober, reports } = watchEndpoints([checkOf('api')], { complete: () => ({ missing: ['Authorization'] }) });
  poller.start();
  await clock.advance(10 * minute);
  expect(verdictOf('api')).toBe('unknown');
  expect(prober.requests).toEqual([]);
  expect(events()).toEqual([]);
  expect(reports.at(-1)?.[0]?.state.lastFailures[0]?.detail).toMatch(/^the value of Authorization is not kept here/);
});

test('header values are in no report', async () => {
  const target = { type: 'http', url: 'https://x.example.com', method: 'GET', headers: { Accept: 'application/json' }, expectedStatus: ['200'], bodyContains: null, jsonPath: null, maxLatencyMs: null, proxy: 'system' } as const;
  const { clock, poller, reports, prober } = watchEndpoints([checkOf('api', { target: { ...target, expectedStatus: ['200'] } })]);
  poller.start();
  await clock.advance(second);
  expect(prober.requests[0]?.target).toMatchObject({ headers: { Accept: 'application/json' } });
  expect(reports.at(-1)?.[0]?.check.target).toMatchObject({ headers: { Accept: '' } });
});

test('memory stays bounded: sixty latencies a check, newest last, null for a failure', async () => {
  const { clock, world, poller } = watchEndpoints([checkOf('api', { rhythm: { intervalSeconds: 1 } })]);
  poller.start();
  await clock.advance(90 * second);
  world.endpoints.set('api', down);
  await clock.advance(1.1 * second);
  const latencies = poller.reports()[0]?.recentLatencies ?? [];
  expect(latencies).toHaveLength(60);
  expect(latencies.at(-1)).toBeNull();
  expect(latencies[0]).toBe(20);
});

test('every probe of the run is counted, an outage longer ago than the last 21 probes too', async () => {
  const { clock, world, poller } = watchEndpoints([checkOf('api', { rhythm: { intervalSeconds: 1 } })]);
  world.endpoints.set('api', down);
  poller.start();
  await clock.advance(5.1 * second);
  const failed = poller.reports()[0]?.seen.failed ?? 0;
  expect(failed).toBeGreaterThanOrEqual(4);
  world.endpoints.delete('api');
  await clock.advance(40 * second);
  expect(poller.reports()[0]?.state.recent).not.toContain(false);
  expect(poller.reports()[0]?.seen).toEqual({ passed: 40, failed });
});

test('after stop nothing is armed, and what was gathered is saved', async () => {
  const { clock, poller, network, store } = watchEndpoints([checkOf('api')]);
  poller.start();
  await clock.advance(300);
  poller.stop();
  network.stop();
  expect(store.states()[0]?.verdict).toBe('up');
  expect(clock.armed()).toBe(0);
});

test('whoever hears of a verdict and breaks is told again; what was probed is saved all the same', async () => {
  const broken = new Error('the alert broke');
  let breaks = true;
  const heard: unknown[] = [];
  const { clock, poller, errors, events, store, world } = watchEndpoints([checkOf('api')], {
    onVerdicts: (changed) => {
      if (breaks) throw broken;
      heard.push(...changed);
    },
  });
  world.endpoints.set('api', down);
  poller.start();
  await clock.advance(3 * minute);
  expect(errors).toContain(broken);
  expect(events()).toEqual(['check.down api']);
  expect(store.states()[0]?.verdict).toBe('down');
  breaks = false;
  await clock.advance(minute);
  expect(heard).toMatchObject([{ check: { id: 'api' }, state: { verdict: 'down' } }]);
});

test('somebody who cannot let go of a check that is gone keeps no new one from being watched', async () => {
  const broken = new Error('The situation could not be ended.');
  const { clock, poller, store, errors, verdictOf } = watchEndpoints([checkOf('old')], {
    onGone: () => {
      throw broken;
    },
  });
  poller.start();
  await clock.advance(minute);
  store.remove('old');
  store.save(checkOf('new'));
  poller.refresh();
  await clock.advance(minute);
  expect(errors).toEqual([broken]);
  expect(verdictOf('new')).toBe('up');
});
