import { join } from 'node:path';
import { openBenchBus } from './support/bench-bus.ts';
import type { Bench } from './support/bench.ts';
import { devToolsFlag, openDevTools } from './support/devtools.ts';
import { withFolder } from './support/folders.ts';
import { bareLine, openLongHandoff, plainTextarea, showPreview } from './support/handoff-screen.ts';
import { layProfile } from './support/profile.ts';
import { launch } from './support/running-app.ts';
import { quantile, summarise } from './support/statistics.ts';
import { typeKeys, type Keys } from './support/typing.ts';

/** As long as a document gets. */
const characters = 200 * 1024;
/** Nobody sees this display: without a beat of its own, a frame comes when its work is done. */
const noBeat = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/**
 * From a key to the frame that shows it, typing in a handoff of 200 KB while it is saved. The floor is one bare line on
 * an empty page of the same window: what the browser takes for any key, with its processes, its raster and its drawing.
 */
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
          const alone = await typeKeys(tools, page, keys);
          await showPreview(page);
          const beside = await typeKeys(tools, page, keys);
          await bareLine(page);
          const line = await typeKeys(tools, page, keys);
          await plainTextarea(page, characters);
          return { alone, beside, line, field: await typeKeys(tools, page, keys) };
        } finally {
          tools.close();
          await app.stop();
        }
      });
      const p95 = ({ took }: Keys) => ({ ...summarise([quantile(took, 0.95)]), runs: 1 });
      const middle = ({ took }: Keys) => quantile(took, 0.5).toFixed(1);
      const { line, field } = found;
      const note = (keys: Keys) => `median ${middle(keys)} ms, of the line ${middle(line)}; ${keys.work.toFixed(1)} ms of the page's thread a key, the line ${line.work.toFixed(1)}; a bare text field of 200 KB: p95 ${quantile(field.took, 0.95).toFixed(1)} ms, ${field.work.toFixed(1)} ms`;
      const against = { name: 'one bare line, p95', value: p95(line) };
      yield { id: 'T22', name: 'key to painted, p95, 200 KB', unit: 'ms', value: p95(found.alone), against, aim: { most: 16 }, note: note(found.alone) };
      yield { id: 'T22', name: 'the same with the preview beside it', unit: 'ms', value: p95(found.beside), against, aim: { most: 16 }, note: note(found.beside) };
    } finally {
      bus.close();
    }
  },
};
