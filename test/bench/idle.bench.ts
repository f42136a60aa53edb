import { join } from 'node:path';
import { floor, withFolder } from './support/folders.ts';
import { openBenchBus } from './support/bench-bus.ts';
import type { Bench } from './support/bench.ts';
import type { Figure } from './support/figure.ts';
import { pause } from './support/moment.ts';
import { pagerDutyEnv, startPagerDuty } from './support/pagerduty.ts';
import { meter } from './support/processes.ts';
import { layProfile } from './support/profile.ts';
import { launch, type LaunchOptions, type RunningApp } from './support/running-app.ts';
import { summarise } from './support/statistics.ts';
import { openTarget } from './support/target.ts';

const endpoints = 100;
const intervalSeconds = 30;

type Idle = { readonly cpuMs: number; readonly wakeups: number };
type Side = 'window' | 'idle' | 'checks' | 'watching';

/**
 * What it costs to do nothing, and to watch. All four run at the same time: they are far from filling a core, and what the
 * machine does meanwhile hits them alike.
 */
export const bench: Bench = {
  ids: ['T6', 'T7'],
  run: async function* ({ root, electron, desktop, quick, progress }) {
    const binary = await electron();
    const bus = await openBenchBus(await desktop());
    const target = await openTarget();
    const pagerDuty = await startPagerDuty();
    try {
      const length = quick ? 20_000 : 60_000;
      const rounds = 3;
      let asked = 0;
      let measured = 0;
      const found: Record<Side, Idle[]> = { window: [], idle: [], checks: [], watching: [] };
      await withFolder(async (folder) => {
        const side = (name: Side, source: string, args: readonly string[], env = {}): LaunchOptions => ({
          electron: binary, bus, folder: source, userData: join(folder, name), args, env,
        });
        const sides: Readonly<Record<Side, LaunchOptions>> = {
          window: side('window', floor('tray-window'), []),
          idle: side('idle', root, ['--hidden']),
          checks: side('checks', floor('tray-checks'), [`--target=${target.origin}`, `--count=${endpoints}`, `--interval-ms=${intervalSeconds * 1000}`]),
          watching: side('watching', root, ['--hidden'], pagerDutyEnv(pagerDuty)),
        };
        layProfile(sides.idle.userData, {});
        layProfile(sides.watching.userData, {
          checks: { origin: target.origin, count: endpoints, intervalSeconds }, pagerDutyToken: pagerDuty.token,
        });
        const apps = await startAll(sides);
        try {
          progress('T6, T7: waiting until the starts are over');
          // What is done once after a start is no idling: V8 gives memory back, some time within a minute and a half, and after two
          // minutes the alert path is proved. The median of three rounds leaves out what comes later still.
          await pause(150_000);
          for (let round = 0; round < rounds; round += 1) {
            progress(`T6, T7: idle, round ${round + 1}`);
            const before = pagerDuty.calls();
            const idle = await measureTogether(apps, length);
            asked += pagerDuty.calls() - before;
            measured += length;
            for (const name of Object.keys(idle) as Side[]) found[name].push(idle[name]);
          }
        } finally {
          await Promise.all(Object.values(apps).map((app) => app.stop()));
        }
      });
      yield* figures('T6', 'no endpoints, window closed', found.idle, 'floor tray + window', found.window, 1.5, 1.3);
      yield* figures('T7', `${endpoints} endpoints / ${intervalSeconds} s, PagerDuty`, found.watching, 'floor + plain checks', found.checks, 1.3, 1);
      const minutes = measured / 60_000;
      yield { id: 'T7', name: 'PagerDuty was asked', unit: '/min', value: summarise([asked / minutes]), against: null, aim: null };
    } finally {
      await pagerDuty.stop();
      target.close();
      bus.close();
    }
  },
};

/** One after the other: four starts at once would only wait for each other. */
async function startAll(sides: Readonly<Record<Side, LaunchOptions>>): Promise<Record<Side, RunningApp>> {
  const apps: [string, RunningApp][] = [];
  try {
    for (const [name, side] of Object.entries(sides)) {
      const app = launch(side);
      apps.push([name, app]);
      await app.onTray();
    }
    return Object.fromEntries(apps) as Record<Side, RunningApp>;
  } catch (error) {
    await Promise.all(apps.map(([, app]) => app.stop()));
    throw error;
  }
}

async function measureTogether(apps: Readonly<Record<Side, RunningApp>>, measureMs: number): Promise<Record<Side, Idle>> {
  const meters = Object.entries(apps).map(([name, { pid }]) => [name, meter(pid)] as const);
  await pause(measureMs);
  const idle = meters.map(([name, one]) => {
    const { seconds, cpuMs, wakeups } = one.stop();
    return [name, { cpuMs: (cpuMs / seconds) * 60, wakeups: wakeups / seconds }];
  });
  return Object.fromEntries(idle) as Record<Side, Idle>;
}

function figures(
  id: string, name: string, value: readonly Idle[], against: string, floorValue: readonly Idle[], cpuTimes: number, wakeupTimes: number,
): readonly Figure[] {
  const figure = (what: string, unit: string, pick: (idle: Idle) => number, times: number): Figure => ({
    id, name: `${what}, ${name}`, unit, aim: { times },
    value: summarise(value.map(pick)), against: { name: against, value: summarise(floorValue.map(pick)) },
  });
  return [
    figure('CPU', 'ms/min', ({ cpuMs }) => cpuMs, cpuTimes),
    figure('wake-ups', '/s', ({ wakeups }) => wakeups, wakeupTimes),
  ];
}
