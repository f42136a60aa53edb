import { app } from 'electron';
import { isPagerDutyBase, pagerDutyHosts } from '../../shared/domain/pagerduty-hosts.ts';
import { createPagerDutyClient } from '../adapters/pagerduty-client.ts';
import { createDemoSource } from '../drill/demo-source.ts';
import { publish } from '../ipc/register.ts';
import type { Checking } from '../services/checking.ts';
import type { PagerDutyCredentials } from '../services/ports/pagerduty-api.ts';
import { createReading } from '../services/reading.ts';
import type { RotaKeeper } from '../services/rota-keeper.ts';
import type { DataRoom } from './data-room.ts';
import type { Ground } from './ground.ts';
import type { ResponseRoom } from './response-room.ts';
import type { WatchRoom } from './watch-room.ts';

type Given = Ground & DataRoom & WatchRoom & ResponseRoom & {
  readonly attended: boolean;
  readonly follow: () => void;
  readonly checking: () => Checking;
  readonly rota: () => RotaKeeper;
};
export type ReadingRoom = ReturnType<typeof composeReadingRoom>;

/** PagerDuty: the person's own account, the demo's, or a drill's. */
export function composeReadingRoom(given: Given) {
  const { clock, random, journal, report, attempt, stage, stores, kept, secrets, preferences, sources, fetchOutside, attended, follow, checking, rota } = given;
  const { sight, alerting, monitor, acting, outbox, desk } = given;
  const openApi = (credentials: PagerDutyCredentials) => createPagerDutyClient({ clock, credentials, fetch: stage?.fetch ?? ((url, options) => fetchOutside(url, options)) });
  const simulated = app.isPackaged ? undefined : process.env['WATCHKEEPER_PAGERDUTY_API'];
  const reading = createReading({
    clock, random, journal, report, sources, sight, outbox, secrets, openApi, situations: desk, grew: journal.grew, store: stores.pagerDuty, checks: stores.checks,
    severities: acting.severities, attended, settings: kept.connection, waiting: () => outbox.pending().pending.length,
    apiBase: (region) => stage?.apiBase ?? (simulated !== undefined && isPagerDutyBase(simulated) ? simulated : pagerDutyHosts[region]),
    demoSource: createDemoSource({ clock, report }), demoWanted: { get: () => preferences.get().demo, set: (wanted) => void preferences.set({ demo: wanted }) },
    onChecksChanged: () => checking().poller.refresh(),
    publishOnCall: (status) => {
      publish('oncall.changed', status);
      follow();
      attempt(() => rota().refresh());
    },
    publishConnection: (state) => publish('pagerduty.changed', state),
    demoCleared: alerting.demoEnded,
    demoChanged: () => {
      follow();
      publish('watch.changed', monitor.status());
    },
  });
  const { readings, connection, demo } = reading;
  return { reading, readings, connection, demo };
}
