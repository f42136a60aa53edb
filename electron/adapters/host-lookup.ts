import { lookup as systemLookup, promises as dns } from 'node:dns';
import { isIP } from 'node:net';
import { isLoopbackHost } from '../../shared/domain/check-target.ts';
import { codeOf } from '../../shared/domain/reason-of.ts';
import { minute, second, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from '../services/ports/clock.ts';
import type { HostAddress, HostLookup } from '../services/ports/host-lookup.ts';
import { createHostsFile } from './hosts-file.ts';

/** Threads of Node's pool that names may take at once; the pool has four, and files and compression need some too. */
const mostSystemLookups = 2;
/** After this long the servers are read anew, in case the network changed without anybody saying so. */
const serversLast = 5 * minute;
/** How long IPv6 may keep an IPv4 answer waiting (RFC 8305 advises 50 ms). */
const patience: Milliseconds = 50;

export type ResolverOptions = {
  readonly clock: Clock;
  /** Name servers such as `127.0.0.1:5353`; the system's when left out. */
  readonly servers?: readonly string[];
};

export function createResolver({ servers }: Pick<ResolverOptions, 'servers'>): dns.Resolver {
  const resolver = new dns.Resolver({ timeout: 2 * second, tries: 2 });
  if (servers !== undefined) resolver.setServers(servers);
  return resolver;
}

function withFamily(addresses: readonly string[], family: 4 | 6): readonly HostAddress[] {
  return addresses.map((address) => ({ address, family }));
}

/**
 * Names by c-ares, which waits in the event loop and not in a thread, so that a name that hangs holds up nothing (fault 3).
 * c-ares knows neither /etc/hosts nor search domains: the first is read here, and a name that no server knows is asked of the
 * system once more while that takes at most two threads.
 */
export function createHostLookup({ clock, servers }: ResolverOptions): HostLookup {
  const hosts = createHostsFile(clock);
  const underWay = new Map<string, Promise<readonly HostAddress[]>>();
  let resolver = createResolver({ ...(servers === undefined ? {} : { servers }) });
  let made = clock.monotonic();
  let systemLookups = 0;

  function current(): dns.Resolver {
    if (clock.monotonic() - made > serversLast) renew();
    return resolver;
  }
  function renew(): void {
    resolver = createResolver({ ...(servers === undefined ? {} : { servers }) });
    made = clock.monotonic();
  }

  function askSystem(host: string): Promise<readonly HostAddress[]> {
    systemLookups += 1;
    return new Promise((resolve, reject) => {
      systemLookup(host, { all: true }, (error, found) => {
        systemLookups -= 1;
        if (error !== null) reject(error);
        else resolve(found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 })));
      });
    });
  }

  const pause = () => new Promise<readonly string[]>((resolve) => clock.after(patience, () => resolve([])));

  async function ask(host: string): Promise<readonly HostAddress[]> {
    const known = await hosts.find(host);
    if (known.length > 0) return known;
    let error: unknown = null;
    const four = current().resolve4(host).catch((reason: unknown) => {
      error = reason;
      return [];
    });
    const six = current().resolve6(host).catch(() => []);
    const found4 = withFamily(await four, 4);
    const found6 = withFamily(await (found4.length > 0 ? Promise.race([six, pause()]) : six), 6);
    if (found4.length + found6.length > 0) return [...found4, ...found6];
    const code = codeOf(error);
    const unknown = code === 'ENOTFOUND' || code === 'ENODATA';
    if (unknown && servers === undefined && systemLookups < mostSystemLookups) return askSystem(host);
    throw error;
  }

  return {
    lookup(host) {
      const family = isIP(host);
      if (family !== 0) return Promise.resolve([{ address: host, family: family === 6 ? 6 : 4 }]);
      if (isLoopbackHost(host.toLowerCase().replace(/\.$/, ''))) {
        return Promise.resolve([...withFamily(['127.0.0.1'], 4), ...withFamily(['::1'], 6)]);
      }
      const asked = underWay.get(host);
      if (asked !== undefined) return asked;
      const asking = ask(host).finally(() => {
        if (underWay.get(host) === asking) underWay.delete(host);
      });
      underWay.set(host, asking);
      return asking;
    },
    reset() {
      resolver.cancel();
      underWay.clear();
      renew();
    },
  };
}
