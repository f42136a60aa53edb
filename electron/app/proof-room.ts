import { join } from 'node:path';
import { appOrigin } from '../../shared/ipc/channels.ts';
import { startsAtLogin } from '../adapters/login-item.ts';
import { createTrayCheck } from '../adapters/tray-check.ts';
import { createWatchStrip } from '../adapters/watch-strip.ts';
import { flashWindows } from '../adapters/window-flash.ts';
import { listBackups, newestFirst } from '../database/upkeep/backup-files.ts';
import { publish } from '../ipc/register.ts';
import { createPathAlarm } from '../services/path-alarm.ts';
import { createSelfTestProbes } from '../services/self-test-probes.ts';
import { createSelfTest } from '../services/self-test.ts';
import { createSignOfLife } from '../services/sign-of-life.ts';
import { createStripKeeper } from '../services/strip-keeper.ts';
import type { DataRoom } from './data-room.ts';
import type { Ground } from './ground.ts';
import type { HealthRoom } from './health-room.ts';
import type { PolicyRoom } from './policy-room.ts';
import type { ReadingRoom } from './reading-room.ts';
import type { VoiceRoom } from './voice-room.ts';
import type { WatchRoom } from './watch-room.ts';

export type ProofRoom = ReturnType<typeof composeProofRoom>;

/** The alert path as a whole, proved once a day; the strip, which needs no notifications; and the sign of life to outside. */
export function composeProofRoom(given: Ground & DataRoom & PolicyRoom & VoiceRoom & WatchRoom & ReadingRoom & HealthRoom) {
  const { clock, journal, report, announce, log, folder, bus, kept, secrets, stores, sources, policy, preferences, sounds, zone, ownZone, tray, devOrigin, preload, showWindow } = given;
  const { sound, alertTest, notifications, situations, alerting, readings, demo, prober } = given;
  const strip = createStripKeeper({
    read: () => ({ mode: preferences.get().watchStrip, situations: situations.list(), sources: sources.list() }),
    strip: createWatchStrip({
      clock, page: `${devOrigin ?? appOrigin}/strip.html`, preload, place: kept.stripPlace,
      keepPlace: kept.keepStripPlace, textScale: () => preferences.get().textScale, report: (what) => log.warn(what),
    }),
  });
  const signOfLife = createSignOfLife({ clock, secrets, prober, report, everyMinutes: () => policy.policy().alerting.signOfLifeMinutes, sources: sources.list, isDemo: () => demo.running() });
  const selfTest = createSelfTest({
    clock, journal, report, announce, meta: stores.meta,
    zones: () => ({ team: zone(), own: ownZone() }),
    publish: (state) => publish('selfTest.changed', state),
    alarm: createPathAlarm({
      notifier: alerting.urgent, report, open: () => void showWindow('now').catch(report),
      attract: () => {
        flashWindows();
        strip.alarm();
      },
    }),
    probes: createSelfTestProbes({
      clock, secrets, prove: alertTest.prove, readMute: notifications.readMute, sources: sources.list,
      sound: { wanted: sounds, check: sound.check },
      tray: { look: createTrayCheck({ bus, processId: process.pid, isThere: tray.isThere }), renew: tray.renew },
      pagerDuty: { refresh: () => readings.sync()?.refresh(), skew: () => readings.current()?.api.meter().skew ?? null },
      newestBackupAt: () => newestFirst(listBackups(join(folder, 'backups')), clock.now())[0]?.takenAt ?? null,
      login: { wanted: () => preferences.get().startAtLogin, isSet: startsAtLogin },
    }),
  });
  return { strip, signOfLife, selfTest };
}
