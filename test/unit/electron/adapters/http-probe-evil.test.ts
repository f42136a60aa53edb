import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { httpAnswer, onRequest, startEvilServer, startHttpServer, type EvilServer } from '../../../support/evil-server.ts';
import { startFlood, type Flood } from '../../../support/flood.ts';
import { startProber } from '../../../support/probes.ts';

const servers: EvilServer[] = [];
const floods: Flood[] = [];
const { prober, http } = startProber();
async function evil(misbehave: Parameters<typeof startEvilServer>[0]): Promise<EvilServer> {
  const server = await startEvilServer(misbehave);
  servers.push(server);
  return server;
}
beforeAll(async () => {
  // The first probe loads the HTTP machinery, which is no part of any deadline.
  const server = await startHttpServer(() => httpAnswer(200));
  await http(server.origin);
  prober.reset();
  await server.close();
});
afterEach(async () => {
  prober.reset();
  for (const flood of floods.splice(0)) flood.close();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');
/** Resident memory without what waits to be collected. */
function memoryHeld(): number {
  if (typeof collect === 'function') collect();
  return process.memoryUsage.rss();
}

// On a machine that is busy with other tests a timer can be late by itself: the tests that measure it try again.
const timeout = 250;
async function expectTimeout(server: EvilServer, doing: RegExp): Promise<void> {
  const started = performance.now();
  const { failures } = await http(server.origin, {}, timeout);
  expect(performance.now() - started).toBeGreaterThanOrEqual(timeout - 1);
  expect(performance.now() - started).toBeLessThan(timeout + 100);
  expect(failures).toMatchObject([{ kind: 'timeout' }]);
  expect(failures[0]?.detail).toMatch(doing);
  await server.until(0);
}

test('an endpoint that accepts and never answers ends at the deadline, socket included (fault 5)', { retry: 2 }, async () => {
  await expectTimeout(await evil(() => {}), /^no answer within 0.3 s \(waiting for the answer of 127/);
});

test('header bytes that drip do not put the deadline off', { retry: 2 }, async () => {
  const head = 'HTTP/1.1 200 OK\r\nx-slow: 1\r\n';
  const server = await evil((socket) => {
    let sent = 0;
    const drip = setInterval(() => socket.write(head[sent++ % head.length] ?? ' '), 10);
    socket.on('close', () => clearInterval(drip));
  });
  await expectTimeout(server, /waiting for the answer/);
});

test('body bytes that drip do not put the deadline off', { retry: 2 }, async () => {
  const server = await evil((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n');
    const drip = setInterval(() => socket.write('x'), 10);
    socket.on('close', () => clearInterval(drip));
  });
  await expectTimeout(server, /reading the answer/);
});

test('a handshake that is never answered ends at the deadline', async () => {
  const server = await evil(() => {});
  const { failures } = await http(server.origin.replace('http:', 'https:'), {}, timeout);
  expect(failures).toEqual([{ kind: 'timeout', detail: 'no answer within 0.3 s (agreeing on encryption with 127.0.0.1)' }]);
  await server.until(0);
});

test('refused, reset, closed half way, garbage: each has its own reason (fault 2)', async () => {
  const gone = await evil(() => {});
  await gone.close();
  servers.pop();
  expect((await http(gone.origin)).failures).toEqual([{ kind: 'refused', detail: `the connection was refused (127.0.0.1:${gone.port})` }]);

  const resets = await evil((socket) => onRequest(socket, () => socket.resetAndDestroy()));
  expect((await http(resets.origin)).failures).toMatchObject([{ kind: 'reset' }]);

  const closes = await evil((socket) => onRequest(socket, () => socket.end()));
  expect((await http(closes.origin)).failures).toEqual([
    { kind: 'reset', detail: `the connection was closed before the answer was complete (127.0.0.1:${closes.port})` },
  ]);

  const half = await evil((socket) => onRequest(socket, () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nonly this')));
  expect((await http(half.origin)).failures).toEqual([
    { kind: 'reset', detail: `the connection was closed before the answer was complete (127.0.0.1:${half.port})` },
  ]);

  const halfHead = await evil((socket) => onRequest(socket, () => socket.end('HTTP/1.1 200 OK\r\ncontent-le')));
  expect((await http(halfHead.origin)).failures).toMatchObject([{ kind: 'reset' }]);

  const garbage = await evil((socket) => onRequest(socket, () => socket.end(Buffer.from('\0\x01\xffSSH-2.0-nonsense\r\n', 'latin1'))));
  expect((await http(garbage.origin)).failures).toEqual([{ kind: 'protocol', detail: `the answer is not HTTP (127.0.0.1:${garbage.port})` }]);

  const plain = await evil((socket) => socket.end(httpAnswer(400)));
  const { failures } = await http(plain.origin.replace('http:', 'https:'));
  expect(failures).toMatchObject([{ kind: 'tls' }]);
});

test('a refused name says what was connected to, over both families', async () => {
  const gone = await evil(() => {});
  await gone.close();
  servers.pop();
  expect((await http(`http://localhost:${gone.port}`)).failures).toEqual([{ kind: 'refused', detail: `the connection was refused (localhost:${gone.port})` }]);
});

test('headers without end are cut off', async () => {
  const server = await evil((socket) => onRequest(socket, () => socket.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(200_000)}`)));
  expect((await http(server.origin)).failures).toMatchObject([{ kind: 'protocol', detail: expect.stringMatching(/^the headers of the answer are too long/) }]);
  await server.until(0);
});

test('an endless body is read to 64 KiB, then the connection is gone; memory does not grow (fault 6)', async () => {
  // In a process of its own: what the flood costs its sender is not ours.
  const server = await startFlood();
  floods.push(server);
  const probe = () => http(server.origin, { bodyContains: 'never there' });
  // The first ones pay for what stays: code, pools, tables.
  for (let count = 0; count < 30; count += 1) await probe();
  const growth: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const before = memoryHeld();
    for (let count = 0; count < 30; count += 1) expect(await probe()).toMatchObject({ statusCode: 200, failures: [{ kind: 'too-large' }] });
    growth.push(memoryHeld() - before);
  }
  // 30 answers without end, each of which would have filled the memory by itself. What is kept of them would show in every round.
  expect(Math.min(...growth)).toBeLessThan(10e6);
  // Nothing to look for: an answer that never ends is still an answer.
  expect((await http(server.origin)).failures).toEqual([]);
});

test('an answer that says it is 2 GB long is not waited for', async () => {
  const server = await evil((socket) =>
    onRequest(socket, () => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2147483648\r\n\r\n');
      socket.write(Buffer.alloc(200_000, 'a'));
    }),
  );
  expect((await http(server.origin, { jsonPath: { path: '$.a', equals: null } })).failures).toEqual([
    { kind: 'too-large', detail: 'the answer is longer than 64 KiB, so its JSON is not read' },
  ]);
  await server.until(0);
});

test('a gzip bomb is decoded to 64 KiB and no further', { retry: 3 }, async () => {
  const bomb = gzipSync(Buffer.alloc(200_000_000, 'b'), { level: 9 });
  expect(bomb.length).toBeGreaterThan(65_536);
  const small = gzipSync(Buffer.alloc(20_000_000, 'b'), { level: 9 });
  for (const body of [bomb, small]) {
    const server = await startHttpServer(() => httpAnswer(200, body, { 'content-encoding': 'gzip' }));
    servers.push(server);
    await http(server.origin, { bodyContains: 'c' });
    const before = memoryHeld();
    const started = performance.now();
    expect((await http(server.origin, { bodyContains: 'c' })).failures).toMatchObject([{ kind: 'too-large' }]);
    expect((await http(server.origin, { bodyContains: 'bbbb' })).failures).toEqual([]);
    expect(performance.now() - started).toBeLessThan(500);
    expect(memoryHeld() - before).toBeLessThan(10e6);
  }
});

test('deeply nested JSON does not break the search', async () => {
  const server = await startHttpServer(() => httpAnswer(200, `${'['.repeat(30_000)}${']'.repeat(30_000)}`));
  servers.push(server);
  const { failures } = await http(server.origin, { jsonPath: { path: '$..secret', equals: null } });
  expect(failures).toMatchObject([{ kind: 'json' }]);
});

test('what was found before the deadline is told: the status of an answer that never ends', async () => {
  const server = await evil((socket) => onRequest(socket, () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nab')));
  expect(await http(server.origin, {}, timeout)).toMatchObject({ statusCode: 200, failures: [{ kind: 'timeout' }] });
});
