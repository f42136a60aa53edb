import type { CheckReport } from '../../shared/model/check-report.ts';
import type { MaintenanceReport } from '../../shared/model/maintenance.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { createCertificateHerald, type CertificateHeraldOptions } from './certificate-herald.ts';
import { createCheckKeeper, type CheckKeeperOptions } from './check-keeper.ts';
import type { GrowingJournal } from './growing-journal.ts';
import { createHealthPoller, type HealthPollerOptions } from './health-poller.ts';
import { createMaintenanceKeeper } from './maintenance-keeper.ts';
import { createNetworkWatch } from './network-watch.ts';
import type { CheckStore } from './ports/check-store.ts';
import type { MetaStore } from './ports/meta-store.ts';
import type { NetworkWitness } from './ports/network-witness.ts';
import type { Prober } from './ports/prober.ts';
import type { SituationKeeper } from './situation-keeper.ts';
import type { SourceBoard } from './source-board.ts';

export type CheckingOptions = Pick<CheckKeeperOptions, 'clock' | 'secrets' | 'report'> & Pick<CertificateHeraldOptions, 'notices' | 'notifier' | 'announce'> & Pick<HealthPollerOptions, 'history'> & {
  readonly journal: GrowingJournal;
  readonly prober: Prober;
  readonly witness: NetworkWitness;
  readonly store: CheckStore;
  readonly meta: MetaStore;
  readonly policy: () => Pick<Policy, 'network' | 'maintenance'>;
  /** IANA names: the team's zone, in which windows are meant, and the person's own. */
  readonly zones: { readonly team: () => string; readonly own: () => string };
  readonly sources: Pick<SourceBoard, 'set'>;
  readonly situations: Pick<SituationKeeper, 'take'>;
  /** Our own network is back: the checks are looked at already. */
  readonly networkReturned: () => void;
  readonly publishChecks: (reports: readonly CheckReport[]) => void;
  readonly publishMaintenance: (reports: readonly MaintenanceReport[]) => void;
};

/** Everything by which endpoints are watched: which checks there are, when they are probed, what is told of them, and whether it is us who are offline. */
export function createChecking(options: CheckingOptions) {
  const { clock, journal, report, secrets, prober, witness, store, meta, history, policy, zones, sources, situations, notices, notifier, announce } = options;
  const network = createNetworkWatch({
    clock, witness, zone: zones.team, onSource: sources.set, witnesses: () => policy().network.witnesses,
    onReturn: () => {
      poller.networkReturned();
      options.networkReturned();
    },
  });
  const checks = createCheckKeeper({ clock, journal, secrets, prober, report, store, onChanged: () => poller.refresh() });
  const maintenance = createMaintenanceKeeper({
    clock, journal, report, meta, zone: zones.team, policyWindows: () => policy().maintenance,
    checkNames: () => new Map(store.list().map(({ id, name }) => [id, name])),
    publish: options.publishMaintenance,
    onChanged: () => poller.maintenanceChanged(),
  });
  const certificates = createCertificateHerald({ notices, notifier, announce, report });
  const poller = createHealthPoller({
    clock, prober, network, report, store, history, zone: zones.own, maintenance: maintenance.lookup, complete: checks.complete, onSource: sources.set,
    onReports: (reports) => {
      certificates.look(reports);
      options.publishChecks(reports);
    },
    onVerdicts: (changed) => situations.take(changed.map(({ check, state }) => ({ type: 'check', check, state }))),
    onGone: (gone) => situations.take(gone.map(({ id }) => ({ type: 'gone', kind: 'check', id, at: clock.now(), detail: 'Not checked any more.' }))),
    onEvents: (added) => {
      certificates.take(added);
      journal.grew(added);
    },
  });

  return {
    calls: { ...checks, reports: poller.reports, probeNow: poller.probeNow },
    network, maintenance, poller,
    /** `shown`: a window is open. */
    start(shown: boolean): void {
      maintenance.start();
      poller.showReports(shown);
      poller.start();
    },
    stop(): void {
      poller.stop();
      maintenance.stop();
      network.stop();
    },
  };
}

export type Checking = ReturnType<typeof createChecking>;
