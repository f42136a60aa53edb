import { afterEach, expect, test } from 'vitest';
import { createSystemClock } from '../../../../electron/adapters/clock.ts';
import { createHostLookup } from '../../../../electron/adapters/host-lookup.ts';
import { parseHosts } from '../../../../electron/adapters/hosts-file.ts';
import type { Target } from '../../../../shared/model/check.ts';
import { httpAnswer, startEvilServer, startHttpServer } from '../../../support/evil-server.ts';
import { ipv4Bytes, mxBytes, nameBytes, startNameServer, txtBytes, type NameAnswer, type NameQuestion } from '../../../support/name-server.ts';
import { startProber } from '../../../support/probes.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});
const clock = createSystemClock();

async function withNames(answer: (question: NameQuestion) => NameAnswer) {
  const names = await startNameServer(answer);
  const { prober, http } = startProber({ clock, lookup: createHostLookup({ clock, servers: [names.server] }), nameServers: [names.server] });
  closers.push(names.close, () => prober.close());
  const dns = (record: Extract<Target, { type: 'dns' }>['record'], expects: string | null = null, timeout = 1000) =>
    prober.probe({ checkId: 'dns', target: { type: 'dns', host: 'a.test', record, expects }, timeout });
  return { names, prober, http, dns };
}

const zone: Readonly<Record<string, readonly Buffer[]>> = {
  A: [ipv4Bytes('192.0.2.1'), ipv4Bytes('192.0.2.2')],
  AAAA: [Buffer.from('20010db8000000000000000000000001', 'hex')],
  CNAME: [nameBytes('Alias.Example.com')],
  MX: [mxBytes(10, 'mail.example.com')],
  TXT: [txtBytes('v=spf1 include:x -all')],
  NS: [nameBytes('ns1.example.com')],
};

test('DNS checks: every record type, with the value expected or another one', async () => {
  const { dns } = await withNames(({ type }) => zone[type] ?? 'missing');
  expect((await dns('A')).failures).toEqual([]);
  expect((await dns('A', '192.0.2.2')).failures).toEqual([]);
  expect((await dns('A', '192.0.2.9')).failures).toEqual([
    { kind: 'answer', detail: 'A of a.test is 192.0.2.1, 192.0.2.2; expected 192.0.2.9' },
  ]);
  expect((await dns('AAAA', '2001:db8::1')).failures).toEqual([]);
  expect((await dns('CNAME', 'alias.example.com.')).failures).toEqual([]);
  expect((await dns('MX', 'mail.example.com')).failures).toEqual([]);
  expect((await dns('MX', '10 mail.example.com')).failures).toEqual([]);
  expect((await dns('MX', '20 mail.example.com')).failures).toMatchObject([{ kind: 'answer' }]);
  expect((await dns('TXT', 'include:x')).failures).toEqual([]);
  expect((await dns('NS', 'ns2.example.com')).failures).toMatchObject([{ kind: 'answer' }]);
});

test('no such name, no such record, and silence each say so (fault 3)', async () => {
  const { dns, prober } = await withNames(({ type }) => (type === 'MX' ? 'nothing' : type === 'TXT' ? 'silence' : 'missing'));
  expect((await dns('A')).failures).toEqual([{ kind: 'dns', detail: 'no such name (a.test)' }]);
  expect((await dns('MX')).failures).toEqual([{ kind: 'answer', detail: 'a.test has no MX record' }]);
  expect((await dns('TXT', null, 150)).failures).toEqual([{ kind: 'timeout', detail: 'no answer within 0.1 s (asking for TXT of a.test)' }]);
  const named = await prober.probe({ checkId: 'x', target: { type: 'tcp', host: 'b.test', port: 80 }, timeout: 1000 });
  expect(named.failures).toEqual([{ kind: 'dns', detail: 'no such name (b.test:80)' }]);
});

test('TCP: passes when the connection stands, and says why it does not', async () => {
  const server = await startEvilServer(() => {});
  closers.push(server.close);
  const { prober } = startProber({ clock });
  const probe = (host: string, port: number) => prober.probe({ checkId: 't', target: { type: 'tcp', host, port }, timeout: 1000 });
  expect((await probe('127.0.0.1', server.port)).failures).toEqual([]);
  await server.until(0);
  await server.close();
  expect((await probe('localhost', server.port)).failures).toEqual([{ kind: 'refused', detail: `the connection was refused (localhost:${server.port})` }]);
});

test('fifty names that hang do not hold up fifty that answer (fault 3)', async () => {
  const { http } = await withNames(({ name, type }) => (name.startsWith('hang') ? 'silence' : type === 'A' ? [ipv4Bytes('127.0.0.1')] : 'nothing'));
  const server = await startHttpServer(() => httpAnswer(200));
  closers.push(server.close);
  const names = (kind: string) => Array.from({ length: 50 }, (_, index) => `http://${kind}${index}.test:${server.port}/`);
  await http(`http://warm.test:${server.port}/`);
  const hanging = names('hang').map((url) => http(url, {}, 1000));
  const healthy = await Promise.all(names('ok').map((url) => http(url, {}, 1500)));
  expect(healthy.flatMap(({ failures }) => failures)).toEqual([]);
  // All at once on a busy machine; one that waited for a hanging name would have taken 1 s.
  expect(Math.max(...healthy.map(({ durationMs }) => durationMs))).toBeLessThan(900);
  const hung = await Promise.all(hanging);
  for (const { failures } of hung) expect(failures[0]).toMatchObject({ kind: 'timeout', detail: expect.stringMatching(/\(looking up hang/) });
});

test('one name asked by many at once is one question', async () => {
  const { http, names } = await withNames(({ type }) => (type === 'A' ? [ipv4Bytes('127.0.0.1')] : 'nothing'));
  const server = await startHttpServer(() => httpAnswer(200));
  closers.push(server.close);
  await Promise.all(Array.from({ length: 20 }, () => http(`http://same.test:${server.port}/`)));
  expect(names.asked()).toBe(2);
});

test('a hosts file: names, comments, several addresses, nonsense', () => {
  const hosts = parseHosts('# head\n127.0.0.1 localhost Box # here\n::1\tlocalhost ip6\n10.0.0.7 box\n\nnonsense line\n');
  expect(hosts.get('localhost')).toEqual([{ address: '127.0.0.1', family: 4 }, { address: '::1', family: 6 }]);
  expect(hosts.get('box')).toEqual([{ address: '127.0.0.1', family: 4 }, { address: '10.0.0.7', family: 4 }]);
  expect(hosts.has('line')).toBe(false);
});
