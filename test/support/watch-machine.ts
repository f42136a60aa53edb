import { createPagerDutyClient } from '../../electron/adapters/pagerduty-client.ts';
import { createAbsenceKeeper } from '../../electron/services/absence-keeper.ts';
import { createActing } from '../../electron/services/acting.ts';
import { createAlertProof } from '../../electron/services/alert-proof.ts';
import { createAlerting } from '../../electron/services/alerting.ts';
import { createBlindLedger } from '../../electron/services/blind-ledger.ts';
import { createChecking } from '../../electron/services/checking.ts';
import type { RunningSync } from '../../electron/services/connection-keeper.ts';
import { createNoticeBoard } from '../../electron/services/notice-board.ts';
import type { Clock } from '../../electron/services/ports/clock.ts';
import type { Stores } from '../../electron/services/ports/data-vault.ts';
import type { Alert } from '../../electron/services/ports/notifier.ts';
import { onceATurn } from '../../electron/services/once-a-turn.ts';
import { createReadingKeeper } from '../../electron/services/reading-keeper.ts';
import { createSightKeeper } from '../../electron/services/sight-keeper.ts';
import { createSituationKeeper } from '../../electron/services/situation-keeper.ts';
import { createSourceBoard } from '../../electron/services/source-board.ts';
import { createTick } from '../../electron/services/tick.ts';
import { createWatchMonitor } from '../../electron/services/watch-monitor.ts';
import type { SituationChange } from '../../shared/domain/situation-merge.ts';
import type { Check } from '../../shared/model/check.ts';
import type { NewEvent, WatchEvent } from '../../shared/model/event.ts';
import type { SourceState } from '../../shared/model/source.ts';
import { PolicySchema } from '../../shared/policy/policy.ts';
import { minute, type Milliseconds } from '../../shared/time/duration.ts';
import { userToken } from './drill-account.ts';
import { createFakeNotifier } from './fake-notifier.ts';
import { createMemoryCheckStore } from './memory-check-store.ts';
import { createMemoryIncidentStore } from './memory-incident-store.ts';
import { createMemoryJournal } from './memory-journal.ts';
import { createMemoryMetaStore } from './memory-meta-store.ts';
import { createMemoryOutboxStore } from './memory-outbox-store.ts';
import { createMemoryPagerDutyStore } from './memory-pagerduty-store.ts';
import { createMemorySecretStore } from './memory-secret-store.ts';
import { createMemorySituationStore } from './memory-situation-store.ts';
import { mortalClock, type WatchWorld } from './watch-world.ts';

/** What a disk keeps from one run to the next. */
export type WatchDisk = Pick<Stores, 'journal' | 'checks' | 'pagerDuty' | 'situations' | 'outbox' | 'meta' | 'incidents'> & { /** Oldest first. */ readonly events: () => readonly WatchEvent[] };

/** A disk in memory: it lives as long as the object. */
export function createWatchDisk(checks: readonly Check[]): WatchDisk {
  const journal = createMemoryJournal();
  const checkStore = createMemoryCheckStore(journal);
  for (const check of checks) checkStore.save(check);
  const pagerDuty = createMemoryPagerDutyStore();
  return {
    journal, checks: checkStore, pagerDuty, incidents: createMemoryIncidentStore({ incidents: () => pagerDuty.incidents.values(), events: () => journal.events }), situations: createMemorySituationStore(), outbox: createMemoryOutboxStore(), meta: createMemoryMetaStore(),
    events: () => journal.events,
  };
}

/** What one run says to the outside, as it says it. */
export type WatchListeners = {
  readonly told?: (alert: Alert) => void;
  readonly changed?: (changes: readonly SituationChange[]) => void;
  readonly sourcesChanged?: (sources: readonly SourceState[]) => void;
  readonly recorded?: (events: readonly NewEvent[]) => void;
};

export type WatchMachineOptions = {
  readonly world: Pick<WatchWorld, 'truth' | 'desktop' | 'sleep' | 'seenBy'> & { readonly clock: Clock };
  readonly disk: WatchDisk;
  readonly zone: string;
  readonly random: () => number;
  /** Tells the ids of one run from those of another. */
  readonly prefix: string;
  readonly pagerDuty: boolean;
  readonly listeners?: WatchListeners;
};

/**
 * One run of the program: the services, put together as the app puts them together, on what a world and a disk give. Begins at once.
 * Errors that the app would write to its log are thrown into `problems`.
 */
export function startWatchMachine({ world, disk, zone, random, prefix, pagerDuty, listeners = {} }: WatchMachineOptions) {
  let alive = true;
  const clock = mortalClock(world.clock, () => alive);
  const outside = world.seenBy(() => alive);
  const problems: unknown[] = [];
  const report = (error: unknown) => void problems.push(error);
  const policy = PolicySchema.parse({ watchkeeper: 1, team: { name: 'Drill', zone } });
  const ledger = createBlindLedger({
    clock, report, publish: () => {},
    archive: { timelinePage: async ({ filter, limit }) => ({ events: disk.events().filter(({ kind, occurredAt }) => filter.kinds.includes(kind) && occurredAt >= (filter.from ?? -Infinity) && occurredAt < (filter.to ?? Infinity)).slice(-limit).toReversed(), next: null }) },
  });
  function heard(added: readonly WatchEvent[]): void {
    alerting.dispatcher.heard(added);
    listeners.recorded?.(added);
  }
  const journal = {
    grew: heard,
    append: (events: readonly NewEvent[]) => {
      ledger.heard(events);
      const added = disk.journal.append(events);
      heard(added);
      return added;
    },
  };
  const notices = createNoticeBoard({ clock, publish: () => {} });
  const screen = createFakeNotifier();
  screen.answer = (alert) => {
    const delivery = world.desktop();
    if (delivery.shown && alive) listeners.told?.(alert);
    return delivery;
  };

  const follow = onceATurn(() => monitor.refresh());
  const sources = createSourceBoard({
    clock, journal, report,
    publish: (list) => {
      listeners.sourcesChanged?.(list);
      follow();
    },
  });
  const proof = createAlertProof({ clock, publish: (state) => sources.set(state), attract: () => {} });
  const situations = createSituationKeeper({
    clock, journal, report, store: disk.situations, joinWithin: () => policy.alerting.joinMinutes * minute,
    acknowledgeIncident: (id) => outbox.acknowledge(id),
    publish: (_list, changes) => {
      listeners.changed?.(changes);
      alerting.take(changes);
      follow();
    },
  });
  let ids = 0;
  const newId = () => `${prefix}${(ids += 1)}`;
  const alerting = createAlerting({
    clock, journal, proof, report, newId, notifier: screen, notices, store: disk.situations, meta: disk.meta, me: 'me', zone: () => zone,
    announce: () => {}, open: () => {}, promise: () => null, situations: () => situations, policy: () => policy.alerting, sounds: () => true, sense: { ask: async () => ({ says: 'no' }) }, deferWhile: [], checkName: (id) => id, shiftBegan: () => null,
    acknowledge: (id) => situations.acknowledge(id, 'me'),
    publish: follow,
  });
  const monitor = createWatchMonitor({ clock, publish: () => {}, read: () => ({ situations: situations.list(), sources: sources.list(), onCall: readings.onCall(), demo: false }) });

  const sight = createSightKeeper({
    clock, journal, ledger, sources, notices, proof, situations, report, notifier: screen, dispatcher: alerting.dispatcher,
    network: () => checking.network, poller: () => checking.poller, reading: () => readings.sync(), sounds: () => true,
    announce: () => {}, open: () => {}, publishDigest: () => {}, publishCorrection: () => {},
  });

  const { outbox, severities } = createActing({
    clock, journal, report, random, newId, notices, notifier: screen, store: disk.outbox, publish: () => {},
    reading: () => readings.current(), account: () => readings.account(), connection: () => { throw new Error('Nobody tests the connection here.'); },
    incidents: () => disk.pagerDuty.openIncidents(), situations: situations.list, sounds: () => true, openOutbox: () => {},
    priorities: { policy: () => policy.pagerduty.priorities, own: () => ({}) },
  });
  const readings = createReadingKeeper({
    clock, random, report, sources, situations, sight, outbox, severities, grew: heard, store: disk.pagerDuty, attended: false,
    heard: () => {},
    publish: follow,
  });
  let running: RunningSync | null = null;
  /** The person enters a token, for the first time or again. */
  function connect(): void {
    running?.stop();
    const api = createPagerDutyClient({ clock, fetch: outside.fetch, credentials: { tokenKind: 'api-key', token: userToken, apiBase: 'http://127.0.0.1:1' } });
    running = readings.start(api, { scope: 'mine', email: null }, 'pagerduty');
  }

  const checking = createChecking({
    clock, journal, report, sources, situations, notices, notifier: screen, announce: () => {}, secrets: createMemorySecretStore(), store: disk.checks, meta: disk.meta,
    prober: outside.prober, witness: outside.witness, policy: () => policy, zones: { team: () => zone, own: () => zone },
    history: { checkSummaries: () => Promise.resolve([]) },
    networkReturned: () => sight.networkReturned(),
    publishChecks: () => {}, publishMaintenance: () => {},
  });
  const { poller } = checking;
  const absence = createAbsenceKeeper({ clock, journal, report, meta: disk.meta });
  const tick = createTick({
    clock, uptime: world.truth,
    onGap: (gap) => {
      sight.slept(gap);
      outbox.wake();
    },
    onClockStep: ({ by }) => sight.clockStepped(by),
    onTick: () => {
      poller.tick();
      absence.tick();
    },
  });

  situations.start();
  alerting.start();
  void ledger.start();
  const away = absence.start();
  if (away !== null) sight.absent(away);
  journal.append([{ occurredAt: clock.now(), kind: 'app.started', source: 'watchkeeper', title: 'Watchkeeper started' }]);
  outbox.resume();
  if (pagerDuty) connect();
  checking.start(false);
  tick.start();

  return {
    problems, screen, outbox, situations, poller,
    alive: () => alive,
    sources: sources.list,
    held: alerting.dispatcher.held,
    status: monitor.status,
    account: readings.account,
    connect,
    /** The lid closes and opens. `reported`: the system says so; else only the clocks do. */
    sleep(length: Milliseconds, reported: boolean): void {
      if (reported) tick.suspended();
      world.sleep(length);
      if (!reported) return;
      tick.resumed();
      tick.resumed();
    },
    /** What was under way is lost with the process, and so are its timers. */
    kill: () => void (alive = false),
    quit(): void {
      alerting.stop();
      tick.stop();
      absence.stop();
      sight.stop();
      checking.stop();
      outbox.stop();
      running?.stop();
      journal.append([{ occurredAt: clock.now(), kind: 'app.stopped', source: 'watchkeeper', title: 'Watchkeeper quit' }]);
      alive = false;
    },
  };
}

export type WatchMachine = ReturnType<typeof startWatchMachine>;
