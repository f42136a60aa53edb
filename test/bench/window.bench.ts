import { join } from 'node:path';
import { floor, withFolder } from './support/folders.ts';
import { openBenchBus } from './support/bench-bus.ts';
import type { Bench } from './support/bench.ts';
import { devToolsFlag, openDevTools, type DevTools, type Page } from './support/devtools.ts';
import { pause } from './support/moment.ts';
import { layProfile } from './support/profile.ts';
import { launch, type RunningApp } from './support/running-app.ts';
import { interleave, quantile, summarise } from './support/statistics.ts';
import { showTimeline, timelinePainted } from './support/timeline-screen.ts';

/** From a click on the icon to a painted page, when there was no window. */
export const bench: Bench = {
  ids: ['T3'],
  run: async function* ({ root, electron, desktop, quick, progress }) {
    const binary = await electron();
    const bus = await openBenchBus(await desktop());
    const apps: RunningApp[] = [];
    const tools: DevTools[] = [];
    try {
      const found = await withFolder(async (folder) => {
        const open = async (source: string, name: string, args: readonly string[]): Promise<(painted: (page: Page) => Promise<number>) => Promise<number>> => {
          const userData = join(folder, name);
          const app = launch({ electron: binary, bus, folder: source, userData, args: [devToolsFlag(userData), ...args] });
          apps.push(app);
          await app.onTray();
          const own = await openDevTools(userData);
          tools.push(own);
          return async (painted) => {
            const clickedAt = await bus.click(app.pid);
            const page = await own.page();
            const paintedAt = await painted(page);
            await pause(300);
            await page.send('Page.close').catch(() => {});
            await pause(500);
            return paintedAt - clickedAt;
          };
        };
        layProfile(join(folder, 'product'), { events: 10_000 });
        const blank = await open(floor('tray-click'), 'floor', []);
        const product = await open(root, 'product', ['--hidden']);
        progress('T3: click to painted timeline');
        // The first window of a process makes what all later ones find; the person left it at the timeline.
        await blank(blankPainted);
        await product(async (page) => {
          await showTimeline(page, 1);
          return 0;
        });
        return interleave(quick ? 5 : 15, { floor: () => blank(blankPainted), product: () => product(timelinePainted) });
      });
      const against = { name: 'floor blank window', value: summarise(found.floor) };
      yield { id: 'T3', name: 'click on the icon to timeline painted', unit: 'ms', value: summarise(found.product), against, aim: { times: 2.5 } };
      const p95 = (values: readonly number[]) => ({ ...summarise([quantile(values, 0.95)]), runs: 1 });
      yield {
        id: 'T3', name: 'the same, p95 against the blank median', unit: 'ms', value: p95(found.product),
        against: { name: 'floor blank window', value: summarise(found.floor) }, aim: { times: 3.5 },
      };
    } finally {
      for (const own of tools) own.close();
      await Promise.all(apps.map((app) => app.stop()));
      bus.close();
    }
  },
};

function blankPainted(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await new Promise<void>((found) => {
      const observer = new MutationObserver(look);
      function look(): void {
        if (document.querySelector('main') === null) return;
        observer.disconnect();
        found();
      }
      observer.observe(document, { childList: true, subtree: true });
      look();
    });
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    return performance.timeOrigin + performance.now();
  }, null);
}
