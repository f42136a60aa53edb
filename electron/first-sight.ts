import { app, nativeTheme } from 'electron';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TrayCommand } from '../shared/domain/tray-menu.ts';
import { markTray } from '../shared/domain/drill-marks.ts';
import { startingTray } from '../shared/domain/tray-starting.ts';
import { answersAtOnce, appOrigin } from '../shared/ipc/channels.ts';
import { second, type Milliseconds } from '../shared/time/duration.ts';
import { openLog } from './adapters/app-log.ts';
import { serveApp } from './adapters/app-protocol.ts';
import { readClockShift } from './adapters/clock-shift.ts';
import { createSystemClock } from './adapters/clock.ts';
import { guardSession } from './adapters/session-guard.ts';
import { readFirstSettings, type WindowPlace } from './adapters/settings-file.ts';
import { catchStrays } from './adapters/stray-errors.ts';
import { systemLinks } from './adapters/system-links.ts';
import { createTray } from './adapters/tray.ts';
import { createWindowKeeper } from './adapters/window-keeper.ts';
import type { Answer } from './ipc/answer.ts';
import { publish, registerCalls } from './ipc/register.ts';
import type { CommandLine } from './services/command-line.ts';
import { createLinkOpener, type LinkOpener } from './services/link-opener.ts';
import { trayCall, trayProblem } from './services/tray-call.ts';

/** What the icon and the window ask of the rest, which is loaded after them. */
export type Rest = {
  readonly answer: Answer;
  /** What was chosen in the tray and came to nothing. */
  readonly sayProblem: (problem: string) => void;
  readonly proveAlerts: () => Promise<unknown>;
  readonly windowChanged: (open: boolean) => void;
  readonly keepWindowPlace: (place: WindowPlace) => void;
};
const windowPatience: Milliseconds = 2 * second;

export type FirstSight = ReturnType<typeof showFirst>;

/** The icon, the walls round the window, and the window: all that must not wait, and nothing else, so that it is read in no time (T1, T2). */
export function showFirst(commandLine: CommandLine) {
  const { platform } = process;
  const clockFile = app.isPackaged ? undefined : process.env['WATCHKEEPER_CLOCK_FILE'];
  const clock = createSystemClock(clockFile === undefined ? undefined : () => readClockShift(clockFile));
  const folder = app.getPath('userData');
  const built = dirname(dirname(fileURLToPath(import.meta.url)));
  const assets = app.isPackaged ? join(process.resourcesPath, 'app.asar.unpacked', 'assets') : join(app.getAppPath(), 'assets');
  const devOrigin = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);
  const log = openLog(folder);
  const report = (error: unknown) => log.warn('unexpected', error);
  catchStrays(report);
  let complete: (rest: Rest) => void = () => {};
  const rest = new Promise<Rest>((resolve) => {
    complete = resolve;
  });

  const tray = createTray({
    clock, platform, iconFolder: join(assets, 'icons', 'tray'), desktop: process.env['XDG_CURRENT_DESKTOP'] ?? '',
    run: (command) => void run(command).catch(report),
  });
  tray.update(commandLine.drill ? markTray(startingTray, 'it is being put together') : startingTray);

  const settings = readFirstSettings(folder, clock.now());
  nativeTheme.themeSource = settings.theme;
  const openLink: LinkOpener = commandLine.drill ? async () => ({ result: 'nothing-to-do', message: 'This is a drill: no link leads out of it.' }) : createLinkOpener({ links: systemLinks, knownHosts: ['pagerduty.com'] });
  guardSession({ devOrigin, openLink: (url) => void openLink(url).catch(report), report: (refusal) => log.warn(`refused ${refusal}`) });
  if (devOrigin === null) serveApp(join(built, 'renderer'));

  registerCalls({
    devOrigin, report: (call, error) => log.warn(`call ${call}`, error),
    answer: async (name, input) => (await rest).answer(name, input),
  });
  let { windowPlace } = settings;
  let isThere = false;
  void rest.then(() => (isThere = true));
  const windows = createWindowKeeper({
    clock, page: () => `${devOrigin ?? appOrigin}/${isThere ? answersAtOnce : ''}`, stoppedPage: `${appOrigin}/stopped.html`, preload: join(built, 'preload', 'preload.cjs'),
    place: () => windowPlace,
    keepPlace: (place) => {
      windowPlace = place;
      void rest.then(({ keepWindowPlace }) => keepWindowPlace(place)).catch(report);
    },
    report: (what) => log.warn(what),
    onOpenChanged: (open) => void rest.then(({ windowChanged }) => windowChanged(open)).catch(report),
  });
  async function showWindow(screen: 'now' | 'health' | 'timeline' | 'connect' | 'outbox' | 'cover' | 'handoff' | 'wellness' | 'support' | null = null, id: string | null = null): Promise<void> {
    await windows.show(screen === null ? '' : `#${screen}${id === null ? '' : `/${id}`}`);
    if (screen !== null) publish('window.show', { screen, id });
  }
  /** Nobody looks at the window who chose from the tray: it comes up and says why nothing came of it. */
  async function tellProblem(problem: string | null): Promise<void> {
    if (problem === null) return;
    (await rest).sayProblem(problem);
    await showWindow('now');
  }
  async function run(command: TrayCommand): Promise<void> {
    const call = trayCall(command);
    if (call !== null) return tellProblem(trayProblem(await (await rest).answer(call.name, call.input)));
    if (command.type === 'quit') app.quit();
    else if (command.type === 'prove-alerts') {
      await showWindow('now');
      await (await rest).proveAlerts();
    } else if (command.type === 'cannot-continue') await showWindow('cover');
    else if (command.type === 'open-handoff') await showWindow('handoff');
    else if (command.type === 'support') await showWindow('support');
    else if (command.type === 'show-now') await showWindow('now');
    else if (command.type === 'open-situation') await showWindow('now', command.id);
    else await showWindow();
  }
  const firstWindow = commandLine.hidden ? Promise.resolve() : showWindow();
  // Reading the rest keeps main busy, and the window needs main until its first frame. One that does not come is not waited for.
  const firstFrame = new Promise<void>((resolve) => {
    const disarm = clock.after(windowPatience, resolve);
    void firstWindow.catch(report).finally(() => {
      disarm();
      resolve();
    });
  });

  app.on('second-instance', () => void showWindow().catch(report));
  app.on('activate', () => void showWindow().catch(report));
  // The tray lives on without a window.
  app.on('window-all-closed', () => {});
  return { platform, clock, folder, built, assets, devOrigin, log, report, tray, settings, openLink, showWindow, firstWindow, firstFrame, complete };
}
