import { join } from 'node:path';
import { createBadge } from '../adapters/badge.ts';
import { createNotificationService } from '../adapters/notification-service.ts';
import { createCarriers } from '../adapters/notifier-carriers.ts';
import { createNotifier } from '../adapters/notifier.ts';
import { createSound } from '../adapters/sound.ts';
import { flashWindows } from '../adapters/window-flash.ts';
import { createAlertProof } from '../services/alert-proof.ts';
import { createAlertTest } from '../services/alert-test.ts';
import { createNotificationWatch } from '../services/notification-watch.ts';
import type { DataRoom } from './data-room.ts';
import type { Ground } from './ground.ts';

type Given = Ground & DataRoom & {
  /** The desktop began or ceased to put notifications off. */
  readonly onMuted: (muted: boolean) => void;
};
export type VoiceRoom = ReturnType<typeof composeVoiceRoom>;

/** How the person is told, and what is known of whether that works. */
export function composeVoiceRoom({ platform, machine, clock, assets, bus, stage, report, announce, stores, journal, sources, sounds, onMuted }: Given) {
  const iconFile = join(assets, 'icons', 'icon.png');
  const sound = createSound({ platform, folder: join(assets, 'sounds') });
  const realNotifier = createNotifier({ clock: machine, sound, carriers: createCarriers({ platform, bus, iconFile, report, meta: stores.meta }) });
  const notifier = stage?.notifier(realNotifier) ?? realNotifier;
  const proof = createAlertProof({ clock, publish: sources.set, attract: flashWindows, onMuted });
  const alertTest = createAlertTest({ clock, notifier, journal, proof, announce, sounds });
  const notifications = createNotificationWatch({ clock, notifier, proof, report, test: alertTest, service: bus === null ? null : createNotificationService(bus, report) });
  const badge = createBadge({ platform, iconFolder: join(assets, 'icons', 'tray') });
  return { sound, notifier, proof, alertTest, notifications, badge };
}
