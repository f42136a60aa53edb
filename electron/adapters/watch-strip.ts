import { BrowserWindow, nativeTheme, screen } from 'electron';
import { minute, second } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from '../services/ports/clock.ts';
import { walledPreferences } from './walled-preferences.ts';

/** Where its upper left corner is, in display-independent pixels. */
export type StripPlace = { readonly x: number; readonly y: number };

export type WatchStripOptions = {
  readonly clock: Clock;
  readonly page: string;
  readonly preload: string;
  readonly place: () => StripPlace | null;
  readonly keepPlace: (place: StripPlace) => void;
  readonly textScale: () => number;
  readonly report: (what: string) => void;
};

const usual = { width: 480, height: 68 };
const fromTheCorner = 16;
const rebuildsPerMinute = 3;

/** A small window above all others. It never takes the focus by itself, and is gone when it is not needed. */
export function createWatchStrip({ clock, page, preload, place, keepPlace, textScale, report }: WatchStripOptions) {
  let window: BrowserWindow | null = null;
  let crashes: number[] = [];
  let disarm: Disarm = () => {};

  const size = () => ({ width: Math.round(usual.width * textScale()), height: Math.round(usual.height * textScale()) });

  function build(): void {
    const built = new BrowserWindow({
      ...size(),
      ...(placeOnScreen(place(), size()) ?? corner(size())),
      show: false,
      title: 'Watchkeeper watch strip',
      frame: false,
      alwaysOnTop: true,
      skipTaskbar: true,
      // What skipTaskbar is elsewhere.
      ...(process.platform === 'linux' ? { type: 'toolbar' } : {}),
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#101418' : '#f4f5f7',
      webPreferences: walledPreferences(preload),
    });
    window = built;
    // Above full screen, too: that is where a call or a talk is held.
    built.setAlwaysOnTop(true, 'screen-saver');
    built.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true });
    built.once('ready-to-show', () => built.showInactive());
    built.on('move', () => {
      disarm();
      disarm = clock.after(second, keep);
    });
    built.on('closed', () => {
      if (window === built) window = null;
    });
    built.webContents.on('render-process-gone', (_event, { reason }) => rebuildAfter(built, reason));
    built.loadURL(page).catch((error: unknown) => report(`the watch strip did not load: ${String(error)}`));
  }

  function keep(): void {
    disarm();
    if (window === null || window.isDestroyed()) return;
    const { x, y } = window.getBounds();
    try {
      keepPlace({ x, y });
    } catch (error) {
      // A full disk is no reason to keep the strip open.
      report(`the watch strip's place could not be kept: ${String(error)}`);
    }
  }

  function rebuildAfter(broken: BrowserWindow, reason: string): void {
    if (reason === 'clean-exit' || window !== broken) return;
    const now = clock.monotonic();
    crashes = [...crashes.filter((at) => now - at < minute), now];
    report(`the watch strip's process ended (${reason}), ${crashes.length} in a minute`);
    if (crashes.length <= rebuildsPerMinute) return broken.webContents.reload();
    window = null;
    broken.destroy();
  }

  return {
    show(): void {
      if (window === null) build();
    },
    hide(): void {
      if (window === null) return;
      keep();
      const leaving = window;
      window = null;
      leaving.destroy();
    },
    /** The size follows the text's. */
    resize(): void {
      const { width, height } = size();
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
