import { nativeTheme, screen } from 'electron';
import type { NoteWindow } from '../services/ports/note-window.ts';
import { createSideWindow, type SidePage } from './side-window.ts';

export type NoteWindowOptions = SidePage & { readonly textScale: () => number };

const usual = { width: 520, height: 260 };

/** Comes up in the middle of the screen that the pointer is on, takes the focus, and is gone with Escape or once the note is kept. */
export function createNoteWindow({ textScale, ...page }: NoteWindowOptions): NoteWindow {
  function place() {
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    const width = Math.min(workArea.width, Math.round(usual.width * textScale()));
    const height = Math.min(workArea.height, Math.round(usual.height * textScale()));
    return { width, height, x: workArea.x + Math.round((workArea.width - width) / 2), y: workArea.y + Math.round((workArea.height - height) / 3) };
  }
  const side = createSideWindow({
    ...page,
    name: 'note window',
    look: () => ({ ...place(), title: 'Watchkeeper note', alwaysOnTop: true, backgroundColor: nativeTheme.shouldUseDarkColors ? '#161b21' : '#ffffff' }),
    reveal: (window) => {
      window.show();
      window.focus();
    },
  });
  return {
    show(): void {
      const shown = side.current();
      if (shown === null) return side.show();
      shown.show();
      shown.focus();
    },
    hide: side.hide,
  };
}
