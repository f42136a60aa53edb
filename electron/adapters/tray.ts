import { isDeepStrictEqual } from 'node:util';
import { Menu, nativeTheme, Tray } from 'electron';
import type { TrayCommand, TrayView } from '../../shared/domain/tray-menu.ts';
import { second, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from '../services/ports/clock.ts';
import type { SessionBus } from './session-bus.ts';
import { loadTrayIcon } from './tray-icon.ts';
import { menuTemplate } from './tray-template.ts';

const watcher = 'org.kde.StatusNotifierWatcher';
/** A panel that has just come back first takes the name, then gets ready for icons. */
const panelNeeds: Milliseconds = second;

export type TrayOptions = {
  readonly clock: Clock;
  readonly platform: NodeJS.Platform;
  /** XDG_CURRENT_DESKTOP. */
  readonly desktop: string;
  readonly iconFolder: string;
  readonly run: (command: TrayCommand) => void;
};

/** The icon in the panel. It shows nothing before the first `update`. */
export function createTray({ clock, platform, desktop, iconFolder, run }: TrayOptions) {
  let tray: Tray | null = null;
  let view: TrayView | null = null;
  let shownIcon = '';
  let shownTooltip = '';
  let shownMenu = '';
  let disarm = () => {};
  let disarmDrawing: (() => void) | null = null;

  const icon = (name: string) => loadTrayIcon({ platform, desktop, folder: iconFolder }, name);

  function draw(): void {
    if (view === null) return;
    const { icon: name, tooltip, menu: items } = view;
    if (tray === null) {
      tray = new Tray(icon(name));
      tray.on('click', () => run({ type: 'open-window' }));
      [shownIcon, shownTooltip, shownMenu] = [name, '', ''];
    }
    if (name !== shownIcon) tray.setImage(icon(name));
    shownIcon = name;
    if (tooltip !== shownTooltip) tray.setToolTip(tooltip);
    shownTooltip = tooltip;
    const menu = JSON.stringify(items);
    // A menu that is replaced closes under the person's hand, so only when it differs.
    if (menu !== shownMenu) tray.setContextMenu(Menu.buildFromTemplate(menuTemplate(items, run)));
    shownMenu = menu;
  }

  /** Once what runs now is through: a menu takes some milliseconds, and the notification of the same news goes out first (T12). */
  function drawNext(): void {
    disarmDrawing ??= clock.after(0, () => {
      disarmDrawing = null;
      draw();
    });
  }

  function remove(): void {
    tray?.destroy();
    tray = null;
  }

  function panelChanged([name, , owner]: readonly unknown[]): void {
    if (name !== watcher || owner === '') return;
    // The icon registered with the panel that is gone; only a new one registers again (faults 22).
    disarm();
    disarm = clock.after(panelNeeds, renew);
  }

  function renew(): void {
    remove();
    draw();
  }

  nativeTheme.on('updated', () => {
    shownIcon = '';
    draw();
  });

  return {
    update(next: TrayView): void {
      if (tray !== null && isDeepStrictEqual(next, view)) return;
      view = next;
      // The first one is what the start waits for.
      if (tray === null) draw();
      else drawNext();
    },
    /** The rest stays as it is: words that count down change every second. */
    tell(tooltip: string): void {
      if (view === null) return;
      view = { ...view, tooltip };
      if (tray !== null && tooltip !== shownTooltip) tray.setToolTip(tooltip);
      shownTooltip = tooltip;
    },
    /** Linux: on this bus panels come and go. */
    follow(bus: SessionBus): Promise<void> {
      return bus.listen({ path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus', member: 'NameOwnerChanged' }, panelChanged);
    },
    /** Makes the icon anew: only that registers it again. */
    renew,
    /** Whether there is one; on Linux only the panel knows whether it shows it. */
    isThere: () => tray !== null && !tray.isDestroyed(),
    destroy(): void {
      disarm();
      disarmDrawing?.();
      remove();
      view = null;
    },
  };
}
