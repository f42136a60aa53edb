import type { Outcome } from '../../shared/model/outcome.ts';
import type { ConnectionKeeperOptions, RunningSync } from './connection-keeper.ts';
import type { CheckStore } from './ports/check-store.ts';
import type { Clock } from './ports/clock.ts';
import type { DemoSource, RunningDemo } from './ports/demo-source.ts';
import type { Journal } from './ports/journal.ts';
import type { SavedConnection } from './ports/connection-settings.ts';
import type { PagerDutyApi } from './ports/pagerduty-api.ts';

export type DemoKeeperOptions = {
  readonly clock: Clock;
  readonly source: DemoSource;
  readonly checks: Pick<CheckStore, 'list' | 'save' | 'remove'>;
  readonly journal: Pick<Journal, 'append'>;
  readonly openApi: ConnectionKeeperOptions['openApi'];
  /** Reads the simulated account until it is stopped. */
  readonly startSync: (api: PagerDutyApi, connection: Pick<SavedConnection, 'scope' | 'email'>) => RunningSync;
  /** The demo's checks came or went. */
  readonly onChecksChanged: () => void;
  /** What the demo left open, now or in an earlier run, is nobody's any more. */
  readonly clearLeftovers: () => void;
  readonly remember: (wanted: boolean) => void;
  readonly publish: (on: boolean) => void;
};

type State = { readonly demo: RunningDemo; readonly api: PagerDutyApi; readonly sync: RunningSync };

/** The built-in simulator as a first watch: clearly marked, on loopback only, and gone without a trace but the timeline. */
export function createDemoKeeper(options: DemoKeeperOptions) {
  const { clock, source, checks, journal, openApi, startSync, onChecksChanged, clearLeftovers, remember, publish } = options;
  let state: State | null = null;
  let starting: Promise<Outcome> | null = null;

  function removeChecks(): void {
    for (const check of checks.list()) if (check.origin === 'demo') checks.remove(check.id);
  }

  function record(title: string): void {
    journal.append([{ occurredAt: clock.now(), kind: 'connection.changed', source: 'drill', title }]);
  }

  async function begin(): Promise<Outcome> {
    clear();
    const demo = await source.start();
    for (const check of demo.checks) checks.save({ ...check, origin: 'demo', paused: false });
    const api = openApi(demo.credentials);
    state = { demo, api, sync: startSync(api, { scope: 'mine', email: demo.email }) };
    record('The demo watch began: a simulated account and endpoints on this machine');
    publish(true);
    onChecksChanged();
    return { result: 'done', message: 'The demo watch runs.' };
  }

  /** Also after a crash: an earlier run may have left its checks and incidents. */
  function clear(): void {
    removeChecks();
    clearLeftovers();
  }

  async function stop(): Promise<boolean> {
    await starting?.catch(() => {});
    if (state === null) return false;
    const { demo, api, sync } = state;
    state = null;
    sync.stop();
    api.close();
    clear();
    publish(false);
    onChecksChanged();
    await demo.stop();
    return true;
  }

  return {
    running: (): boolean => state !== null,
    clear,
    start(): Promise<Outcome> {
      if (state !== null) return Promise.resolve({ result: 'nothing-to-do', message: 'The demo watch runs already.' });
      starting ??= begin().finally(() => {
        starting = null;
      });
      return starting.then((outcome) => {
        remember(true);
        return outcome;
      });
    },
    async leave(): Promise<Outcome> {
      remember(false);
      if (!(await stop())) return { result: 'nothing-to-do', message: 'The demo watch does not run.' };
      record('The demo watch ended');
      return { result: 'done', message: 'The demo watch ended. Its events stay in the timeline, marked as demo.' };
    },
    /** For quitting: the choice for the next start stays as it is. */
    stop,
  };
}

export type DemoKeeper = ReturnType<typeof createDemoKeeper>;
