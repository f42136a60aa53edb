import type { promises as dns } from 'node:dns';
import type { Target } from '../../shared/model/check.ts';
import type { ProbeFailure } from '../../shared/model/probe.ts';
import { judgeDns } from '../../shared/domain/check-conditions.ts';
import { codeOf } from '../../shared/domain/reason-of.ts';
import { createResolver } from './host-lookup.ts';
import type { ProbeRun } from './probe-run.ts';

type DnsTarget = Extract<Target, { type: 'dns' }>;

async function recordsOf(resolver: dns.Resolver, { host, record }: DnsTarget): Promise<readonly string[]> {
  switch (record) {
    case 'A':
      return resolver.resolve4(host);
    case 'AAAA':
      return resolver.resolve6(host);
    case 'CNAME':
      return resolver.resolveCname(host);
    case 'NS':
      return resolver.resolveNs(host);
    case 'MX':
      return (await resolver.resolveMx(host)).map(({ priority, exchange }) => `${priority} ${exchange}`);
    case 'TXT':
      return (await resolver.resolveTxt(host)).map((parts) => parts.join(''));
  }
}

/** Asks the name servers of the system (or those given), past hosts file and search domains: it is they who are checked. */
export function createDnsProbe(servers?: readonly string[]) {
  return async function probeDns(target: DnsTarget, run: ProbeRun): Promise<readonly ProbeFailure[]> {
    run.about(target.host);
    run.step(`asking for ${target.record} of ${target.host}`);
    // One resolver for each probe: giving it up cancels its question and no other.
    const resolver = createResolver({ ...(servers === undefined ? {} : { servers }) });
    run.onAbandon(() => resolver.cancel());
    try {
      return judgeDns(target, await recordsOf(resolver, target));
    } catch (error) {
      const code = codeOf(error);
      // The name is there, this kind of record is not.
      if (code === 'ENODATA') return judgeDns(target, []);
      throw error;
    }
  };
}
