import { join } from 'node:path';
import { withFolder } from './support/folders.ts';
import { openBenchBus } from './support/bench-bus.ts';
import type { Bench, BenchContext } from './support/bench.ts';
import { devToolsFlag, openDevTools, type Page } from './support/devtools.ts';
import type { Figure } from './support/figure.ts';
import { layMillion } from './support/million-profile.ts';
import { pause } from './support/moment.ts';
import { settled } from './support/processes.ts';
import { rawReads, wordsOf } from './support/raw-reads.ts';
import { launch } from './support/running-app.ts';
import { quantile, summarise } from './support/statistics.ts';
import { showTimeline } from './support/timeline-screen.ts';
import { dataFile } from './support/profile.ts';

/** Reading and searching a log of a million events from the window. */
export const bench: Bench = {
  ids: ['T13', 'T14'],
  run: async function* (context) {
    const figures = await withFolder((folder) => measure(folder, context));
    yield* figures.toSorted((a, b) => a.id.localeCompare(b.id));
  },
};

async function measure(folder: string, { root, electron, desktop, quick, progress }: BenchContext): Promise<readonly Figure[]> {
  const userData = join(folder, 'product');
  progress('T13, T14: a log of a million events');
  await layMillion(userData, progress);
  const file = join(userData, dataFile);
  const words = wordsOf(file, quick ? 10 : 40);
  progress('T13: the query alone');
  const raw = rawReads(file, quick ? 3 : 9, 200);

  const binary = await electron();
  const bus = await openBenchBus(await desktop());
  const app = launch({ electron: binary, bus, folder: root, userData, args: [devToolsFlag(userData)] });
  try {
    await app.onTray();
    const tools = await openDevTools(userData);
    const page = await tools.page();
    await showTimeline(page, 200);
    // The file is checked and copied after the window has shown; that is not what is measured here.
    await pause(5000);
    await settled(app.pid);
    progress('T13, T14: calls from the window');
    const reads = await readNewest(page, quick ? 100 : 400);
    const searches = await typeWords(page, words);
    const painted = await typeAndLook(page, words.slice(0, quick ? 6 : 20));
    tools.close();
    const p95 = (values: readonly number[]) => summarise([quantile(values, 0.95)]);
    return [
      { id: 'T13', name: 'newest 200 of 1,000,000, the query alone', unit: 'ms', value: summarise(raw.product), against: { name: 'plain SELECT', value: summarise(raw.reference) }, aim: { times: 2 } },
      { id: 'T13', name: 'newest 200 of 1,000,000, window call p95', unit: 'ms', value: p95(reads), against: null, aim: { most: 8 }, note: `${reads.length} calls, median ${quantile(reads, 0.5).toFixed(2)} ms` },
      { id: 'T14', name: 'search while typing, window call p95', unit: 'ms', value: p95(searches), against: null, aim: { most: 25 }, note: `${searches.length} calls, median ${quantile(searches, 0.5).toFixed(2)} ms, worst ${quantile(searches, 1).toFixed(1)} ms` },
      { id: 'T14', name: 'word typed to results painted, p95', unit: 'ms', value: p95(painted), against: null, aim: null, note: `${painted.length} words, median ${quantile(painted, 0.5).toFixed(0)} ms; waits for the end of typing and for two frames` },
    ];
  } finally {
    await app.stop();
    bus.close();
  }
}

/** How long calls for the newest page take, as the page sees it. */
function readNewest(page: Page, count: number): Promise<readonly number[]> {
  return page.evaluate(async (calls) => {
    const took: number[] = [];
    for (let call = -20; call < calls; call += 1) {
      const from = performance.now();
      const reply = await window.api.call('timeline.page', { limit: 200 });
      if (call >= 0) took.push(performance.now() - from);
      if (!reply.ok || reply.value.events.length !== 200) throw new Error('The newest page did not come.');
      await new Promise((next) => setTimeout(next, 5));
    }
    return took;
  }, count);
}

/** Every beginning of every word, as fast as people type, each followed by the histogram that the timeline asks for. */
function typeWords(page: Page, words: readonly string[]): Promise<readonly number[]> {
  return page.evaluate(async (all) => {
    const took: number[] = [];
    for (const word of all) {
      for (let length = 2; length <= word.length; length += 1) {
        const text = word.slice(0, length);
        const from = performance.now();
        const reply = await window.api.call('timeline.page', { filter: { text }, limit: 200 });
        took.push(performance.now() - from);
        if (!reply.ok || reply.value.events.length === 0) throw new Error(`Nothing was found for ${text}.`);
        void window.api.call('timeline.density', { filter: { text }, buckets: 160 });
        await new Promise((next) => setTimeout(next, 120));
      }
    }
    return took;
  }, words);
}

/** From a word in the field to its hits on the screen. */
async function typeAndLook(page: Page, words: readonly string[]): Promise<readonly number[]> {
  const took: number[] = [];
  for (const word of words) {
    const painted = page.evaluate(async () => {
      const field = document.querySelector<HTMLInputElement>('main input[type=search]');
      if (field === null) throw new Error('There is no search field.');
      field.focus();
      field.select();
      const first = (): string | undefined => document.querySelector<HTMLElement>('main [role=listitem] time')?.closest<HTMLElement>('[role=listitem]')?.dataset['row'];
      const before = first();
      const typedAt = await new Promise<number>((typed) => field.addEventListener('input', () => typed(performance.now()), { once: true }));
      while (first() === before || first() === undefined) {
        if (performance.now() - typedAt > 3000) return null;
        await new Promise((next) => requestAnimationFrame(next));
      }
      await new Promise((next) => requestAnimationFrame(next));
      return performance.now() - typedAt;
    }, null);
    await pause(100);
    await page.send('Input.insertText', { text: word });
    const found = await painted;
    // Two words may share their newest hit: then nothing changed that could be seen.
    if (found !== null) took.push(found);
  }
  return took;
}
