import { app, BrowserWindow } from 'electron';
import { trayIconName } from '../../shared/domain/tray-menu.ts';
import type { WatchStatus } from '../../shared/model/watch-status.ts';
import { loadTrayIcon } from './tray-icon.ts';

export type BadgeOptions = { readonly platform: NodeJS.Platform; readonly iconFolder: string };

/** The count of what nobody acknowledged, on the dock (macOS), the launcher (some Linux desktops) or the taskbar (Windows, while a window is open). */
export function createBadge({ platform, iconFolder }: BadgeOptions) {
  return {
    update(status: WatchStatus): void {
      if (platform !== 'win32') {
        app.setBadgeCount(status.alertingCount);
        return;
      }
      const alerting = status.alertingCount > 0;
      const image = alerting ? loadTrayIcon({ platform, desktop: '', folder: iconFolder }, trayIconName(status)) : null;
      for (const window of BrowserWindow.getAllWindows()) window.setOverlayIcon(image, alerting ? `${status.alertingCount} not acknowledged` : '');
    },
  };
}
