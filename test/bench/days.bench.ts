import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Bench } from './support/bench.ts';
import type { DaysReport } from './support/live-days.ts';
import { summarise } from './support/statistics.ts';

const script = fileURLToPath(new URL('support/live-days.ts', import.meta.url));

/** Random days, lived by a whole watch on a fake clock, as many at a time as there are cores. The same seeds each time. */
async function live(count: number): Promise<DaysReport> {
  const hands = availableParallelism();
  const parts = Array.from({ length: hands }, (_, hand) => ({ from: 1 + Math.floor((count * hand) / hands), to: 1 + Math.floor((count * (hand + 1)) / hands) }));
  const reports = await Promise.all(parts.map(async ({ from, to }) => {
    const { stdout } = await promisify(execFile)(process.execPath, [script, String(from), String(to)], { maxBuffer: 64_000_000 });
    return JSON.parse(stdout) as DaysReport;
  }));
  const sum = (name: 'days' | 'outages' | 'downs' | 'alerts' | 'restarts') => reports.reduce((total, report) => total + report[name], 0);
  const all = (name: 'falseDowns' | 'missed' | 'twice') => reports.flatMap((report) => report[name]);
  return { days: sum('days'), outages: sum('outages'), downs: sum('downs'), alerts: sum('alerts'), restarts: sum('restarts'), falseDowns: all('falseDowns'), missed: all('missed'), twice: all('twice') };
}

export const bench: Bench = {
  ids: ['T19'],
  run: async function* ({ quick, progress }) {
    progress('T19: random days on a fake clock');
    const found = await live(quick ? 500 : 10_000);
    const line = (name: string, wrongs: readonly string[], of: string) => ({
      id: 'T19', name, unit: '', value: summarise([wrongs.length]), against: null, aim: { most: 0 },
      note: `in ${found.days} days, ${of}${wrongs.length === 0 ? '' : `: ${wrongs.slice(0, 3).join('; ')}`}`,
    });
    yield line('false DOWN', found.falseDowns, `${found.downs} DOWN`);
    yield line('real outages missed', found.missed, `${found.outages} outages`);
    yield line('news or notifications twice', found.twice, `${found.alerts} notifications, ${found.restarts} restarts`);
  },
};
