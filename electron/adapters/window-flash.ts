import { BrowserWindow } from 'electron';

/** Asks for attention in the taskbar or dock until the window is looked at. One that is looked at, or stands above all others, need not. */
export function flashWindows(): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (window.isFocused() || window.isAlwaysOnTop()) continue;
    window.once('focus', () => window.flashFrame(false));
    window.flashFrame(true);
  }
}
