// A whole watch in plain Node on a real data file with its threads, reading an account over real connections, with time that runs fast. A process of its own.
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { request } from 'undici';
import { createSystemClock } from '../../../electron/adapters/clock.ts';
import { createDataFile } from '../../../electron/database/data-file.ts';
import { root } from '../../../electron/dev/steps/paths.mjs';
import { createDrillClock } from '../../../electron/drill/drill-clock.ts';
import { createDataKeeper } from '../../../electron/services/data-keeper.ts';
import { shownBy } from '../../support/fake-notifier.ts';
import { startWatchMachine } from '../../support/watch-machine.ts';
import { pause, until } from './moment.ts';
import { quantile } from './statistics.ts';
import type { SyncOrder, SyncReport } from './sync.ts';

const { apiBase, folder, speed, incidents, entries, measureMs } = JSON.parse(process.argv[2] ?? '') as SyncOrder;
const clock = createDrillClock(createSystemClock(), speed);
const path = join(folder, 'watchkeeper.db');
const { vault } = createDataFile({ path, workerPath: join(root, 'out', 'main', 'worker.js'), clock });
const data = createDataKeeper({
  // Time runs fast here: a backup, due every quarter of an hour, would count as a part of what is read.
  clock, vault: { ...vault, backUp: async () => 0 }, path, notices: { raise: ({ title }) => void process.stderr.write(`${title}\n`), clear: () => {} }, setSource: () => {}, grew: () => {}, zone: () => 'UTC',
  report: (error) => { throw error; },
});
await data.start();
let kept = 0;
const never = () => new Promise<never>(() => {});
const machine = (): ReturnType<typeof startWatchMachine> => startWatchMachine({
  world: {
    clock, truth: clock.monotonic, sleep: () => {}, desktop: () => shownBy('bench'),
    seenBy: () => ({
      async fetch(url, { method, headers, signal, body: text }) {
        const { statusCode, headers: got, body } = await request(url.replace('http://127.0.0.1:1', apiBase), { method: method as 'GET', headers, signal, body: text ?? null });
        return { status: statusCode, body, headers: { get: (name) => String(got[name] ?? '') || null } };
      },
      prober: { probe: never, reset: () => {}, close: () => Promise.resolve() },
      witness: { ask: async () => ({ named: false, proves: false, result: 'reached' }) },
    }),
  },
  disk: { ...data.stores, events: () => [] },
  zone: 'UTC', random: Math.random, prefix: 'run-', pagerDuty: true,
  listeners: { recorded: (added) => void (kept += added.filter(({ source }) => source === 'pagerduty').length) },
});

const loop = monitorEventLoopDelay({ resolution: 1 });
// What a loop that does nothing has to wait on this machine now.
loop.enable();
await pause(3000);
const idleP99Ms = loop.percentile(99) / 1e6 - 1;
loop.reset();
/** CPU between two firings of a timer: what one turn of the loop costs, however busy the machine is with other things. */
const turns: number[] = [];
const spent = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
let last = spent();
const turning = setInterval(() => {
  const now = spent();
  turns.push(now - last);
  last = now;
}, 1);
const began = performance.now();
const watch = machine();
let shownAfterMs = NaN;
await until('the account to be read', () => {
  const shown = watch.situations.list().length >= incidents;
  if (shown && Number.isNaN(shownAfterMs)) shownAfterMs = performance.now() - began;
  return shown && kept >= entries ? true : undefined;
}, 600_000, 500);
const syncMs = performance.now() - began;
loop.disable();
clearInterval(turning);

// Steady state: the engine has compiled by then what it will compile.
if (measureMs > 0) await pause(measureMs);
const cpu = process.cpuUsage();
if (measureMs > 0) await pause(measureMs);
const { user, system } = process.cpuUsage(cpu);
const [problem] = watch.problems;
if (problem !== undefined) throw problem;
// What the histogram holds is the time between two firings of a timer of 1 ms.
const report: SyncReport = { idleP99Ms, p99Ms: loop.percentile(99) / 1e6 - 1, turnP99Ms: quantile(turns, 0.99), turnWorstMs: quantile(turns, 1), worstMs: loop.max / 1e6 - 1, shownAfterMs, syncMs, cpuMs: (user + system) / 1000 };
process.stdout.write(JSON.stringify(report), () => process.exit());
