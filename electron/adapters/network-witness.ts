import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { bodyLimit } from '../../shared/domain/check-conditions.ts';
import type { WitnessAnswer } from '../../shared/domain/network-view.ts';
import type { Witness } from '../../shared/policy/policy.ts';
import type { Clock } from '../services/ports/clock.ts';
import type { HostLookup } from '../services/ports/host-lookup.ts';
import type { NetworkWitness } from '../services/ports/network-witness.ts';
import { createTrust } from './certificate.ts';
import { createSocketOpener, type Via } from './open-socket.ts';
import { runProbe, type ProbeRun } from './probe-run.ts';
import { ProbeFault } from './probe-fault.ts';
import { noProxy, type ProxyChoice } from './proxy-choice.ts';
import { createStallWatch } from './stall-watch.ts';

export type NetworkWitnessOptions = {
  readonly clock: Clock;
  readonly lookup: HostLookup;
  /** Whether any interface but loopback has an address. Without one nobody needs to be asked. */
  readonly hasInterface?: () => boolean;
  /** A network whose only way out is a proxy is no network that is down. Directly when left out. */
  readonly proxies?: ProxyChoice;
};

function machineHasInterface(): boolean {
  return Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => !internal));
}

/** Asks witnesses by TCP, or by HTTP for exactly the text expected. Every question uses a connection of its own. */
export function createNetworkWitness({ clock, lookup, hasInterface = machineHasInterface, proxies = noProxy }: NetworkWitnessOptions): NetworkWitness {
  const stalls = createStallWatch(clock);
  const open = createSocketOpener({ clock, lookup });
  const trust = createTrust();

  async function askTcp({ host, port }: Extract<Witness, { type: 'tcp' }>, run: ProbeRun): Promise<void> {
    const reach = async (via: Via | null): Promise<void> => {
      const { socket } = await open({ host, port, trust: null, via }, run);
      socket.destroy();
    };
    const proxy = await proxies.choose(new URL(`https://${host.includes(':') ? `[${host}]` : host}:${port}`), 'system').catch(() => null);
    // Where there are two ways out, one that works is enough.
    await Promise.any([reach(null), ...(proxy === null ? [] : [reach({ proxy, tunnel: true, trust })])]);
  }
  async function askHttp({ url: address, expects }: Extract<Witness, { type: 'http' }>, run: ProbeRun): Promise<void> {
    const [{ createHttpPool }, { exchange }] = await Promise.all([import('./http-pool.ts'), import('./http-exchange.ts')]);
    const url = new URL(address);
    const pool = createHttpPool({ clock, open, trust, proxies });
    const connection = await pool.take(url, run, { fresh: true, proxy: 'system' });
    run.onAbandon(() => connection.destroy());
    try {
      const headers = { 'user-agent': 'Watchkeeper', 'cache-control': 'no-cache', 'accept-encoding': 'identity' };
      const request = { method: 'GET', path: `${url.pathname}${url.search}`, headers, keepBody: true } as const;
      const { status, body } = await exchange(connection, request, bodyLimit, () => {});
      if (status < 200 || status > 299 || body.toString('utf8').trim() !== expects.trim()) {
        throw new ProbeFault('body', 'something else answers in the place of the witness');
      }
    } finally {
      connection.destroy();
    }
  }

  return {
    async ask(witness, timeout): Promise<WitnessAnswer> {
      const host = witness.type === 'tcp' ? witness.host : new URL(witness.url).hostname;
      const about = { named: isIP(host.replace(/^\[|\]$/g, '')) === 0, proves: witness.type === 'http' };
      if (!hasInterface()) return { ...about, result: 'unreached' };
      const { failures } = await runProbe(clock, stalls, timeout, async (run) => {
        await (witness.type === 'tcp' ? askTcp(witness, run) : askHttp(witness, run));
        return [];
      });
      switch (failures[0]?.kind) {
        case undefined:
          return { ...about, result: 'reached' };
        case 'dns':
          return { ...about, result: 'unnamed' };
        // Somebody answered, but not whom we asked.
        case 'body':
        case 'certificate':
        case 'tls':
        case 'protocol':
          return { ...about, result: 'other' };
        default:
          return { ...about, result: 'unreached' };
      }
    },
  };
}
