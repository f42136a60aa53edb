import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron';
import { walledPreferences } from './walled-preferences.ts';

/** Where its page and its door to main are, and who is told what went wrong with it. */
export type SidePage = { readonly page: string; readonly preload: string; readonly report: (what: string) => void };

export type SideWindowOptions = SidePage & {
  /** As it is called in the log. */
  readonly name: string;
  /** Its title, size, place and look, asked for when it is made. */
  readonly look: () => BrowserWindowConstructorOptions;
  readonly made?: (window: BrowserWindow) => void;
  /** Once there is something to see. */
  readonly reveal: (window: BrowserWindow) => void;
  /** Its process ended, not by itself. True: it was seen to. Otherwise it is put away. */
  readonly mend?: (window: BrowserWindow, reason: string) => boolean;
};

/** A small window without a frame beside the program's own: made when it is wanted, destroyed when it is not, and never left on the screen without its page. */
export function createSideWindow({ name, page, preload, report, look, made = () => {}, reveal, mend = () => false }: SideWindowOptions) {
  let window: BrowserWindow | null = null;

  function destroy(leaving: BrowserWindow): void {
    if (window === leaving) window = null;
    if (!leaving.isDestroyed()) leaving.destroy();
  }
  function build(): void {
    const built = new BrowserWindow({
      show: false, frame: false, skipTaskbar: true, minimizable: false, maximizable: false, fullscreenable: false, webPreferences: walledPreferences(preload), ...look(),
    });
    window = built;
    made(built);
    built.once('ready-to-show', () => reveal(built));
    built.on('closed', () => {
      if (window === built) window = null;
    });
    built.webContents.on('render-process-gone', (_event, { reason }) => {
      const isMended = reason !== 'clean-exit' && window === built && mend(built, reason);
      if (isMended) return;
      if (reason !== 'clean-exit') report(`the ${name}'s process ended (${reason})`);
      destroy(built);
    });
    built.loadURL(page).catch((error: unknown) => {
      report(`the ${name} did not load: ${String(error)}`);
      destroy(built);
    });
  }

  return {
    /** Null while it is not wanted. */
    current: (): BrowserWindow | null => window,
    /** Harmless while it is there. */
    show(): void {
      if (window === null) build();
    },
    hide(): void {
      if (window !== null) destroy(window);
    },
  };
}
