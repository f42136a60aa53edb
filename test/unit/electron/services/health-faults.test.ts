import { afterEach, expect, test } from 'vitest';
import { createSystemClock } from '../../../../electron/adapters/clock.ts';
import { createHostLookup } from '../../../../electron/adapters/host-lookup.ts';
import { createNetworkWitness } from '../../../../electron/adapters/network-witness.ts';
import { createHealthPoller } from '../../../../electron/services/health-poller.ts';
import { createNetworkWatch } from '../../../../electron/services/network-watch.ts';
import { HttpTargetSchema } from '../../../../shared/model/check.ts';
import type { SourceState } from '../../../../shared/model/source.ts';
import { elapsedDay, hour, minute, second } from '../../../../shared/time/duration.ts';
import { checkOf } from '../../../support/checks.ts';
import { httpAnswer, onRequest, startEvilServer } from '../../../support/evil-server.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import { createMemoryCheckStore } from '../../../support/memory-check-store.ts';
import { ipv4Bytes, startNameServer } from '../../../support/name-server.ts';
import { startProber } from '../../../support/probes.ts';
import { passes, watchEndpoints } from '../../../support/watched-endpoints.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** Resolves when `holds` does; looked at after every change that the poller tells. */
function createWaiter() {
  const waiting = new Set<() => void>();
  return {
    tell: () => {
      for (const look of waiting) look();
    },
    until: (holds: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!holds()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

/** Real names, sockets, witnesses and time: everything that leaves this process is real but short. */
async function startReal(count: number) {
  const clock = createSystemClock();
  let mood: 'fine' | 'gone' | 'resets' = 'fine';
  const names = await startNameServer(({ type }) => (mood === 'gone' ? 'silence' : type === 'A' ? [ipv4Bytes('127.0.0.1')] : 'nothing'));
  const lookup = createHostLookup({ clock, servers: [names.server] });
  const { prober } = startProber({ clock, lookup });
  const server = await startEvilServer((socket) => {
    if (mood === 'gone') socket.resetAndDestroy();
    else onRequest(socket, () => (mood === 'resets' ? socket.resetAndDestroy() : socket.write(httpAnswer(200, 'ok'))));
  });
  closers.push(names.close, server.close, () => prober.close());
  const store = createMemoryCheckStore();
  for (let index = 0; index < count; index += 1) {
    store.save(checkOf(`c${index}`, { target: HttpTargetSchema.parse({ type: 'http', url: `http://c${index}.test:${server.port}/` }), rhythm: { intervalSeconds: 1, retrySeconds: 1, timeoutSeconds: 0.4, failuresToDown: 3, passesToUp: 2 } }));
  }
  const waiter = createWaiter();
  const sources: SourceState[] = [];
  const network = createNetworkWatch({
    clock,
    witness: createNetworkWitness({ clock, lookup, hasInterface: () => true }),
    witnesses: () => (mood === 'gone' ? [{ type: 'tcp', host: 'w1.test', port: server.port }, { type: 'tcp', host: 'w2.test', port: server.port }] : [{ type: 'tcp', host: '127.0.0.1', port: server.port }, { type: 'tcp', host: 'w2.test', port: server.port }]),
    zone: () => 'UTC',
    onSource: (state) => sources.push(state),
    onReturn: () => poller.networkReturned(),
  });
  const poller = createHealthPoller({
    clock, prober, network, store,
    history: { checkSummaries: () => Promise.resolve([]) },
    complete: ({ target }) => ({ target }),
    zone: () => 'UTC',
    onReports: waiter.tell,
    onVerdicts: () => {},
    onGone: () => {},
    onEvents: () => {},
    onSource: (state) => sources.push(state),
    report: (error) => {
      throw error;
    },
  });
  closers.push(async () => {
    poller.stop();
    network.stop();
  });
  poller.start();
  const all = (verdict: string) => poller.reports().every(({ state }) => state.verdict === verdict);
  return {
    poller, server, sources, all, clock,
    until: waiter.until,
    events: () => store.journal.events.map(({ kind, checkId }) => `${kind} ${checkId}`),
    set: (next: typeof mood) => {
      mood = next;
      // What is kept open would outlive the network.
      prober.reset();
    },
  };
}

test('the network drops and every real endpoint with it: unknown, nothing told, all looked at within 2 s of its return (fault 1)', async () => {
  const { set, until, all, events, sources, server, clock } = await startReal(10);
  await until(() => all('up'));
  set('gone');
  await until(() => all('unknown'));
  await until(() => sources.some(({ source, condition }) => source === 'network' && condition === 'failing'));
  const before = server.accepted();
  const back = clock.monotonic();
  set('fine');
  await until(() => server.accepted() > before);
  expect(clock.monotonic() - back).toBeLessThan(2 * second + 500);
  await until(() => all('up'));
  expect(events()).toEqual([]);
  expect(sources.filter(({ source, condition }) => source === 'network' && condition === 'failing')).toHaveLength(1);
}, 30_000);

test('a real endpoint that resets every connection: pending, quick retries, one DOWN, one recovery (fault 2)', async () => {
  const { set, until, events, poller, all } = await startReal(1);
  const seen = new Set<string>();
  const note = () => {
    for (const { state } of poller.reports()) seen.add(state.verdict);
    return true;
  };
  await until(() => all('up'));
  set('resets');
  await until(() => note() && events().includes('check.down c0'));
  await until(() => all('down'));
  expect(seen).toContain('pending');
  expect(poller.reports()[0]?.state.lastFailures).toMatchObject([{ kind: 'reset', detail: expect.stringContaining('the connection was reset') }]);
  set('fine');
  await until(() => all('up') && events().includes('check.up c0'));
  expect(events()).toEqual(['check.down c0', 'check.up c0']);
}, 30_000);

test('the clock set forward and back by hours: as many probes a minute as before, nothing told, no outage of negative length (fault 11)', async () => {
  const { clock, poller, prober, events, world, store } = watchEndpoints(Array.from({ length: 20 }, (_, index) => checkOf(`c${index}`)));
  poller.start();
  await clock.advance(5 * minute);
  const perMinute = async () => {
    const before = prober.requests.length;
    await clock.advance(minute);
    return prober.requests.length - before;
  };
  for (const by of [hour, -hour, -2 * hour, 2 * hour]) {
    clock.stepWall(by);
    expect(await perMinute(), `after ${by / hour} h`).toBe(20);
  }
  expect(events()).toEqual([]);
  world.endpoints.set('c3', { takes: 20, failed: ['status'] });
  await clock.advance(5 * minute);
  clock.stepWall(-2 * hour);
  world.endpoints.set('c3', passes);
  await clock.advance(5 * minute);
  expect(events()).toEqual(['check.down c3', 'check.up c3']);
  expect(store.journal.events[1]?.payload).toMatchObject({ downFor: 0 });
});

test('the process stands still for 5 s while a hundred probes are out: late and said so, no failure of anybody (fault 23)', async () => {
  const fake = createFakeClock();
  let lost = 0;
  const clock: FakeClock = { ...fake, monotonic: () => fake.monotonic() + lost, now: () => fake.now() + lost };
  const { poller, events, probesOf } = watchEndpoints(Array.from({ length: 100 }, (_, index) => checkOf(`c${index}`, { rhythm: { intervalSeconds: 20 } })), { clock });
  poller.start();
  await clock.advance(minute);
  const late = () => poller.reports().flatMap((report) => report.late ?? []);
  expect(late()).toEqual([]);
  lost += 5 * second;
  await clock.advance(15 * second);
  expect(poller.lateness().worst).toBeGreaterThanOrEqual(4.5 * second);
  expect(Math.max(...late().map(({ worst }) => worst))).toBeGreaterThanOrEqual(4.5 * second);
  // About a fifth of them was due within five of twenty seconds.
  expect(late().length).toBeGreaterThan(10);
  expect(late().every(({ times }) => times === 1)).toBe(true);
  await clock.advance(minute);
  expect(poller.reports().every(({ state }) => state.verdict === 'up')).toBe(true);
  expect(events()).toEqual([]);
  expect(probesOf('c7')).toBeGreaterThanOrEqual(7);
});

test('a hundred days: as many probes as the arithmetic says, no timer more than at the start (fault 24)', async () => {
  const { clock, poller, probesOf, events, store } = watchEndpoints([checkOf('a', { rhythm: { intervalSeconds: 3600 } }), checkOf('b', { rhythm: { intervalSeconds: 86_400 } })]);
  store.record = () => [];
  poller.start();
  await clock.advance(hour);
  const armed = clock.armed();
  await clock.advance(100 * elapsedDay - hour + 5 * second);
  expect(probesOf('a')).toBe(2401);
  expect(probesOf('b')).toBe(101);
  expect(clock.armed()).toBeLessThanOrEqual(armed + 1);
  expect(poller.lateness()).toMatchObject({ skipped: 0, overran: 0 });
  expect(events()).toEqual([]);
}, 30_000);
