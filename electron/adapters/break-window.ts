import { BrowserWindow, screen } from 'electron';
import type { BreakWindow } from '../services/ports/break-window.ts';
import { walledPreferences } from './walled-preferences.ts';

export type BreakWindowOptions = { readonly page: string; readonly preload: string; readonly report: (what: string) => void };

/**
 * Dims the screen that the pointer is on while a break is taken. It is an ordinary window and no lock: Escape, its button and closing it
 * end the dimming, every key and every other window work as before, and it goes with the program.
 */
export function createBreakWindow({ page, preload, report }: BreakWindowOptions): BreakWindow {
  let window: BrowserWindow | null = null;

  function build(): void {
    const built = new BrowserWindow({
      ...screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea,
      show: false,
      title: 'Watchkeeper break',
      frame: false,
      skipTaskbar: true,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      backgroundColor: '#0b0e11',
      opacity: 0.94,
      webPreferences: walledPreferences(preload),
    });
    window = built;
    built.once('ready-to-show', () => built.show());
    built.on('closed', () => {
      if (window === built) window = null;
    });
    // A page that is gone must not leave the screen dark.
    built.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') report(`the break window's process ended (${reason})`);
      if (!built.isDestroyed()) built.destroy();
    });
    built.loadURL(page).catch((error: unknown) => {
      report(`the break window did not load: ${String(error)}`);
      if (!built.isDestroyed()) built.destroy();
    });
  }

  return {
    show(): void {
      if (window === null) build();
    },
    hide(): void {
      const leaving = window;
      window = null;
      if (leaving !== null && !leaving.isDestroyed()) leaving.destroy();
    },
  };
}
