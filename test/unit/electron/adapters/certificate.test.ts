import { createServer } from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { elapsedDay } from '../../../../shared/time/duration.ts';
import { makeAuthority, makeCertificate, type TestCertificate } from '../../../support/certificates.ts';
import { httpAnswer, onRequest, startEvilServer, type EvilServer } from '../../../support/evil-server.ts';
import { startProber } from '../../../support/probes.ts';

let authority: TestCertificate;
let stranger: TestCertificate;
let probes: ReturnType<typeof startProber>;
const servers: EvilServer[] = [];
beforeAll(async () => {
  [authority, stranger] = await Promise.all([makeAuthority(), makeAuthority()]);
  probes = startProber({ extraRoots: [authority.cert] });
});
afterEach(async () => {
  probes.prober.reset();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
afterAll(() => probes.prober.close());

/** Serves `pair` and tells what it was asked. */
async function serve(pair: TestCertificate, asked: string[] = []): Promise<string> {
  const tls = createServer({ key: pair.key, cert: pair.cert });
  tls.on('tlsClientError', () => {});
  tls.on('secureConnection', (socket) => {
    socket.on('error', () => {});
    onRequest(socket, (head) => {
      asked.push(head);
      socket.write(httpAnswer(200, 'ok'));
    });
  });
  const server = await startEvilServer(() => {}, tls);
  servers.push(server);
  return server.origin.replace('http:', 'https:');
}
const inDays = (days: number) => Math.floor((Date.now() + days * elapsedDay) / 1000) * 1000;
const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

test('a good certificate passes and tells when it ends, on a kept connection too', async () => {
  const to = inDays(10);
  const origin = await serve(await makeCertificate(['127.0.0.1'], { to }, authority));
  for (let count = 0; count < 2; count += 1) {
    expect(await probes.http(origin)).toMatchObject({ failures: [], statusCode: 200, certificateExpiresAt: to });
  }
  expect(servers[0]?.accepted()).toBe(1);
});

test('a name is compared too: localhost by its own certificate', async () => {
  const origin = await serve(await makeCertificate(['localhost'], { to: inDays(10) }, authority));
  expect((await probes.http(origin.replace('127.0.0.1', 'localhost'))).failures).toEqual([]);
});

test('expired: the day it ended, and the request is never sent (fault 4)', async () => {
  const to = inDays(-3);
  const asked: string[] = [];
  const origin = await serve(await makeCertificate(['127.0.0.1'], { to }, authority), asked);
  const result = await probes.http(origin, { headers: { Authorization: 'Bearer secret' } });
  expect(result.failures).toEqual([{ kind: 'certificate', detail: `certificate expired on ${dayOf(to)} (127.0.0.1)` }]);
  expect(result.certificateExpiresAt).toBe(to);
  expect(result.statusCode).toBeNull();
  expect(asked).toEqual([]);
});

test('expired long ago: points at our own clock', async () => {
  const to = inDays(-40);
  const origin = await serve(await makeCertificate(['127.0.0.1'], { from: inDays(-90), to }, authority));
  expect((await probes.http(origin)).failures).toEqual([
    { kind: 'certificate', detail: `certificate expired on ${dayOf(to)} (127.0.0.1): is this computer's clock right?` },
  ]);
});

test('not valid yet: points at our own clock', async () => {
  const from = inDays(2);
  const origin = await serve(await makeCertificate(['127.0.0.1'], { from, to: inDays(10) }, authority));
  expect((await probes.http(origin)).failures).toEqual([
    { kind: 'certificate', detail: `certificate is not valid before ${dayOf(from)}: is this computer's clock right?` },
  ]);
});

test('wrong host: whom it is for', async () => {
  const asked: string[] = [];
  const origin = await serve(await makeCertificate(['api.example.com', 'www.example.com'], { to: inDays(10) }, authority), asked);
  expect((await probes.http(origin)).failures).toEqual([
    { kind: 'certificate', detail: 'certificate is for api.example.com, www.example.com, not for 127.0.0.1' },
  ]);
  expect(asked).toEqual([]);
});

test('self-signed, and signed by somebody unknown: never accepted', async () => {
  const asked: string[] = [];
  const self = await serve(await makeCertificate(['127.0.0.1'], { to: inDays(10) }), asked);
  expect((await probes.http(self)).failures).toEqual([{ kind: 'certificate', detail: 'certificate is self-signed (127.0.0.1)' }]);
  const unknown = await serve(await makeCertificate(['127.0.0.1'], { to: inDays(10) }, stranger), asked);
  const { failures } = await probes.http(unknown);
  expect(failures).toMatchObject([{ kind: 'certificate' }]);
  expect(failures[0]?.detail).toMatch(/^certificate of 127\.0\.0\.1 is issued by "Test Authority" that is not trusted here/);
  expect(asked).toEqual([]);
});
