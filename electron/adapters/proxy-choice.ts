import { BlockList, isIP } from 'node:net';
import type { HttpTarget } from '../../shared/model/check.ts';
import { plainLine } from '../../shared/domain/plain-text.ts';
import { isPrivateHost } from '../../shared/domain/private-address.ts';
import { minute, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from '../services/ports/clock.ts';
import { ProbeFault } from './probe-fault.ts';

export type Proxy = {
  readonly host: string;
  readonly port: number;
  /** It is spoken to over TLS itself. */
  readonly secure: boolean;
  /** The value of Proxy-Authorization; never part of a reason. */
  readonly authorization: string | null;
  /** For reasons: host and port. */
  readonly name: string;
};

export type ProxyChoice = {
  /** The proxy on the way to `url`; null: directly. Throws a ProbeFault of our own side when what is set cannot be used. */
  choose(url: URL, wish: HttpTarget['proxy']): Promise<Proxy | null>;
  /** After a network change: what the system said is asked anew. */
  reset(): void;
};

export type ProxyChoiceOptions = {
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the system's own settings say for an address, in the words of a PAC file; asked only when the environment says nothing. */
  readonly resolve?: (url: string) => Promise<string>;
};

/** How long an answer of the system holds: asking it costs more than a probe. */
const answersLast: Milliseconds = 5 * minute;

export const noProxy: ProxyChoice = { choose: () => Promise.resolve(null), reset: () => {} };

const bare = (host: string): string => host.replace(/^\[|\]$/g, '').replace(/\.$/, '').toLowerCase();

/** `http://user:secret@proxy:3128`, or `proxy:3128` alone. */
function readProxy(text: string, from: string): Proxy {
  const unusable = (why: string) => new ProbeFault('proxy', `the proxy that ${from} names cannot be used: ${why}`);
  let url: URL;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  } catch {
    throw unusable('it is not an address');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw unusable(`${plainLine(url.protocol, 20)} is not a kind of proxy that probes speak`);
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const secret = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const authorization = url.username === '' ? null : `Basic ${Buffer.from(secret).toString('base64')}`;
  return { host: bare(url.hostname), port, secure, authorization, name: plainLine(`${url.hostname}:${port}`, 120) };
}

/** `example.com` and `.example.com` mean the name and all below it, `10.0.0.0/8` a range, `:8080` behind one that port only, `*` everything. */
function isExcepted(url: URL, list: string): boolean {
  const host = bare(url.hostname);
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  return list.split(/[\s,]+/).filter(Boolean).some((entry) => {
    if (entry === '*') return true;
    const ported = /^(\[[^\]]*\]|[^:]*):(\d+)$/.exec(entry);
    if (ported !== null && ported[2] !== port) return false;
    const wanted = bare(ported?.[1] ?? entry).replace(/^\*?\./, '');
    if (wanted === '') return false;
    const [range, bits] = wanted.split('/');
    if (bits !== undefined) return isInRange(host, range ?? '', Number(bits));
    return host === wanted || (isIP(host) === 0 && host.endsWith(`.${wanted}`));
  });
}

function isInRange(host: string, range: string, bits: number): boolean {
  const family = isIP(range);
  if (family === 0 || isIP(host) !== family || !Number.isInteger(bits) || bits < 0 || bits > (family === 4 ? 32 : 128)) return false;
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  const block = new BlockList();
  block.addSubnet(range, bits, kind);
  return block.check(host, kind);
}

/** The first way of `PROXY a:1; HTTPS b:2; DIRECT` that probes can take. */
function readSystemAnswer(answer: string): Proxy | null {
  const ways = answer.split(';').map((way) => way.trim().split(/\s+/)).filter(([kind = '']) => kind !== '');
  for (const [kind = '', address = ''] of ways) {
    const word = kind.toUpperCase();
    if (word === 'DIRECT') return null;
    if (word === 'PROXY' || word === 'HTTP') return readProxy(`http://${address}`, 'the system');
    if (word === 'HTTPS') return readProxy(`https://${address}`, 'the system');
  }
  if (ways.length === 0) return null;
  throw new ProbeFault('proxy', `the proxy that the system names cannot be used: ${plainLine(ways[0]?.[0] ?? '', 20)} is not a kind of proxy that probes speak`);
}

/** Which way probes leave this computer: the environment first, as for every program started here, then the system's settings. */
export function createProxyChoice({ clock, env, resolve }: ProxyChoiceOptions): ProxyChoice {
  const answers = new Map<string, { readonly answer: Promise<string>; readonly askedAt: Milliseconds }>();
  const read = (name: string): { readonly value: string; readonly name: string } | null => {
    for (const spelled of [name.toLowerCase(), name]) {
      const value = env[spelled]?.trim() ?? '';
      if (value !== '') return { value, name: spelled };
    }
    return null;
  };
  const fromEnvironment = (url: URL) => read(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') ?? read('ALL_PROXY');
  const saysSomething = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'].some((name) => read(name) !== null);

  function askSystem(ask: (url: string) => Promise<string>, origin: string): Promise<string> {
    const known = answers.get(origin);
    if (known !== undefined && clock.monotonic() - known.askedAt < answersLast) return known.answer;
    // A system that cannot say leaves the direct way.
    const answer = ask(`${origin}/`).catch(() => 'DIRECT');
    answers.set(origin, { answer, askedAt: clock.monotonic() });
    return answer;
  }

  return {
    async choose(url, wish) {
      if (wish === 'direct') return null;
      const insist = wish === 'always';
      if (!insist && isPrivateHost(bare(url.hostname))) return null;
      let proxy: Proxy | null = null;
      if (saysSomething) {
        const set = fromEnvironment(url);
        if (set !== null && (insist || !isExcepted(url, read('NO_PROXY')?.value ?? ''))) proxy = readProxy(set.value, set.name);
      } else if (resolve !== undefined) proxy = readSystemAnswer(await askSystem(resolve, url.origin));
      if (insist && proxy === null) throw new ProbeFault('proxy', 'the check goes through the proxy, but this computer has none set for this address');
      return proxy;
    },
    reset: () => answers.clear(),
  };
}
