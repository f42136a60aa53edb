import { nativeTheme, net } from 'electron';
import { join } from 'node:path';
import { spoiltSecrets } from '../../shared/domain/secrets-notice.ts';
import { strayNotice } from '../../shared/domain/stray-notice.ts';
import type { TrayView } from '../../shared/domain/tray-menu.ts';
import type { Preferences, PreferencesPatch } from '../../shared/model/preferences.ts';
import { setStartAtLogin, startsAtLogin } from '../adapters/login-item.ts';
import { createOwnZone } from '../adapters/own-zone.ts';
import { openPreferences } from '../adapters/preferences-store.ts';
import { createSecretStore } from '../adapters/secret-store.ts';
import { createSessionBus } from '../adapters/session-bus.ts';
import { catchStrays } from '../adapters/stray-errors.ts';
import { putStagedInPlace } from '../database/copies/put-in-place.ts';
import type { DrillStage } from '../drill/drill-stage.ts';
import type { FirstSight } from '../first-sight.ts';
import { publish } from '../ipc/register.ts';
import { attemptWith } from '../services/attempt.ts';
import { createNoticeBoard } from '../services/notice-board.ts';
import { createPreferencesKeeper } from '../services/preferences-keeper.ts';

/** How the timeline calls the person at this machine. */
const me = 'you';

type Given = {
  readonly first: FirstSight;
  readonly stage: DrillStage | null;
  /** A person chose something else. */
  readonly chosen: (next: Preferences, patch: PreferencesPatch) => void;
};
export type Ground = ReturnType<typeof composeGround>;

/** What every part stands on: this machine, the clock, the way out, what was chosen, and where trouble is said. */
export function composeGround({ first, stage, chosen }: Given) {
  const { platform, folder, built, assets, devOrigin, log, report, settings, openLink, showWindow, firstWindow } = first;
  const tray = stage === null ? first.tray : { ...first.tray, update: (view: TrayView) => first.tray.update(stage.tray(view)), tell: (text: string) => first.tray.tell(stage.tooltip(text)) };
  const clock = stage?.clock ?? first.clock;
  const login = stage === null ? { isSet: startsAtLogin, set: setStartAtLogin } : { isSet: () => false, set: () => {} };
  const ownZone = createOwnZone(first.clock);
  const startedAt = clock.monotonic();
  const announce = (line: string) => void process.stdout.write(`${line}\n`);
  // Before anything in the folder is opened.
  const restored = putStagedInPlace(folder, log.warn);
  const kept = openPreferences(folder);
  const preferences = createPreferencesKeeper({
    store: kept, login,
    changed: (next, patch) => {
      nativeTheme.themeSource = next.theme;
      publish('preferences.changed', next);
      chosen(next, patch);
    },
  });
  const sounds = () => preferences.get().sounds;
  const notices = createNoticeBoard({ clock, publish: (list) => publish('notices.changed', list) });
  const stray = () => notices.raise(strayNotice);
  catchStrays(stray);
  /** What one part cannot do keeps no other from doing its own: above all, from watching. */
  const fail = (error: unknown) => {
    report(error);
    stray();
  };
  const attempt = attemptWith(fail);
  /** Begun once the window is there, or will not come. */
  const afterWindow = (begin: () => unknown) => void firstWindow.catch(() => {}).then(begin).catch(fail);
  const bus = platform === 'linux' ? createSessionBus(process.env) : null;
  if (bus !== null) tray.follow(bus).catch(report);
  const random = () => Math.random();
  // Chromium would keep a copy of every answer in its own cache on the disk: what is known stands in our database alone.
  // In a drill nothing goes out: its own PagerDuty is in this process.
  const fetchOutside: typeof net.fetch = stage === null ? (url, init) => net.fetch(url, { ...init, cache: 'no-store' }) : () => Promise.reject(new TypeError('This is a drill: nothing is sent.'));
  const secrets = createSecretStore(folder);
  if (secrets.spoilt !== null) notices.raise(spoiltSecrets(secrets.spoilt));
  const preload = join(built, 'preload', 'preload.cjs');
  /** The clock of the machine; `clock` is a drill's in a drill. */
  const machine = first.clock;
  return {
    stage, me, platform, folder, built, assets, devOrigin, preload, log, report, settings, openLink, showWindow, machine, clock, tray, login, ownZone, startedAt, announce,
    restored, kept, preferences, sounds, notices, fail, attempt, afterWindow, bus, random, fetchOutside, secrets,
  };
}
