import { join } from 'node:path';
import { openBenchBus } from './support/bench-bus.ts';
import type { Bench } from './support/bench.ts';
import { devToolsFlag, openDevTools, type Page } from './support/devtools.ts';
import { withFolder } from './support/folders.ts';
import { openLongHandoff, plainTextarea, showPreview } from './support/handoff-screen.ts';
import { pause } from './support/moment.ts';
import { layProfile } from './support/profile.ts';
import { launch } from './support/running-app.ts';
import { quantile, summarise } from './support/statistics.ts';

/** As long as a document gets. */
const characters = 200 * 1024;
/** Nobody sees this display: without a beat of its own, a frame comes when its work is done. */
const noBeat = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** From a key to the frame that shows it, typing in a handoff of 200 KB while it is saved. */
export const bench: Bench = {
  ids: ['T22'],
  run: async function* ({ root, electron, desktop, quick, progress }) {
    const binary = await electron();
    const bus = await openBenchBus(await desktop());
    try {
      const found = await withFolder(async (folder) => {
        const userData = join(folder, 'product');
        layProfile(userData, {});
        const app = launch({ electron: binary, bus, folder: root, userData, args: [devToolsFlag(userData), ...noBeat] });
        const tools = await openDevTools(userData);
        try {
          const page = await tools.page();
          progress('T22: keys in a long document');
          const keys = quick ? 60 : 300;
          await openLongHandoff(page, characters);
          const alone = await typeKeys(page, keys);
          await showPreview(page);
          const beside = await typeKeys(page, keys);
          await plainTextarea(page, characters);
          return { alone, beside, plain: await typeKeys(page, keys) };
        } finally {
          tools.close();
          await app.stop();
        }
      });
      const p95 = ({ took }: Keys) => ({ ...summarise([quantile(took, 0.95)]), runs: 1 });
      const note = ({ took, work }: Keys) => `median ${quantile(took, 0.5).toFixed(1)} ms; ${work.toFixed(1)} ms of the page's thread a key, ${found.plain.work.toFixed(1)} ms in a bare field`;
      const against = { name: 'a bare text field, p95', value: p95(found.plain) };
      yield { id: 'T22', name: 'key to painted, p95, 200 KB', unit: 'ms', value: p95(found.alone), against, aim: { most: 16 }, note: note(found.alone) };
      yield { id: 'T22', name: 'the same with the preview beside it', unit: 'ms', value: p95(found.beside), against, aim: { most: 16 }, note: note(found.beside) };
    } finally {
      bus.close();
    }
  },
};

type Keys = { readonly took: readonly number[]; /** Of the page's thread for each key, with its saving and all, in ms. */ readonly work: number };

/** Types at a quick person's pace; how long each key took until its frame was drawn, in ms. */
async function typeKeys(page: Page, count: number): Promise<Keys> {
  const before = await threadTime(page);
  await page.evaluate(() => {
    const took: number[] = [];
    Reflect.set(window, 'keysTook', took);
    const listen = ({ timeStamp }: KeyboardEvent): void => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => took.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    };
    const before = Reflect.get(window, 'keysHeard') as typeof listen | undefined;
    if (before !== undefined) removeEventListener('keydown', before, true);
    Reflect.set(window, 'keysHeard', listen);
    addEventListener('keydown', listen, true);
  }, null);
  for (let index = 0; index < count; index += 1) {
    const letter = index % 6 === 5 ? ' ' : String.fromCharCode(97 + (index % 26));
    await page.send('Input.dispatchKeyEvent', { type: 'keyDown', text: letter, key: letter, unmodifiedText: letter });
    await page.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
    await pause(40 + (index % 5) * 20);
  }
  const took = await page.evaluate(() => Reflect.get(window, 'keysTook') as number[], null);
  return { took, work: ((await threadTime(page)) - before) / count };
}

/** What the page's own thread has worked so far, in ms: a busy machine does not change it. */
async function threadTime(page: Page): Promise<number> {
  await page.send('Performance.enable', { timeDomain: 'threadTicks' });
  const { metrics } = (await page.send('Performance.getMetrics')) as { readonly metrics: readonly { readonly name: string; readonly value: number }[] };
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}
