import { BrowserWindow } from 'electron';
import { randomUUID } from 'node:crypto';
import { newestStart } from '../../shared/domain/on-call-status.ts';
import { trayTooltip, trayView } from '../../shared/domain/tray-menu.ts';
import type { Payload } from '../../shared/ipc/contract.ts';
import { deferredWhile } from '../../shared/model/preferences.ts';
import { minute } from '../../shared/time/duration.ts';
import { createAttentionSense } from '../adapters/attention.ts';
import { publish } from '../ipc/register.ts';
import { createAlerting } from '../services/alerting.ts';
import type { Checking } from '../services/checking.ts';
import { createDueTicker, earliest } from '../services/due-ticker.ts';
import type { HoursKeeper } from '../services/hours-keeper.ts';
import type { IncidentDesk } from '../services/incident-desk.ts';
import { paced } from '../services/paced.ts';
import type { createReading } from '../services/reading.ts';
import { createSightKeeper } from '../services/sight-keeper.ts';
import { createSituationKeeper } from '../services/situation-keeper.ts';
import { createWatchMonitor } from '../services/watch-monitor.ts';
import type { DataRoom } from './data-room.ts';
import type { Ground } from './ground.ts';
import type { LateRooms } from './late-rooms.ts';
import type { PolicyRoom } from './policy-room.ts';
import type { VoiceRoom } from './voice-room.ts';

/** What is made after it is a function here: asked when it is wanted, not before. */
type Given = Ground & DataRoom & PolicyRoom & VoiceRoom & {
  readonly follow: () => void;
  readonly desk: () => IncidentDesk;
  readonly reading: () => ReturnType<typeof createReading>;
  readonly checking: () => Checking;
  readonly hours: () => HoursKeeper;
  readonly late: () => LateRooms;
};
export type WatchRoom = ReturnType<typeof composeWatchRoom>;

/** What the sources say, as situations, alerts and one word in the tray; and what becomes of a time without sight. */
export function composeWatchRoom(given: Given) {
  const { clock, journal, report, announce, stores, policy, zone, me, platform, preferences, sounds, notifier, proof, badge, tray, notices, sources, ledger, stage, showWindow, follow } = given;
  const { desk, reading, checking, hours, late } = given;
  const tellSituations = paced(clock, (list: Payload<'situations.changed'>) => publish('situations.changed', list));
  const tellAlerting = paced(clock, (state: Payload<'alerting.changed'>) => publish('alerting.changed', state));
  const onCall = () => reading().readings.onCall();
  const shiftBegan = () => newestStart(onCall(), clock.now());
  const situations = createSituationKeeper({
    clock, journal, report, store: stores.situations,
    joinWithin: () => policy.policy().alerting.joinMinutes * minute,
    acknowledgeIncident: (incidentId) => desk().acknowledge(incidentId),
    publish: (list, changes) => {
      try {
        alerting.take(changes);
      } finally {
        // The icon and the window tell the truth, whatever becomes of the alert.
        tellSituations(list);
        follow();
      }
    },
  });
  const acknowledge = (id: string) => situations.acknowledge(id, me);
  const alerting = createAlerting({
    clock, notifier, notices, journal, proof, announce, report, acknowledge, zone, me, store: stores.situations, meta: stores.meta, newId: randomUUID,
    situations: () => situations, promise: (situation) => desk().promise(situation), playing: () => stage !== null || reading().demo.running(),
    open: (id) => void showWindow('now', id).catch(report),
    policy: () => policy.policy().alerting,
    sounds, deferWhile: deferredWhile(preferences.get()),
    sense: createAttentionSense({ platform, env: process.env, processId: process.pid, ownWindowFills: () => BrowserWindow.getFocusedWindow()?.isFullScreen() ?? false }),
    checkName: (id) => stores.checks.list().find((check) => check.id === id)?.name ?? null,
    shiftBegan,
    publish: (state) => {
      tellAlerting(state);
      follow();
    },
  });
  const monitor = createWatchMonitor({
    clock, read: () => ({ situations: situations.list(), sources: sources.list(), onCall: onCall(), demo: reading().demo.running(), duty: hours().watch() }),
    publish: (status) => {
      publish('watch.changed', status);
      badge.update(status);
      late().drills.made()?.watched(status);
    },
  });

  // The icon's words: all of them when a fact changes, the countdown in between.
  const nextDue = () => desk().next();
  const handoffDue = () => late().handoffs.made()?.due() ?? null;
  const words = () => ({ status: monitor.status(), sources: sources.list(), next: nextDue(), hours: hours().now(), handoff: handoffDue() });
  function drawTray(): void {
    tray.update(trayView({ ...words(), situations: situations.list(), onCall: onCall(), zone: zone(), alerting: alerting.calls.state() }, clock.now()));
  }
  const countdown = createDueTicker({ clock, next: () => earliest([nextDue(), handoffDue()]), draw: () => tray.tell(trayTooltip(words(), clock.now())) });

  const sight = createSightKeeper({
    clock, journal, ledger, sources, notices, notifier, proof, dispatcher: alerting.dispatcher, situations, announce, report,
    network: () => checking().network, poller: () => checking().poller, reading: () => reading().readings.sync(), sounds,
    open: () => void showWindow('now').catch(report),
    publishDigest: (digest) => publish('digest.changed', digest),
    publishCorrection: (correction) => {
      publish('clock.corrected', correction);
      desk().lookAnew();
    },
  });
  return { situations, acknowledge, alerting, monitor, drawTray, countdown, sight, shiftBegan };
}
