import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Clock } from '../services/ports/clock.ts';
import type { WindowPlace } from './settings-file.ts';
import { minute } from '../../shared/time/duration.ts';
import { offerTextMenu } from './text-menu.ts';
import { walledPreferences } from './walled-preferences.ts';

export type WindowKeeper = {
  /** Opens the window or brings it to the front. Resolves when there is something to see. */
  readonly show: (hash?: string) => Promise<BrowserWindow>;
  readonly isOpen: () => boolean;
};

export type WindowKeeperOptions = {
  readonly clock: Clock;
  readonly preload: string;
  readonly page: () => string;
  /** Plain text and one link back, shown when the page keeps crashing. */
  readonly stoppedPage: string;
  readonly place: () => WindowPlace | null;
  readonly keepPlace: (place: WindowPlace) => void;
  readonly report: (what: string) => void;
  readonly onOpenChanged: (open: boolean) => void;
};

const smallest = { width: 720, height: 560 };
const usual = { width: 1200, height: 800 };
const rebuildsPerMinute = 3;

/** One window, destroyed when closed (the tray lives on without a renderer) and rebuilt when its process dies. */
export function createWindowKeeper(options: WindowKeeperOptions): WindowKeeper {
  const { clock, preload, page, stoppedPage, place, keepPlace, report, onOpenChanged } = options;
  let window: BrowserWindow | null = null;
  let shown: Promise<BrowserWindow> | null = null;
  let crashes: number[] = [];

  function build(hash: string): Promise<BrowserWindow> {
    const kept = onScreen(place());
    const built = new BrowserWindow({
      ...usual,
      ...kept,
      minWidth: smallest.width,
      minHeight: smallest.height,
      show: false,
      title: 'Watchkeeper',
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#101418' : '#f4f5f7',
      webPreferences: {
        ...walledPreferences(preload),
        // What was compiled is kept from the first run on: each opening of the window starts a new process.
        v8CacheOptions: 'bypassHeatCheck',
      },
    });
    window = built;
    offerTextMenu(built.webContents);
    if (kept?.maximised === true) built.maximize();
    built.on('close', () => keepPlaceOf(built));
    built.on('closed', () => {
      if (window !== built) return;
      window = null;
      shown = null;
      onOpenChanged(false);
    });
    built.webContents.on('render-process-gone', (_event, { reason }) => rebuildAfter(built, reason));
    built.webContents.on('unresponsive', () => report('the window stopped answering'));
    onOpenChanged(true);
    const ready = new Promise<BrowserWindow>((resolve) => {
      built.once('ready-to-show', () => {
        built.show();
        resolve(built);
      });
    });
    built.loadURL(`${page()}${hash}`).catch((error: unknown) => report(`the page did not load: ${String(error)}`));
    return ready;
  }

  /** A full disk is no reason to keep a window open. */
  function keepPlaceOf(leaving: BrowserWindow): void {
    try {
      keepPlace({ ...leaving.getNormalBounds(), maximised: leaving.isMaximized() });
    } catch (error) {
      report(`the window's place could not be kept: ${String(error)}`);
    }
  }

  /** A crash loop ends in a plain page: watching goes on in main all the while. */
  function rebuildAfter(broken: BrowserWindow, reason: string): void {
    if (reason === 'clean-exit') return;
    const now = clock.monotonic();
    crashes = [...crashes.filter((at) => now - at < minute), now];
    report(`the window's process ended (${reason}), ${crashes.length} in a minute`);
    keepPlaceOf(broken);
    if (crashes.length <= rebuildsPerMinute) broken.webContents.reload();
    else broken.loadURL(stoppedPage).catch((error: unknown) => report(`the plain page did not load: ${String(error)}`));
  }

  return {
    isOpen: () => window !== null,
    show: async (hash = '') => {
      shown ??= build(hash);
      const open = await shown;
      if (open.isDestroyed()) return open;
      if (open.isMinimized()) open.restore();
      open.show();
      open.focus();
      return open;
    },
  };
}

/** A remembered place on a screen that is gone would open out of sight. */
function onScreen(place: WindowPlace | null): WindowPlace | null {
  if (place === null || place.x === undefined || place.y === undefined) return place;
  const { x, y } = place;
  const visible = screen.getAllDisplays().some(({ workArea }) =>
    x + place.width > workArea.x + 40 && x < workArea.x + workArea.width - 40 && y >= workArea.y - 8 && y < workArea.y + workArea.height - 40);
  return visible ? place : { width: place.width, height: place.height, maximised: place.maximised };
}
