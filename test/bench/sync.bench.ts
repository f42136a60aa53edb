import { hour, minute, second } from '../../shared/time/duration.ts';
import { createWatchDisk, startWatchMachine } from '../support/watch-machine.ts';
import { createWatchWorld } from '../support/watch-world.ts';
import { openAccount, type Account, type AccountPlan } from './support/account.ts';
import type { Bench } from './support/bench.ts';
import type { Figure } from './support/figure.ts';
import { withFolder } from './support/folders.ts';
import { summarise } from './support/statistics.ts';
import { runSync } from './support/sync.ts';

/** How often the open list is read while something is open. */
const cycle = 15 * second;
const fast = 30;

async function withAccount<T>(plan: AccountPlan, run: (account: Account) => Promise<T>): Promise<T> {
  const account = await openAccount(plan);
  try {
    return await run(account);
  } finally {
    account.close();
  }
}

/** A whole watch in plain Node, on a real data file, reading an account in another process. */
async function bigAccount(quick: boolean): Promise<readonly Figure[]> {
  const [incidents, entries] = quick ? [1000, 10_000] : [10_000, 100_000];
  const report = await withAccount({ incidents, entries, entriesEach: 100, loud: true }, ({ apiBase }) =>
    withFolder((folder) => runSync({ apiBase, folder, speed: 10, incidents, entries, measureMs: 0 })));
  const size = `${incidents.toLocaleString('en')} incidents, ${entries.toLocaleString('en')} log entries`;
  const idle = { name: 'idle', value: summarise([report.idleP99Ms]) };
  const note = `all shown after ${(report.shownAfterMs / 1000).toFixed(1)} s, read after ${(report.syncMs / 1000).toFixed(0)} s`;
  return [
    { id: 'T15', name: `loop delay p99, ${size}`, unit: 'ms', value: summarise([report.p99Ms]), against: idle, aim: { most: 10 }, note },
    { id: 'T15', name: 'CPU of one turn of the loop meanwhile, p99', unit: 'ms', value: summarise([report.turnP99Ms]), against: null, aim: { most: 10 }, note: `worst ${report.turnWorstMs.toFixed(0)} ms` },
    { id: 'T15', name: 'loop delay, worst of it', unit: 'ms', value: summarise([report.worstMs]), against: null, aim: null },
  ];
}

/** Counted at the account: an hour of fake time, on call, two incidents open. */
async function callsAMinute(): Promise<Figure> {
  const world = createWatchWorld();
  for (const serviceId of ['SQUOTE', 'SROUTE']) world.simulator.trigger({ serviceId, title: 'Quotes are slow', priorityId: 'PR1' });
  const watch = startWatchMachine({ world, disk: createWatchDisk([]), zone: 'UTC', random: () => 0.5, prefix: 'run-', pagerDuty: true });
  await world.clock.advance(minute);
  world.simulator.forget();
  await world.clock.advance(hour);
  watch.quit();
  return { id: 'T15', name: 'PagerDuty calls a minute, on call, 2 open', unit: '', value: summarise([world.simulator.requests.length / 60]), against: null, aim: { most: 25 } };
}

/** What there is to read has been read: everything that the watch costs meanwhile, shared out over its cycles. */
async function quietCycle(quick: boolean): Promise<Figure> {
  const measureMs = quick ? 10_000 : 20_000;
  const runs: number[] = [];
  for (let run = 0; run < (quick ? 1 : 3); run += 1) {
    const { cpuMs } = await withAccount({ incidents: 2, entries: 4, entriesEach: 2, loud: false }, ({ apiBase }) =>
      withFolder((folder) => runSync({ apiBase, folder, speed: fast, incidents: 2, entries: 4, measureMs })));
    runs.push(cpuMs / ((measureMs * fast) / cycle));
  }
  return { id: 'T15', name: 'CPU of a cycle with nothing new, 2 open', unit: 'ms', value: summarise(runs), against: null, aim: { most: 5 } };
}

export const bench: Bench = {
  ids: ['T15'],
  run: async function* ({ quick, progress }) {
    progress('T15: a quiet watch');
    yield await callsAMinute();
    yield await quietCycle(quick);
    progress('T15: a big account');
    yield* await bigAccount(quick);
  },
};
