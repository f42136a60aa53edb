import { createPagerDutyClient } from '../../electron/adapters/pagerduty-client.ts';
import { createSimulator, type SimulatorOptions } from '../../electron/drill/simulator.ts';
import { startPagerDutySync, type PagerDutySyncOptions } from '../../electron/services/pagerduty-sync.ts';
import type { IncidentsChange, PagerDutyAccount } from '../../electron/services/ports/pagerduty-listener.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { OnCallStatus } from '../../shared/model/on-call.ts';
import type { SourceState } from '../../shared/model/source.ts';
import { drillAccount, userToken } from './drill-account.ts';
import { createFakeClock } from './fake-clock.ts';
import { createMemoryPagerDutyStore } from './memory-pagerduty-store.ts';

type Watching = {
  readonly account?: Partial<SimulatorOptions>;
  readonly sync?: Partial<Pick<PagerDutySyncOptions, 'connection' | 'random' | 'severities' | 'store' | 'source'>>;
  readonly token?: string;
  readonly onSource?: (state: SourceState) => void;
};

/** Simulator, client and sync together on one fake clock, without a socket; all that is announced is kept. */
export function watchAccount({ account = {}, sync: syncOptions = {}, token = userToken, onSource = () => {} }: Watching = {}) {
  const clock = createFakeClock();
  const simulator = createSimulator({ ...drillAccount, clock, ...account });
  const store = syncOptions.store ?? createMemoryPagerDutyStore();
  const heard = {
    changes: [] as IncidentsChange[], events: [] as WatchEvent[], sources: [] as SourceState[], onCalls: [] as OnCallStatus[], accounts: [] as PagerDutyAccount[], cycles: [] as { readonly good: boolean; readonly at: number }[], reports: [] as unknown[],
  };
  const start = () => {
    const api = createPagerDutyClient({ clock, fetch: simulator.fetch, credentials: { tokenKind: 'api-key', token, apiBase: 'http://127.0.0.1:1' } });
    return startPagerDutySync({
      clock, api, random: () => 0.5, connection: { scope: 'mine', email: null }, source: 'pagerduty', severities: () => ({}), ...syncOptions, store,
      listener: {
        incidentsChanged: (change) => heard.changes.push(change),
        timelineGrew: (added) => heard.events.push(...added),
        sourceChanged: (state) => {
          heard.sources.push(state);
          onSource(state);
        },
        onCallChanged: (status) => heard.onCalls.push(status),
        accountChanged: (state) => heard.accounts.push(state),
        cycleEnded: (good) => heard.cycles.push({ good, at: clock.now() }),
      },
      report: (error) => heard.reports.push(error),
    });
  };
  const sync = start();
  return {
    clock, simulator, store, heard, sync,
    /** A second run on what the first one kept. */
    restart: start,
    open: () => heard.changes.at(-1)?.open ?? [],
    source: () => heard.sources.at(-1),
    onCall: () => heard.onCalls.at(-1),
    account: () => heard.accounts.at(-1),
    calls: (path: RegExp) => simulator.requests.filter((request) => path.test(request.path)),
  };
}
