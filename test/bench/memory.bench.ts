import { cpSync, constants } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { floor, withFolder } from './support/folders.ts';
import { openBenchBus } from './support/bench-bus.ts';
import type { Bench, ElectronBinary } from './support/bench.ts';
import { devToolsFlag, openDevTools } from './support/devtools.ts';
import { pause } from './support/moment.ts';
import { familyOf, memoryOf } from './support/processes.ts';
import { layProfile } from './support/profile.ts';
import { launch, type LaunchOptions, type RunningApp } from './support/running-app.ts';
import { interleave, summarise } from './support/statistics.ts';
import { showTimeline } from './support/timeline-screen.ts';
import { openTarget } from './support/target.ts';

const endpoints = 100;
const rows = 1000;

/** Proportional set size of all processes some time after the start. */
export const bench: Bench = {
  ids: ['T4', 'T5'],
  run: async function* ({ root, electron, desktop, quick, progress }) {
    const bus = await openBenchBus(await desktop());
    const target = await openTarget();
    try {
      const found = await withFolder(async (folder) => {
        const binary = await ownCopy(await electron(), join(folder, 'electron'));
        const side = (name: string, source: string, args: readonly string[]): LaunchOptions => ({
          electron: binary, bus, folder: source, userData: join(folder, name), args,
        });
        const watching = side('watching', root, ['--hidden']);
        const reading = side('reading', root, []);
        layProfile(watching.userData, { checks: { origin: target.origin, count: endpoints, intervalSeconds: 30 } });
        layProfile(reading.userData, { events: rows * 2 });

        const settle = (app: RunningApp): Promise<void> => pause(quick ? 5000 : 15_000).then(() => void app.onTray());
        progress('T4, T5: memory');
        return interleave(quick ? 1 : 3, {
          tray: () => measure(side('tray', floor('tray'), []), settle),
          watching: () => measure(watching, settle),
          closed: () => measure({ ...watching, args: [] }, closeWindow(settle)),
          window: () => measure(side('window', floor('tray-window'), []), settle),
          reading: () => measure(reading, readTimeline(settle)),
        });
      });
      const figure = (id: string, name: string, value: readonly number[], against: string, floorValue: readonly number[]) => ({
        id, name, unit: 'MiB', value: summarise(value), against: { name: against, value: summarise(floorValue) }, aim: { times: 1.2 },
      });
      yield figure('T4', `memory, ${endpoints} endpoints, window never opened`, found.watching, 'floor tray', found.tray);
      yield figure('T4', `memory, ${endpoints} endpoints, window closed again`, found.closed, 'floor tray', found.tray);
      yield figure('T5', `memory, window open, ${rows}-row timeline`, found.reading, 'floor tray + window', found.window);
    } finally {
      target.close();
      bus.close();
    }
  },
};

type Act = (app: RunningApp) => Promise<void>;

async function measure(side: LaunchOptions, act: Act): Promise<number> {
  const app = launch({ ...side, args: [...(side.args ?? []), devToolsFlag(side.userData)] });
  try {
    await app.onTray();
    await act(app);
    return memoryOf(familyOf(app.pid));
  } finally {
    await app.stop();
  }
}

const closeWindow = (settle: Act): Act => async (app) => {
  const tools = await openDevTools(app.userData);
  const page = await tools.page();
  await pause(2000);
  await page.send('Page.close');
  tools.close();
  await settle(app);
};

const readTimeline = (settle: Act): Act => async (app) => {
  const tools = await openDevTools(app.userData);
  await showTimeline(await tools.page(), rows);
  tools.close();
  await settle(app);
};

/** Pages of a file are shared by all who run it: another Electron on the machine would take its part of ours. */
async function ownCopy(electron: ElectronBinary, folder: string): Promise<ElectronBinary> {
  cpSync(dirname(electron.executable), folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return { ...electron, executable: join(folder, basename(electron.executable)) };
}
