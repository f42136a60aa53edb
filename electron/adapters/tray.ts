import { Menu, nativeTheme, Tray } from 'electron';
import { trayIconName, trayMenu, trayTooltip, type TrayCommand, type TrayFacts } from '../../shared/domain/tray-menu.ts';
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
  /** Linux: the bus on which panels come and go. */
  readonly bus: SessionBus | null;
  readonly run: (command: TrayCommand) => void;
  readonly report: (error: unknown) => void;
};

/** The icon in the panel. It shows nothing before the first `update`. */
export function createTray({ clock, platform, desktop, iconFolder, bus, run, report }: TrayOptions) {
  let tray: Tray | null = null;
  let facts: TrayFacts | null = null;
  let shownIcon = '';
  let shownTooltip = '';
  let shownMenu = '';
  let disarm = () => {};

  const icon = (name: string) => loadTrayIcon({ platform, desktop, folder: iconFolder }, name);

  function draw(): void {
    if (facts === null) return;
    const name = trayIconName(facts.status);
    if (tray === null) {
      tray = new Tray(icon(name));
      tray.on('click', () => run({ type: 'open-window' }));
      [shownIcon, shownTooltip, shownMenu] = [name, '', ''];
    }
    if (name !== shownIcon) tray.setImage(icon(name));
    shownIcon = name;
    const tooltip = trayTooltip(facts.status);
    if (tooltip !== shownTooltip) tray.setToolTip(tooltip);
    shownTooltip = tooltip;
    const items = trayMenu(facts);
    const menu = JSON.stringify(items);
    // A menu that is replaced closes under the person's hand, so only when it differs.
    if (menu !== shownMenu) tray.setContextMenu(Menu.buildFromTemplate(menuTemplate(items, run)));
    shownMenu = menu;
  }

  function remove(): void {
    tray?.destroy();
    tray = null;
  }

  function panelChanged([name, , owner]: readonly unknown[]): void {
    if (name !== watcher || owner === '') return;
    // The icon registered with the panel that is gone; only a new one registers again (faults 22).
    disarm();
    disarm = clock.after(panelNeeds, () => {
      remove();
      draw();
    });
  }

  nativeTheme.on('updated', () => {
    shownIcon = '';
    draw();
  });
  bus?.listen({ path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus', member: 'NameOwnerChanged' }, panelChanged).catch(report);

  return {
    update(next: TrayFacts): void {
      facts = next;
      draw();
    },
    destroy(): void {
      disarm();
      remove();
      facts = null;
    },
  };
}
