import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { NoteWindow } from '../services/ports/note-window.ts';
import { walledPreferences } from './walled-preferences.ts';

export type NoteWindowOptions = { readonly page: string; readonly preload: string; readonly textScale: () => number; readonly report: (what: string) => void };

const usual = { width: 520, height: 260 };

/** Comes up in the middle of the screen that the pointer is on, takes the focus, and is gone with Escape or once the note is kept. */
export function createNoteWindow({ page, preload, textScale, report }: NoteWindowOptions): NoteWindow {
  let window: BrowserWindow | null = null;

  function place() {
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    const width = Math.min(workArea.width, Math.round(usual.width * textScale()));
    const height = Math.min(workArea.height, Math.round(usual.height * textScale()));
    return { width, height, x: workArea.x + Math.round((workArea.width - width) / 2), y: workArea.y + Math.round((workArea.height - height) / 3) };
  }
  function build(): void {
    const built = new BrowserWindow({
      ...place(),
      show: false,
      title: 'Watchkeeper note',
      frame: false,
      alwaysOnTop: true,
      skipTaskbar: true,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#161b21' : '#ffffff',
      webPreferences: walledPreferences(preload),
    });
    window = built;
    built.once('ready-to-show', () => {
      built.show();
      built.focus();
    });
    built.on('closed', () => {
      if (window === built) window = null;
    });
    built.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') report(`the note window's process ended (${reason})`);
      if (!built.isDestroyed()) built.destroy();
    });
    built.loadURL(page).catch((error: unknown) => {
      report(`the note window did not load: ${String(error)}`);
      if (!built.isDestroyed()) built.destroy();
    });
  }

  return {
    show(): void {
      if (window === null) return build();
      window.show();
      window.focus();
    },
    hide(): void {
      const leaving = window;
      window = null;
      if (leaving !== null && !leaving.isDestroyed()) leaving.destroy();
    },
  };
}
