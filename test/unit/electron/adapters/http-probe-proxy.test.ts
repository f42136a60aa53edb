import { createServer } from 'node:tls';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { createSystemClock } from '../../../../electron/adapters/clock.ts';
import { createHostLookup } from '../../../../electron/adapters/host-lookup.ts';
import { createNetworkWitness } from '../../../../electron/adapters/network-witness.ts';
import { createProxyChoice } from '../../../../electron/adapters/proxy-choice.ts';
import { elapsedDay } from '../../../../shared/time/duration.ts';
import { makeAuthority, makeCertificate, type TestCertificate } from '../../../support/certificates.ts';
import { httpAnswer, onRequest, startEvilServer, startHttpServer } from '../../../support/evil-server.ts';
import { startProber } from '../../../support/probes.ts';
import { startProxyServer, type ProxyRules } from '../../../support/proxy-server.ts';

const clock = createSystemClock();
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});
let authority: TestCertificate;
let named: TestCertificate;
const to = Math.floor((Date.now() + 40 * elapsedDay) / 1000) * 1000;
beforeAll(async () => {
  authority = await makeAuthority();
  named = await makeCertificate(['api.example.test', '127.0.0.1'], { to }, authority);
});

/** A prober that goes through a proxy on loopback, which leads everything to one endpoint. */
async function behind(rules: Partial<ProxyRules> & { readonly login?: string; readonly endpoint?: { readonly port: number } } = {}) {
  const proxy = await startProxyServer({ leadsTo: () => rules.endpoint?.port ?? 1, ...rules });
  const address = `${rules.certificate === undefined ? 'http' : 'https'}://${rules.login === undefined ? '' : `${rules.login}@`}127.0.0.1:${proxy.port}`;
  const proxies = createProxyChoice({ clock, env: { HTTP_PROXY: address, HTTPS_PROXY: address } });
  const probes = startProber({ clock, proxies, extraRoots: [authority.cert] });
  closers.push(proxy.close, () => probes.prober.close());
  return { ...probes, proxy, proxies };
}
async function startSecure() {
  const tls = createServer({ key: named.key, cert: named.cert });
  tls.on('tlsClientError', () => {}).on('secureConnection', (socket) => {
    socket.on('error', () => {});
    onRequest(socket, () => socket.write(httpAnswer(200, 'fine')));
  });
  const server = await startEvilServer(() => {}, tls);
  closers.push(server.close);
  return server;
}
async function startPlain(answer = httpAnswer(200, 'fine')) {
  const server = await startHttpServer(() => answer);
  closers.push(server.close);
  return server;
}

test('https by CONNECT: the name is looked up by the proxy, the certificate is checked by us, the tunnel is kept', async () => {
  const endpoint = await startSecure();
  const { http, proxy } = await behind({ endpoint, login: 'me:secret' });
  for (let count = 0; count < 2; count += 1) {
    expect(await http('https://api.example.test/health', { bodyContains: 'fine' })).toMatchObject({ failures: [], statusCode: 200, certificateExpiresAt: to });
  }
  expect(proxy.asked).toEqual(['CONNECT api.example.test:443']);
  expect(proxy.authorizations).toEqual([`Basic ${Buffer.from('me:secret').toString('base64')}`]);
  expect((await http('https://other.example.test/')).failures).toMatchObject([{ kind: 'certificate', detail: expect.stringContaining('not for other.example.test') }]);
});

test('http by whole addresses, with the headers of the check and the login of the proxy', async () => {
  const endpoint = await startPlain();
  const { http, proxy } = await behind({ endpoint, login: 'me:secret' });
  expect(await http('http://api.example.test:8080/health?a=1', { bodyContains: 'fine' })).toMatchObject({ failures: [], statusCode: 200 });
  expect(proxy.asked).toEqual(['GET http://api.example.test:8080/health?a=1']);
  expect(proxy.authorizations).toEqual([`Basic ${Buffer.from('me:secret').toString('base64')}`]);
});

test('a proxy that speaks TLS itself', async () => {
  const endpoint = await startSecure();
  const { http, proxy } = await behind({ endpoint, certificate: named });
  expect((await http('https://api.example.test/')).failures).toEqual([]);
  expect(proxy.asked).toEqual(['CONNECT api.example.test:443']);
});

test('this computer and private addresses directly, until told; told to go directly, past the proxy', async () => {
  const endpoint = await startPlain();
  const { http, proxy } = await behind({ endpoint });
  expect((await http(endpoint.origin)).failures).toEqual([]);
  expect((await http(endpoint.origin, { proxy: 'direct' })).failures).toEqual([]);
  expect(proxy.asked).toEqual([]);
  expect((await http(endpoint.origin, { proxy: 'always' })).failures).toEqual([]);
  expect(proxy.asked).toEqual([`GET ${endpoint.origin}/`]);
});

test.each([
  ['https://api.example.test/', 407, /^the proxy 127\.0\.0\.1:\d+ asks for a user name and password \(status 407\)$/],
  ['http://api.example.test/', 407, /^the proxy 127\.0\.0\.1:\d+ asks for a user name and password \(status 407\)$/],
  ['https://api.example.test/', 403, /^the proxy 127\.0\.0\.1:\d+ refuses to connect us \(status 403\)$/],
])('%s, and the proxy answers %i: our own side', async (url, status, words) => {
  const { http } = await behind({ refuse: () => status });
  expect((await http(url)).failures).toEqual([{ kind: 'proxy', detail: expect.stringMatching(words) }]);
});

test('a login that the proxy does not accept is said so, and the password is nowhere', async () => {
  const { http } = await behind({ refuse: () => 407, login: 'me:hunter2' });
  const { failures } = await http('https://api.example.test/');
  expect(failures).toMatchObject([{ kind: 'proxy', detail: expect.stringContaining('does not accept our user name and password') }]);
  expect(JSON.stringify(failures)).not.toContain('hunter2');
});

test.each([502, 504])('a proxy that says %i to a tunnel did its work: the endpoint is not there', async (status) => {
  const { http } = await behind({ refuse: () => status });
  expect((await http('https://api.example.test/')).failures).toMatchObject([{ kind: 'unreachable', detail: expect.stringContaining('could not reach api.example.test:443') }]);
});

test('a proxy that is not there, resets, talks nonsense, or hangs: our own side each time', async () => {
  const { http, proxy } = await behind();
  await proxy.close();
  expect((await http('https://api.example.test/')).failures).toMatchObject([{ kind: 'proxy', detail: expect.stringMatching(/^the proxy 127\.0\.0\.1:\d+ cannot be used: the connection was refused$/) }]);
  for (const misbehave of ['reset', 'nonsense', 'endless'] as const) {
    const evil = await startEvilServer((socket) => {
      socket.once('data', () => {
        if (misbehave === 'reset') socket.resetAndDestroy();
        else socket.write(misbehave === 'nonsense' ? 'SSH-2.0-hello\r\n\r\n' : Buffer.alloc(40_000, 'x'));
      });
    });
    closers.push(evil.close);
    const probes = startProber({ clock, proxies: createProxyChoice({ clock, env: { ALL_PROXY: evil.origin } }) });
    closers.push(() => probes.prober.close());
    expect((await probes.http('https://api.example.test/')).failures).toMatchObject([{ kind: 'proxy' }]);
    await evil.until(0);
  }
  const unnamed = startProber({ clock, proxies: createProxyChoice({ clock, env: { ALL_PROXY: 'http://proxy.invalid:1' } }) });
  closers.push(() => unnamed.prober.close());
  expect((await unnamed.http('https://api.example.test/', {}, 5000)).failures).toMatchObject([{ kind: 'proxy' }]);
});

test('the deadline holds over proxy and endpoint together, and no connection is left behind', { retry: 3 }, async () => {
  const silent = await startEvilServer(() => {});
  closers.push(silent.close);
  const probes = startProber({ clock, proxies: createProxyChoice({ clock, env: { ALL_PROXY: silent.origin } }) });
  closers.push(() => probes.prober.close());
  const begun = performance.now();
  const { failures } = await probes.http('https://api.example.test/', {}, 300);
  expect(performance.now() - begun).toBeLessThan(600);
  // Whom it waits for, the proxy or the endpoint behind it, cannot be told from here.
  expect(failures).toMatchObject([{ kind: 'timeout', detail: expect.stringContaining('waiting for the proxy') }]);
  await silent.until(0);
});

test('a network whose only way out is a proxy is a network all the same', async () => {
  const endpoint = await startEvilServer(() => {});
  closers.push(endpoint.close);
  const { proxies, proxy } = await behind({ endpoint });
  const ask = (through: boolean) => {
    const witness = createNetworkWitness({ clock, lookup: createHostLookup({ clock }), hasInterface: () => true, ...(through ? { proxies } : {}) });
    return witness.ask({ type: 'tcp', host: 'witness.invalid', port: 443 }, 2000);
  };
  expect((await ask(true)).result).toBe('reached');
  expect(proxy.asked).toEqual(['CONNECT witness.invalid:443']);
  expect((await ask(false)).result).not.toBe('reached');
});
