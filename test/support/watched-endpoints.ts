import { createHealthPoller, type HealthPollerOptions } from '../../electron/services/health-poller.ts';
import type { CheckVerdict } from '../../electron/services/health-recorder.ts';
import { createNetworkWatch } from '../../electron/services/network-watch.ts';
import type { CheckReport } from '../../shared/model/check-report.ts';
import type { Check } from '../../shared/model/check.ts';
import type { SourceState } from '../../shared/model/source.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakeProber, type Behaviour } from './fake-prober.ts';
import { createMemoryCheckStore } from './memory-check-store.ts';

export type World = {
  /** By check id; `passes` when it is not named. */
  readonly endpoints: Map<string, Behaviour>;
  /** Ours. Without it every probe that leaves the computer fails as `lost`. */
  online: boolean;
  lost: Behaviour;
};

export const passes: Behaviour = { takes: 20 };

/** The poller with everything around it, on a fake clock and in a world that a test can change. */
export function watchEndpoints(checks: readonly Check[], options: Partial<HealthPollerOptions> & { readonly clock?: FakeClock; readonly witnesses?: boolean } = {}) {
  const clock = options.clock ?? createFakeClock();
  const world: World = { endpoints: new Map(), online: true, lost: { takes: 30, failed: ['unreachable'] } };
  const store = createMemoryCheckStore();
  for (const check of checks) store.save(check);
  const local = new Set(checks.filter(({ target }) => target.type === 'http' && target.url.includes('//127.')).map(({ id }) => id));
  const prober = createFakeProber(clock, ({ checkId }) => (world.online || local.has(checkId) ? (world.endpoints.get(checkId) ?? passes) : world.lost));
  const reports: (readonly CheckReport[])[] = [];
  const verdicts: (readonly CheckVerdict[])[] = [];
  const gone: Check[] = [];
  const sources: SourceState[] = [];
  const errors: unknown[] = [];
  let asked = 0;
  const network = createNetworkWatch({
    clock,
    witnesses: () => (options.witnesses === false ? [] : [{ type: 'tcp', host: '192.0.2.1', port: 53 }, { type: 'tcp', host: '192.0.2.2', port: 53 }]),
    zone: () => 'UTC',
    witness: {
      ask: () => {
        asked += 1;
        return new Promise((resolve) => {
          clock.after(30, () => resolve({ named: false, proves: false, result: world.online ? 'reached' : 'unreached' }));
        });
      },
    },
    onSource: (state) => sources.push(state),
    onReturn: () => poller.networkReturned(),
  });
  const poller = createHealthPoller({
    clock,
    prober,
    store,
    history: { checkSummaries: () => Promise.resolve([]) },
    network,
    complete: ({ target }) => ({ target }),
    zone: () => 'UTC',
    onReports: (list) => reports.push(list),
    onVerdicts: (changed) => verdicts.push(changed),
    onGone: (checksGone) => gone.push(...checksGone),
    onEvents: () => {},
    onSource: (state) => sources.push(state),
    report: (error) => errors.push(error),
    ...options,
  });
  return {
    clock,
    world,
    store,
    prober,
    poller,
    network,
    reports,
    verdicts,
    gone,
    sources,
    errors,
    asked: () => asked,
    events: () => store.journal.events.map(({ kind, checkId }) => `${kind} ${checkId ?? ''}`),
    verdictOf: (id: string) => poller.reports().find(({ check }) => check.id === id)?.state.verdict,
    probesOf: (id: string) => prober.requests.filter(({ checkId }) => checkId === id).length,
  };
}
