import { afterEach, expect, test } from 'vitest';
import { createSystemClock } from '../../../../electron/adapters/clock.ts';
import { createHostLookup } from '../../../../electron/adapters/host-lookup.ts';
import { createNetworkWitness } from '../../../../electron/adapters/network-witness.ts';
import { httpAnswer, startEvilServer, startHttpServer } from '../../../support/evil-server.ts';
import { startNameServer } from '../../../support/name-server.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});
const clock = createSystemClock();
const witness = createNetworkWitness({ clock, lookup: createHostLookup({ clock }), hasInterface: () => true });
const tcp = (host: string, port: number) => ({ type: 'tcp' as const, host, port });

test('TCP: reached, or not', async () => {
  const server = await startEvilServer(() => {});
  closers.push(server.close);
  expect(await witness.ask(tcp('127.0.0.1', server.port), 500)).toEqual({ named: false, proves: false, result: 'reached' });
  expect(await witness.ask(tcp('localhost', server.port), 500)).toEqual({ named: true, proves: false, result: 'reached' });
  await server.until(0);
  await server.close();
  expect((await witness.ask(tcp('127.0.0.1', server.port), 500)).result).toBe('unreached');
});

test('HTTP: exactly the expected text, for a login page answers too (5.6)', async () => {
  const good = await startHttpServer(() => httpAnswer(200, 'success\n'));
  const portal = await startHttpServer(() => httpAnswer(200, '<html>success after you sign in</html>'));
  const redirects = await startHttpServer(() => httpAnswer(302, 'success', { location: 'http://portal.example/' }));
  const silent = await startEvilServer(() => {});
  closers.push(good.close, portal.close, redirects.close, silent.close);
  const ask = async (url: string) => (await witness.ask({ type: 'http', url, expects: 'success' }, 200)).result;
  expect(await ask(good.origin)).toBe('reached');
  expect(await ask(portal.origin)).toBe('other');
  expect(await ask(redirects.origin)).toBe('other');
  expect(await ask(silent.origin)).toBe('unreached');
  for (const server of [good, portal, redirects, silent]) await server.until(0);
});

test('a name that nobody knows is told apart from a place that is not reached', async () => {
  const names = await startNameServer(() => 'missing');
  closers.push(names.close);
  const lost = createNetworkWitness({ clock, lookup: createHostLookup({ clock, servers: [names.server] }), hasInterface: () => true });
  expect(await lost.ask(tcp('api.example.com', 443), 500)).toEqual({ named: true, proves: false, result: 'unnamed' });
});

test('without any interface nobody is asked', async () => {
  const server = await startEvilServer(() => {});
  closers.push(server.close);
  const alone = createNetworkWitness({ clock, lookup: createHostLookup({ clock }), hasInterface: () => false });
  expect((await alone.ask(tcp('127.0.0.1', server.port), 500)).result).toBe('unreached');
  expect(server.accepted()).toBe(0);
});
