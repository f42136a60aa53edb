// Some of the random days, in a process of its own: from the first seed up to, and without, the second.
import { liveDay } from '../../support/watch-day.ts';

export type DaysReport = {
  days: number;
  outages: number;
  downs: number;
  alerts: number;
  restarts: number;
  readonly falseDowns: string[];
  readonly missed: string[];
  readonly twice: string[];
};

const [from = 0, to = 0] = process.argv.slice(2).map(Number);
const report: DaysReport = { days: 0, outages: 0, downs: 0, alerts: 0, restarts: 0, falseDowns: [], missed: [], twice: [] };
for (let seed = from; seed < to; seed += 1) {
  const found = await liveDay(seed);
  report.days += 1;
  for (const name of ['outages', 'downs', 'alerts', 'restarts'] as const) report[name] += found[name];
  for (const name of ['falseDowns', 'missed', 'twice'] as const) report[name].push(...found[name].map((what) => `day ${seed}: ${what}`));
}
process.stdout.write(JSON.stringify(report));
