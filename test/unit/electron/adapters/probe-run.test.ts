import { expect, test } from 'vitest';
import { runProbe } from '../../../../electron/adapters/probe-run.ts';
import { ProbeFault, failureOf } from '../../../../electron/adapters/probe-fault.ts';
import { createStallWatch } from '../../../../electron/adapters/stall-watch.ts';
import type { Clock } from '../../../../electron/services/ports/clock.ts';
import { second } from '../../../../shared/time/duration.ts';
import { startEvilServer, onRequest, httpAnswer } from '../../../support/evil-server.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';
import { startProber } from '../../../support/probes.ts';

/** A clock on which time passes while nothing runs. */
function stallable() {
  const fake = createFakeClock();
  let lost = 0;
  const clock: Clock & Pick<FakeClock, 'advance' | 'armed'> = { ...fake, monotonic: () => fake.monotonic() + lost };
  return { clock, stall: (length: number) => { lost += length; } };
}

test('one deadline for everything, and what was begun is taken back', async () => {
  const { clock } = stallable();
  const taken: string[] = [];
  const outcome = runProbe(clock, createStallWatch(clock), 10 * second, (run) => {
    run.step('waiting for nothing');
    run.onAbandon(() => taken.push('socket'));
    return new Promise(() => {});
  });
  await clock.advance(10 * second);
  expect(await outcome).toMatchObject({ failures: [{ kind: 'timeout', detail: 'no answer within 10 s (waiting for nothing)' }], durationMs: 10 * second });
  expect(taken).toEqual(['socket']);
  expect(clock.armed()).toBe(0);
});

test('what begins after the deadline is taken back at once', async () => {
  const { clock } = stallable();
  let taken = 0;
  const outcome = runProbe(clock, createStallWatch(clock), second, async (run) => {
    await new Promise<void>((resolve) => clock.after(2 * second, resolve));
    run.onAbandon(() => {
      taken += 1;
    });
    return [];
  });
  await clock.advance(3 * second);
  expect((await outcome).failures).toHaveLength(1);
  expect(taken).toBe(1);
});

test('time in which we stood still is not counted against the endpoint (fault 23)', async () => {
  const { clock, stall } = stallable();
  let answer = () => {};
  const outcome = runProbe(clock, createStallWatch(clock), 10 * second, () => new Promise((resolve) => { answer = () => resolve([]); }));
  await clock.advance(4 * second);
  stall(5 * second);
  // By our clock 11 s have gone, of which the endpoint had 6.
  await clock.advance(2 * second);
  answer();
  const { failures, durationMs } = await outcome;
  expect(failures).toEqual([]);
  expect(durationMs).toBeGreaterThanOrEqual(5 * second);
  expect(durationMs).toBeLessThanOrEqual(7.5 * second);
});

test('it is given back once, and never more than the timeout: a dead endpoint still times out', async () => {
  const { clock, stall } = stallable();
  const outcome = runProbe(clock, createStallWatch(clock), 10 * second, () => new Promise(() => {}));
  await clock.advance(9 * second);
  stall(60 * second);
  let over = false;
  void outcome.then(() => {
    over = true;
  });
  await clock.advance(2 * second);
  expect(over).toBe(false);
  await clock.advance(10 * second);
  expect((await outcome).failures).toMatchObject([{ kind: 'timeout' }]);
});

test('a process that is really blocked does not blame an endpoint that answered meanwhile', async () => {
  const server = await startEvilServer((socket) => onRequest(socket, () => socket.write(httpAnswer(200, 'ok'))));
  const { http, prober } = startProber();
  await http(server.origin);
  prober.reset();
  const probe = http(server.origin, {}, 800);
  const until = performance.now() + 1600;
  while (performance.now() < until);
  const { failures } = await probe;
  expect(failures).toEqual([]);
  prober.reset();
  await server.close();
});

test('whatever goes wrong is a failure with its reason, never a rejection', async () => {
  const { clock } = stallable();
  const fails = (error: unknown) => runProbe(clock, createStallWatch(clock), second, () => Promise.reject(error));
  expect((await fails(new ProbeFault('redirect', 'elsewhere'))).failures).toEqual([{ kind: 'redirect', detail: 'elsewhere' }]);
  expect((await fails('a text')).failures).toEqual([{ kind: 'protocol', detail: 'a text' }]);
  expect((await fails(Object.assign(new Error('x'), { code: 'EMFILE' }))).failures).toMatchObject([{ kind: 'unreachable' }]);
});

test('errors say what they mean', () => {
  const said = (code: string) => failureOf(Object.assign(new Error('raw'), { code }), 'host:1');
  expect(said('ECONNREFUSED')).toEqual({ kind: 'refused', detail: 'the connection was refused (host:1)' });
  expect(said('EHOSTUNREACH').kind).toBe('unreachable');
  expect(said('EAI_AGAIN').kind).toBe('dns');
  expect(said('ERR_SSL_WRONG_VERSION_NUMBER').kind).toBe('tls');
  expect(said('EWHATEVER')).toEqual({ kind: 'protocol', detail: 'raw, EWHATEVER (host:1)' });
  expect(failureOf(new AggregateError([Object.assign(new Error(), { code: 'ECONNREFUSED' })]), 'h').kind).toBe('refused');
});
