import { appOrigin } from '../../shared/ipc/channels.ts';
import { createHotkeys } from '../adapters/hotkeys.ts';
import { createNoteWindow } from '../adapters/note-window.ts';
import { publish } from '../ipc/register.ts';
import { createHotkeyActs } from '../services/hotkey-acts.ts';
import { createHotkeyKeeper } from '../services/hotkey-keeper.ts';
import { createTrayWord } from '../services/tray-word.ts';
import type { Ground } from './ground.ts';
import type { WatchRoom } from './watch-room.ts';

export type ReachRoom = ReturnType<typeof composeReachRoom>;

/** How the program is reached without its window: keys that act in every program, for those who want them, and the word on the tray. */
export function composeReachRoom({ platform, log, report, preferences, devOrigin, preload, tray, showWindow, situations, acknowledge, alerting }: Ground & WatchRoom) {
  const noteWindow = createNoteWindow({ page: `${devOrigin ?? appOrigin}/note.html`, preload, textScale: () => preferences.get().textScale, report: (what) => log.warn(what) });
  const hotkeys = createHotkeyKeeper({
    hotkeys: createHotkeys(platform, process.env), wanted: () => preferences.get().hotkeys, publish: (state) => publish('hotkeys.changed', state),
    acts: createHotkeyActs({ situations: situations.list, acknowledge, notifier: alerting.urgent, note: noteWindow, report }),
  });
  const trayWord = createTrayWord({
    notifier: alerting.others, report, hasTray: tray.isThere, open: () => void showWindow('now').catch(report),
    told: { get: () => preferences.get().toldOfTray, set: () => void preferences.set({ toldOfTray: true }) },
  });
  return { noteWindow, hotkeys, trayWord };
}
