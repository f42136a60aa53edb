import type { OnCallStatus } from '../../shared/model/on-call.ts';
import type { RunningSync } from './connection-keeper.ts';
import type { Outbox } from './outbox.ts';
import { startPagerDutySync, type PagerDutySync, type PagerDutySyncOptions } from './pagerduty-sync.ts';
import type { PagerDutyApi } from './ports/pagerduty-api.ts';
import type { PagerDutyAccount, PagerDutyListener } from './ports/pagerduty-listener.ts';
import type { SightKeeper } from './sight-keeper.ts';
import type { SituationKeeper } from './situation-keeper.ts';
import type { SourceBoard } from './source-board.ts';

type Source = PagerDutySyncOptions['source'];

/** What is read through at the moment. */
export type Reading = { readonly source: Source; readonly api: PagerDutyApi; readonly sync: PagerDutySync };

export type ReadingKeeperOptions = Pick<PagerDutySyncOptions, 'clock' | 'random' | 'store' | 'severities' | 'report'> & {
  readonly sources: Pick<SourceBoard, 'set'>;
  readonly situations: Pick<SituationKeeper, 'take'>;
  readonly sight: Pick<SightKeeper, 'newsComing' | 'cycleEnded'>;
  readonly outbox: Pick<Outbox, 'wake' | 'accepted' | 'abandon'>;
  readonly grew: PagerDutyListener['timelineGrew'];
  /** Whether a window is open. */
  readonly attended: boolean;
  /** Who we are there, as soon as it is known. */
  readonly heard: (account: PagerDutyAccount) => void;
  readonly publish: (onCall: OnCallStatus) => void;
};

const notConnected: OnCallStatus = { state: 'not-connected', shifts: [], asOf: null };

/** Reads one account at a time, the person's own before the demo's, and carries what it says to those whom it concerns. */
export function createReadingKeeper(options: ReadingKeeperOptions) {
  const { clock, random, store, severities, report, sources, situations, sight, outbox, grew, heard, publish } = options;
  let { attended } = options;
  let current: Reading | null = null;
  let account: PagerDutyAccount | null = null;
  let onCall = notConnected;

  function sayOnCall(status: OnCallStatus): void {
    onCall = status;
    publish(status);
  }
  const listener: PagerDutyListener = {
    incidentsChanged: ({ changed }) => {
      sight.newsComing();
      situations.take(changed.map((incident) => ({ type: 'incident', incident })));
    },
    timelineGrew: grew,
    cycleEnded: (good) => {
      sight.cycleEnded(good);
      if (good) outbox.accepted();
    },
    sourceChanged: (state) => {
      sources.set(state);
      if (state.condition === 'fresh') outbox.wake();
    },
    onCallChanged: sayOnCall,
    accountChanged: (next) => {
      account = next;
      heard(next);
      outbox.wake();
    },
  };
  /** The demo's account has no say any more once the person's own is read, whichever of them ends last. */
  const ownFirst = <T>(take: (value: T) => void) => (value: T) => {
    if (current?.source !== 'pagerduty') take(value);
  };
  const demoListener: PagerDutyListener = {
    ...listener, cycleEnded: (good) => sight.cycleEnded(good), sourceChanged: ownFirst(listener.sourceChanged), onCallChanged: ownFirst(sayOnCall), accountChanged: ownFirst(listener.accountChanged),
  };

  return {
    current: (): Reading | null => current,
    sync: (): PagerDutySync | null => current?.sync ?? null,
    account: (): PagerDutyAccount | null => account,
    onCall: (): OnCallStatus => onCall,
    /** Reads through this API until it is stopped; closing the API is up to whoever opened it. */
    start(api: PagerDutyApi, connection: PagerDutySyncOptions['connection'], source: Source): RunningSync {
      const sync = startPagerDutySync({ clock, random, api, connection, source, store, severities, report, listener: source === 'drill' ? demoListener : listener });
      sync.attend(attended);
      const mine: Reading = { source, api, sync };
      if (source === 'pagerduty' || current?.source !== 'pagerduty') current = mine;
      return {
        stop: () => {
          sync.stop();
          if (current !== mine) return;
          current = null;
          account = null;
          outbox.wake();
        },
      };
    },
    /** Whether a window is open: then it is read as often as when on call. */
    attend(open: boolean): void {
      attended = open;
      current?.sync.attend(open);
    },
    /** No account is connected, so nothing is missed. */
    nothing(): void {
      sources.set({ source: 'pagerduty', condition: 'off', lastGoodAt: null, since: clock.now(), reason: 'PagerDuty is not connected.' });
      sayOnCall(notConnected);
    },
    /** There is an account, but it cannot be read. */
    refused(reason: string): void {
      sources.set({ source: 'pagerduty', condition: 'refused', lastGoodAt: null, since: clock.now(), reason });
      sayOnCall({ state: 'unknown', shifts: [], asOf: null });
    },
    /** What was read through a connection that is gone is nobody's any more. Throws when that cannot be written. */
    forget(source: Source, detail: string): void {
      const open = store.openIncidents().filter((incident) => incident.source === source);
      store.saveIncidents(open.map((incident) => ({ ...incident, elsewhere: true })));
      situations.take(open.map(({ id }) => ({ type: 'gone', kind: 'incident', id, at: clock.now(), detail })));
      if (source === 'drill') outbox.abandon(open.map(({ id }) => id), detail);
    },
  };
}

export type ReadingKeeper = ReturnType<typeof createReadingKeeper>;
