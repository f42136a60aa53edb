import type { PagerDutyConnection } from '../../shared/model/connection.ts';
import { createConnectionKeeper, type ConnectionKeeperOptions } from './connection-keeper.ts';
import { createDemoKeeper, type DemoKeeperOptions } from './demo-keeper.ts';
import type { CheckStore } from './ports/check-store.ts';
import { createReadingKeeper, type ReadingKeeperOptions } from './reading-keeper.ts';

export type ReadingOptions = Omit<ReadingKeeperOptions, 'heard' | 'publish'> & Pick<ConnectionKeeperOptions, 'secrets' | 'settings' | 'apiBase' | 'openApi' | 'waiting'> & Pick<DemoKeeperOptions, 'journal' | 'onChecksChanged'> & {
  readonly demoSource: DemoKeeperOptions['source'];
  readonly checks: CheckStore;
  /** Whether the person wants the demo watch while nothing of their own is there. */
  readonly demoWanted: { readonly get: () => boolean; readonly set: (wanted: boolean) => void };
  readonly publishOnCall: ReadingKeeperOptions['publish'];
  readonly publishConnection: (connection: PagerDutyConnection) => void;
  /** The demo watch began or ended. */
  readonly demoChanged: () => void;
  /** What the demo left open is about to be cleared away, of this run or of an earlier one. */
  readonly demoCleared: () => void;
};

/** Everything by which an account is read: the person's own, and the demo's while nothing of their own is there. */
export function createReading(options: ReadingOptions) {
  const { journal, report, secrets, settings, apiBase, openApi, waiting, checks, onChecksChanged, demoSource, demoWanted, publishConnection, demoChanged, demoCleared } = options;
  const readings = createReadingKeeper({ ...options, heard: (account) => connection.heard(account), publish: options.publishOnCall });
  const connection = createConnectionKeeper({
    secrets, settings, apiBase, openApi, ...(waiting === undefined ? {} : { waiting }),
    startSync: (api, saved) => {
      void demo.leave().catch(report);
      return readings.start(api, saved, 'pagerduty');
    },
    onStopped: () => {
      readings.forget('pagerduty', 'PagerDuty was disconnected.');
      readings.nothing();
    },
    onTokenGone: readings.refused,
    publish: publishConnection,
  });
  const demo = createDemoKeeper({
    clock: options.clock, journal, openApi, checks, onChecksChanged, source: demoSource,
    startSync: (api, simulated) => readings.start(api, simulated, 'drill'),
    clearLeftovers: () => {
      // First, so that nothing is said of what is nobody's any more.
      demoCleared();
      readings.forget('drill', 'The demo watch ended.');
    },
    remember: demoWanted.set,
    publish: (on) => {
      connection.showDemo(on);
      if (!on && readings.current() === null) readings.nothing();
      demoChanged();
    },
  });
  const watchesOwn = (): boolean => checks.list().some(({ origin, paused }) => origin !== 'demo' && !paused);

  return {
    readings, connection, demo,
    /** Takes up the person's account, or with `forced`, or without anything of their own, the demo. What cannot be is reported. */
    start(forced: boolean): void {
      const own = !forced && connection.start();
      if (!own) readings.nothing();
      const withDemo = forced || (!own && !watchesOwn() && demoWanted.get());
      if (withDemo) void demo.start().catch(report);
      else {
        try {
          demo.clear();
        } catch (error) {
          report(error);
        }
      }
    },
    async stop(): Promise<void> {
      await demo.stop();
      connection.stop();
    },
  };
}
