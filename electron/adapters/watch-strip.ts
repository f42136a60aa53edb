import { nativeTheme, screen, type BrowserWindow } from 'electron';
import { minute, second } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from '../services/ports/clock.ts';
import { createSideWindow, type SidePage } from './side-window.ts';

/** Where its upper left corner is, in display-independent pixels. */
export type StripPlace = { readonly x: number; readonly y: number };

export type WatchStripOptions = SidePage & {
  readonly clock: Clock;
  readonly place: () => StripPlace | null;
  readonly keepPlace: (place: StripPlace) => void;
  readonly textScale: () => number;
};

const usual = { width: 480, height: 68 };
const fromTheCorner = 16;
const rebuildsPerMinute = 3;

/** A small window above all others. It never takes the focus by itself, and is gone when it is not needed. */
export function createWatchStrip({ clock, place, keepPlace, textScale, ...page }: WatchStripOptions) {
  let crashes: number[] = [];
  let disarm: Disarm = () => {};

  const size = () => ({ width: Math.round(usual.width * textScale()), height: Math.round(usual.height * textScale()) });
  const side = createSideWindow({
    ...page,
    name: 'watch strip',
    look: () => ({
      ...size(), ...(placeOnScreen(place(), size()) ?? corner(size())), title: 'Watchkeeper watch strip', alwaysOnTop: true,
      // What skipTaskbar is elsewhere.
      ...(process.platform === 'linux' ? { type: 'toolbar' } : {}),
      resizable: false, backgroundColor: nativeTheme.shouldUseDarkColors ? '#101418' : '#f4f5f7',
    }),
    made: (window) => {
      // Above full screen, too: that is where a call or a talk is held.
      window.setAlwaysOnTop(true, 'screen-saver');
      window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
      window.on('move', () => {
        disarm();
        disarm = clock.after(second, keep);
      });
    },
    reveal: (window) => window.showInactive(),
    mend: reloadAfter,
  });

  function keep(): void {
    disarm();
    const window = side.current();
    if (window === null || window.isDestroyed()) return;
    const { x, y } = window.getBounds();
    try {
      keepPlace({ x, y });
    } catch (error) {
      // A full disk is no reason to keep the strip open.
      page.report(`the watch strip's place could not be kept: ${String(error)}`);
    }
  }

  function reloadAfter(broken: BrowserWindow, reason: string): boolean {
    const now = clock.monotonic();
    crashes = [...crashes.filter((at) => now - at < minute), now];
    if (crashes.length > rebuildsPerMinute) return false;
    page.report(`the watch strip's process ended (${reason}), ${crashes.length} in a minute`);
    broken.webContents.reload();
    return true;
  }

  return {
    show: side.show,
    hide(): void {
      keep();
      side.hide();
    },
    /** The size follows the text's. */
    resize(): void {
      const { width, height } = size();
      const window = side.current();
      const [shownWidth, shownHeight] = window?.getSize() ?? [width, height];
      if (shownWidth !== width || shownHeight !== height) window?.setBounds({ width, height });
    },
  };
}

type Size = { readonly width: number; readonly height: number };

function corner({ width, height }: Size): StripPlace {
  const { workArea } = screen.getPrimaryDisplay();
  return { x: workArea.x + workArea.width - width - fromTheCorner, y: workArea.y + workArea.height - height - fromTheCorner };
}

/** A remembered place on a screen that is gone would be out of sight. */
function placeOnScreen(place: StripPlace | null, { width, height }: Size): StripPlace | null {
  if (place === null) return null;
  const { x, y } = place;
  const visible = screen.getAllDisplays().some(({ workArea }) =>
    x >= workArea.x - 8 && y >= workArea.y - 8 && x + width <= workArea.x + workArea.width + 8 && y + height <= workArea.y + workArea.height + 8);
  return visible ? place : null;
}
