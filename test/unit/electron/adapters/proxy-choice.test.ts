import { describe, expect, test } from 'vitest';
import { createProxyChoice } from '../../../../electron/adapters/proxy-choice.ts';
import { minute } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const clock = createFakeClock();
function from(env: Readonly<Record<string, string>>, url: string, wish: 'system' | 'direct' | 'always' = 'system') {
  return createProxyChoice({ clock, env }).choose(new URL(url), wish).then((proxy) => proxy?.name ?? null);
}
const both = { HTTPS_PROXY: 'http://secure.test:8443', http_proxy: 'plain.test:3128' };

describe('the environment', () => {
  test.each([
    ['https://api.example.com/x', 'secure.test:8443'],
    ['http://api.example.com/x', 'plain.test:3128'],
    ['http://8.8.8.8/', 'plain.test:3128'],
    ['http://172.32.0.1/', 'plain.test:3128'],
    ['http://100.128.0.1/', 'plain.test:3128'],
    ['https://[2001:db8::1]/', 'secure.test:8443'],
  ])('%s goes through %s', async (url, proxy) => expect(await from(both, url)).toBe(proxy));

  test.each([
    'http://127.0.0.1:8080/', 'http://localhost/', 'https://[::1]/', 'http://10.1.2.3/', 'http://172.16.0.1/', 'http://192.168.178.1/', 'http://169.254.169.254/',
    'http://[fd00::1]/', 'http://[fe80::1]/', 'http://[::ffff:10.0.0.1]/', 'http://intranet/', 'http://printer.local/', 'http://100.64.0.1/',
  ])('%s never, unless told', async (url) => {
    expect(await from(both, url)).toBeNull();
    expect(await from(both, url, 'always')).not.toBeNull();
  });

  test.each([
    ['example.com', 'https://example.com/', true],
    ['example.com', 'https://api.example.com/', true],
    ['.example.com', 'https://api.example.com/', true],
    ['*.example.com', 'https://api.example.com/', true],
    ['example.com', 'https://notexample.com/', false],
    ['other.com, example.com', 'https://example.com/', true],
    ['EXAMPLE.com', 'https://example.COM./', true],
    ['*', 'https://example.com/', true],
    ['example.com:443', 'https://example.com/', true],
    ['example.com:8443', 'https://example.com/', false],
    ['203.0.113.0/24', 'https://203.0.113.9/', true],
    ['203.0.113.0/24', 'https://203.0.114.9/', false],
    ['2001:db8::/32', 'https://[2001:db8::5]/', true],
    ['203.0.113.0/99', 'https://203.0.113.9/', false],
    [' , ', 'https://example.com/', false],
  ])('NO_PROXY %s and %s: past the proxy is %s', async (list, url, past) => {
    expect(await from({ ...both, NO_PROXY: list }, url)).toBe(past ? null : 'secure.test:8443');
    expect(await from({ ...both, NO_PROXY: list }, url, 'always')).toBe('secure.test:8443');
    expect(await from({ ...both, NO_PROXY: list }, url, 'direct')).toBeNull();
  });

  test('small letters come first; ALL_PROXY stands in; the default ports are those of the scheme', async () => {
    expect(await from({ HTTPS_PROXY: 'http://big.test', https_proxy: 'http://small.test' }, 'https://a.test/')).toBe('small.test:80');
    expect(await from({ ALL_PROXY: 'https://all.test' }, 'http://a.test/')).toBe('all.test:443');
    expect(await from({ HTTP_PROXY: 'plain.test:3128' }, 'https://a.test/')).toBeNull();
  });

  test('user name and password go into a header and nowhere else', async () => {
    const proxy = await createProxyChoice({ clock, env: { HTTPS_PROXY: 'http://me:s%40crt@p.test:1' } }).choose(new URL('https://a.test'), 'system');
    expect(proxy).toEqual({ host: 'p.test', port: 1, secure: false, name: 'p.test:1', authorization: `Basic ${Buffer.from('me:s@crt').toString('base64')}` });
  });

  test.each([['socks5://p.test:1080', 'socks5: is not a kind of proxy'], ['http://', 'it is not an address']])('%s cannot be used, and is said so', async (value, words) => {
    const choice = createProxyChoice({ clock, env: { HTTPS_PROXY: value } });
    await expect(choice.choose(new URL('https://a.test'), 'system')).rejects.toMatchObject({ failure: { kind: 'proxy', detail: expect.stringContaining(words) } });
  });

  test('told to go through a proxy where there is none', async () => {
    await expect(from({}, 'https://a.test', 'always')).rejects.toMatchObject({ failure: { kind: 'proxy' } });
  });
});

describe('the system', () => {
  test.each([
    ['DIRECT', null],
    ['', null],
    ['PROXY p.test:8080; DIRECT', 'p.test:8080'],
    ['HTTPS p.test:8443', 'p.test:8443'],
    ['SOCKS5 s.test:1080; PROXY p.test:3128', 'p.test:3128'],
  ])('answers %s', async (answer, proxy) => {
    const choice = createProxyChoice({ clock, env: {}, resolve: () => Promise.resolve(answer) });
    expect((await choice.choose(new URL('https://a.test'), 'system'))?.name ?? null).toBe(proxy);
  });

  test('is asked once in five minutes for each origin, never for our own network, and anew after a network change', async () => {
    const fake = createFakeClock();
    const asked: string[] = [];
    const choice = createProxyChoice({
      clock: fake,
      env: {},
      resolve: (url) => {
        asked.push(url);
        return Promise.resolve('DIRECT');
      },
    });
    const probe = () => Promise.all(['https://a.test/1', 'https://a.test/2', 'http://10.0.0.1/'].map((url) => choice.choose(new URL(url), 'system')));
    await probe();
    await fake.advance(4 * minute);
    await probe();
    expect(asked).toEqual(['https://a.test/']);
    await fake.advance(minute);
    await probe();
    choice.reset();
    await probe();
    expect(asked).toHaveLength(3);
  });

  test('is not asked when the environment names a proxy, and one that cannot answer leaves the direct way', async () => {
    const env = createProxyChoice({ clock, env: both, resolve: () => Promise.resolve('PROXY other.test:1') });
    expect((await env.choose(new URL('https://a.test'), 'system'))?.name).toBe('secure.test:8443');
    const broken = createProxyChoice({ clock, env: {}, resolve: () => Promise.reject(new Error('no')) });
    expect(await broken.choose(new URL('https://a.test'), 'system')).toBeNull();
  });
});
