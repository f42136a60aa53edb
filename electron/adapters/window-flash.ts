import { BrowserWindow } from 'electron';

/** Asks for attention in the taskbar or dock until the window is looked at; one that has the focus already is left alone. */
export function flashWindows(): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (window.isFocused()) continue;
    window.once('focus', () => window.flashFrame(false));
    window.flashFrame(true);
  }
}
