import { withFolder, floor } from './support/folders.ts';
import { openBenchBus } from './support/bench-bus.ts';
import type { Bench } from './support/bench.ts';
import { canDropCaches, dropCaches } from './support/cold.ts';
import type { Figure } from './support/figure.ts';
import { pagerDutyEnv, startPagerDuty } from './support/pagerduty.ts';
import { layProfile } from './support/profile.ts';
import { launch, type LaunchOptions } from './support/running-app.ts';
import { interleave, summarise } from './support/statistics.ts';
import { watchWindows, type WindowWatch } from './support/window-watch.ts';

const eventsInTheLog = 10_000;

type Start = { readonly trayMs: number; readonly windowMs: number };

/** From just before the program is started to its icon in the tray and its window on the screen. */
export const bench: Bench = {
  ids: ['T1', 'T2'],
  run: async function* ({ root, electron, desktop, quick, progress }) {
    const binary = await electron();
    const env = await desktop();
    const bus = await openBenchBus(env);
    const windows = await watchWindows(env);
    const pagerDuty = await startPagerDuty();
    try {
      yield* await withFolder(async (folder) => {
        const plain: LaunchOptions = { electron: binary, bus, folder: floor('tray-window'), userData: `${folder}/floor`, args: ['--show'] };
        const product: LaunchOptions = { electron: binary, bus, folder: root, userData: `${folder}/product`, env: pagerDutyEnv(pagerDuty) };
        progress(`T1, T2: laying a profile with ${eventsInTheLog} events and a connected account`);
        layProfile(product.userData, { events: eventsInTheLog, pagerDutyToken: pagerDuty.token });
        // The first start of each fills caches that every later one finds.
        for (const side of [plain, product]) await measureStart(side, windows);

        const figures: Figure[] = [];
        progress('T1, T2: warm starts');
        figures.push(...(await compare('warm', quick ? 3 : 7, plain, product, windows, () => {})));
        if (canDropCaches()) {
          progress('T1, T2: cold starts');
          figures.push(...(await compare('cold', quick ? 2 : 5, plain, product, windows, dropCaches)));
        }
        return figures.toSorted((a, b) => a.id.localeCompare(b.id));
      });
    } finally {
      await pagerDuty.stop();
      windows.close();
      bus.close();
    }
  },
};

async function compare(
  state: string, rounds: number, plain: LaunchOptions, product: LaunchOptions, windows: WindowWatch, before: () => void,
): Promise<readonly Figure[]> {
  const start = (side: LaunchOptions) => async () => {
    before();
    return measureStart(side, windows);
  };
  const found = await interleave<'floor' | 'product', Start>(rounds, { floor: start(plain), product: start(product) });
  const figure = (id: string, name: string, pick: (start: Start) => number, times: number): Figure => ({
    id,
    name: `${name}, ${state}`,
    unit: 'ms',
    value: summarise(found.product.map(pick)),
    against: { name: 'floor tray + window', value: summarise(found.floor.map(pick)) },
    aim: { times },
  });
  return [
    figure('T1', 'start to icon in the tray', ({ trayMs }) => trayMs, 1.15),
    figure('T2', 'start to window shown, 10,000 events', ({ windowMs }) => windowMs, 1.3),
  ];
}

async function measureStart(side: LaunchOptions, windows: WindowWatch): Promise<Start> {
  const app = launch(side);
  try {
    const [tray, window] = await Promise.all([app.onTray(), windows.firstShown(app.startedAt)]);
    return { trayMs: tray - app.startedAt, windowMs: window - app.startedAt };
  } catch (error) {
    throw new Error(`${String(error)}\n${app.printed()}`, { cause: error });
  } finally {
    await app.stop();
  }
}
