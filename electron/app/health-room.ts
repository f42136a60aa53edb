import { session } from 'electron';
import { createHostLookup } from '../adapters/host-lookup.ts';
import { createNetworkWitness } from '../adapters/network-witness.ts';
import { createProber } from '../adapters/prober.ts';
import { createProxyChoice } from '../adapters/proxy-choice.ts';
import { publish } from '../ipc/register.ts';
import { createChecking } from '../services/checking.ts';
import type { DataRoom } from './data-room.ts';
import type { Ground } from './ground.ts';
import type { PolicyRoom } from './policy-room.ts';
import type { ResponseRoom } from './response-room.ts';
import type { WatchRoom } from './watch-room.ts';

export type HealthRoom = ReturnType<typeof composeHealthRoom>;

/** Health checks, and whether our own network is the one that is down. */
export function composeHealthRoom(given: Ground & DataRoom & PolicyRoom & WatchRoom & ResponseRoom) {
  const { clock, journal, report, announce, stage, secrets, notices, sources, stores, archive, policy, zone, ownZone, alerting, situations, sight, messaging } = given;
  const lookup = createHostLookup({ clock });
  const proxies = createProxyChoice({ clock, env: process.env, resolve: (url) => session.defaultSession.resolveProxy(url) });
  const prober = stage?.prober ?? createProber({ clock, lookup, proxies });
  const checking = createChecking({
    clock, journal, report, announce, secrets, prober, notices, notifier: alerting.others, sources, situations, store: stores.checks, meta: stores.meta, history: archive,
    witness: stage?.witness ?? createNetworkWitness({ clock, lookup, proxies }), policy: policy.policy, zones: { team: zone, own: ownZone },
    networkReturned: () => {
      sight.networkReturned();
      messaging.wake();
    },
    publishChecks: (reports) => publish('checks.changed', reports),
    publishMaintenance: (reports) => publish('maintenance.changed', reports),
  });
  return { prober, checking };
}
