import { join } from 'node:path';
import { withFolder } from './support/folders.ts';
import { openBenchBus } from './support/bench-bus.ts';
import type { Bench } from './support/bench.ts';
import { pause, until } from './support/moment.ts';
import { checkName, checkPath, layProfile } from './support/profile.ts';
import { launch, type LaunchOptions } from './support/running-app.ts';
import { quantile, summarise } from './support/statistics.ts';
import { openTarget, type Target } from './support/target.ts';

/** Many more in a few minutes would be a storm, which is told as one. */
const alertsARun = 8;

/** From the answer that makes a check of SEV-2 DOWN to the notification on D-Bus. */
export const bench: Bench = {
  ids: ['T12'],
  run: async function* ({ root, electron, desktop, quick, progress }) {
    const binary = await electron();
    const bus = await openBenchBus(await desktop());
    const target = await openTarget();
    const runs = quick ? 1 : 5;
    try {
      const delays: number[] = [];
      for (let run = 1; run <= runs; run += 1) {
        progress(`T12: ${alertsARun} endpoints fail, one after the other (run ${run} of ${runs})`);
        delays.push(...(await withFolder((folder) => failOneByOne({ electron: binary, bus, folder: root, userData: join(folder, 'product') }, target))));
      }
      yield { id: 'T12', name: 'failing answer to notification, median', unit: 'ms', value: summarise(delays), against: null, aim: null };
      yield {
        id: 'T12', name: 'failing answer to notification, p95', unit: 'ms', value: summarise([quantile(delays, 0.95)]), against: null, aim: { most: 25 },
        note: `${delays.length} alerts; from the endpoint's answer, so the probe's way back and the commit are in it; SEV-2, which is told at once`,
      };
      progress('T12: what may be deferred, after one look whether the person is busy');
      const asked = await withFolder((folder) => failOneByOne({ electron: binary, bus, folder: root, userData: join(folder, 'product') }, target, null));
      yield { id: 'T12', name: 'no severity: failing answer to notification, median', unit: 'ms', value: summarise(asked), against: null, aim: null, note: 'with one look at the desktop before each' };
    } finally {
      target.close();
      bus.close();
    }
  },
};

/** `severity` null: may be deferred, so the desktop is asked anew before each. */
async function failOneByOne(options: LaunchOptions, target: Target, severity: 2 | null = 2): Promise<readonly number[]> {
  const { bus, userData } = options;
  // One failure is enough, so that the failing answer and the verdict belong together.
  layProfile(userData, { checks: { origin: target.origin, count: alertsARun, intervalSeconds: 1, failuresToDown: 1, severity } });
  const app = launch({ ...options, args: ['--hidden'] });
  const found: number[] = [];
  try {
    await app.onTray();
    await pause(5000);
    for (let index = 0; index < alertsARun; index += 1) {
      const from = bus.seen.length;
      const failedAt = await target.sicken(checkPath(index), 5000);
      const name = checkName(index);
      const told = await until(`the notification about ${name}`, () =>
        bus.seen.slice(from).find((sighting) => sighting.kind === 'notify' && `${sighting.summary} ${sighting.body}`.includes(name)));
      found.push(told.at - failedAt);
      // A look serves for two seconds.
      await pause(severity === null ? 2100 : 300);
    }
    return found;
  } finally {
    await app.stop();
    for (let index = 0; index < alertsARun; index += 1) target.heal(checkPath(index));
  }
}
