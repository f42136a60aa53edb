import type { Target } from '../../shared/model/check.ts';
import type { ProbeFailure } from '../../shared/model/probe.ts';
import type { Clock } from '../services/ports/clock.ts';
import type { HostLookup } from '../services/ports/host-lookup.ts';
import type { Prober } from '../services/ports/prober.ts';
import { createTrust } from './certificate.ts';
import { createDnsProbe } from './dns-probe.ts';
import { createSocketOpener } from './open-socket.ts';
import { noProxy, type ProxyChoice } from './proxy-choice.ts';
import { runProbe, type ProbeRun } from './probe-run.ts';
import { createStallWatch } from './stall-watch.ts';
import { createTcpProbe } from './tcp-probe.ts';

export type ProberOptions = {
  readonly clock: Clock;
  readonly lookup: HostLookup;
  /** Roots to trust beside those of the runtime and the system, as PEM. */
  readonly extraRoots?: readonly string[];
  /** For DNS checks; the system's name servers when left out. */
  readonly nameServers?: readonly string[];
  /** How HTTP leaves this computer; directly when left out. */
  readonly proxies?: ProxyChoice;
};

/** Probes of all kinds. The HTTP machinery is loaded with the first HTTP probe: it costs a tenth of a second, which the start has better use for. */
export function createProber({ clock, lookup, extraRoots, nameServers, proxies = noProxy }: ProberOptions): Prober {
  const stalls = createStallWatch(clock);
  const open = createSocketOpener({ clock, lookup });
  const probeTcp = createTcpProbe(open);
  const probeDns = createDnsProbe(nameServers);
  let http: ReturnType<typeof loadHttp> | null = null;

  async function loadHttp() {
    const [{ createHttpPool }, { createHttpProbe }] = await Promise.all([import('./http-pool.ts'), import('./http-probe.ts')]);
    const pool = createHttpPool({ clock, open, proxies, trust: createTrust(extraRoots) });
    return { pool, probe: createHttpProbe(pool) };
  }
  /** What the target needs is there before its time begins to run. */
  async function workOf(target: Target): Promise<(run: ProbeRun) => Promise<readonly ProbeFailure[]>> {
    switch (target.type) {
      case 'http': {
        // One that could not be loaded is tried anew with the next probe.
        http ??= loadHttp().catch((error: unknown) => {
          http = null;
          throw error;
        });
        const { probe } = await http;
        return (run) => probe(target, run);
      }
      case 'tcp':
        return (run) => probeTcp(target, run);
      case 'dns':
        return (run) => probeDns(target, run);
    }
  }
  const reset = () => {
    lookup.reset();
    proxies.reset();
    // Whoever waits for it hears of a failure to load.
    http?.then(({ pool }) => pool.reset(), () => {});
  };

  return {
    async probe({ checkId, target, timeout }) {
      const work = await workOf(target);
      const startedAt = clock.now();
      const outcome = await runProbe(clock, stalls, timeout, work);
      return { checkId, startedAt, ...outcome };
    },
    reset,
    async close() {
      reset();
      await http;
    },
  };
}
