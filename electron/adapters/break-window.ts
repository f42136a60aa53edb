import { screen } from 'electron';
import type { BreakWindow } from '../services/ports/break-window.ts';
import { createSideWindow, type SidePage } from './side-window.ts';

/**
 * Dims the screen that the pointer is on while a break is taken. It is an ordinary window and no lock: Escape, its button and closing it
 * end the dimming, every key and every other window work as before, and it goes with the program.
 */
export function createBreakWindow(page: SidePage): BreakWindow {
  return createSideWindow({
    ...page,
    name: 'break window',
    look: () => ({ ...screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea, title: 'Watchkeeper break', backgroundColor: '#0b0e11', opacity: 0.94 }),
    reveal: (window) => window.show(),
  });
}
