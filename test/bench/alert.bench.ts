import { join } from 'node:path';
import { withFolder } from './support/folders.ts';
import { openBenchBus } from './support/bench-bus.ts';
import type { Bench } from './support/bench.ts';
import { pause, until } from './support/moment.ts';
import { checkName, checkPath, layProfile } from './support/profile.ts';
import { launch } from './support/running-app.ts';
import { quantile, summarise } from './support/statistics.ts';
import { openTarget } from './support/target.ts';

/** From the answer that makes a check DOWN to the notification on D-Bus. */
export const bench: Bench = {
  ids: ['T12'],
  run: async function* ({ root, electron, desktop, quick, progress }) {
    const binary = await electron();
    const bus = await openBenchBus(await desktop());
    const target = await openTarget();
    const count = quick ? 8 : 40;
    try {
      const delays = await withFolder(async (folder) => {
        const userData = join(folder, 'product');
        // One failure is enough, so that the failing answer and the verdict belong together.
        layProfile(userData, { checks: { origin: target.origin, count, intervalSeconds: 1, failuresToDown: 1 } });
        const app = launch({ electron: binary, bus, folder: root, userData, args: ['--hidden'] });
        const found: number[] = [];
        try {
          await app.onTray();
          await pause(5000);
          progress(`T12: ${count} endpoints fail, one after the other`);
          for (let index = 0; index < count; index += 1) {
            const failedAt = await target.sicken(checkPath(index), 5000);
            const name = checkName(index);
            const told = await until(`the notification about ${name}`, () =>
              bus.seen.find((sighting) => sighting.kind === 'notify' && `${sighting.summary} ${sighting.body}`.includes(name)));
            found.push(told.at - failedAt);
            await pause(300);
          }
          return found;
        } finally {
          await app.stop();
        }
      });
      yield { id: 'T12', name: 'failing answer to notification, median', unit: 'ms', value: summarise(delays), against: null, aim: null };
      yield {
        id: 'T12', name: 'failing answer to notification, p95', unit: 'ms', value: summarise([quantile(delays, 0.95)]), against: null, aim: { most: 25 },
        note: `${delays.length} alerts; from the endpoint's answer, so the probe's way back and the commit are in it`,
      };
    } finally {
      target.close();
      bus.close();
    }
  },
};
