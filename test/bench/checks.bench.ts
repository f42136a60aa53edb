import { join } from 'node:path';
import { withFolder } from './support/folders.ts';
import type { Bench } from './support/bench.ts';
import type { ChecksOrder, ChecksReport } from './support/checks-protocol.ts';
import type { Figure } from './support/figure.ts';
import { runChecks } from './support/run-checks.ts';
import { quantile, summarise } from './support/statistics.ts';
import { openTarget } from './support/target.ts';

const perCheck = ({ cpuMs, begun }: ChecksReport): number => cpuMs / begun;
const late = (share: number) => ({ lateness }: ChecksReport): number => quantile(lateness, share);

type Runner = (kind: 'reference' | 'product', order: Omit<ChecksOrder, 'target' | 'folder'>) => Promise<readonly ChecksReport[]>;

/** The product's poller, prober and database in plain Node against endpoints in another process. */
export const bench: Bench = {
  ids: ['T8', 'T10', 'T11'],
  run: async function* ({ quick, wants, progress }) {
    const target = await openTarget();
    try {
      yield* await withFolder(async (folder) => {
        let runs = 0;
        const runner: Runner = (kind, order) => {
          runs += 1;
          return runChecks(kind, { ...order, target: target.origin, folder: join(folder, String(runs)) });
        };
        const figures: Figure[] = [];
        if (wants('T8')) {
          progress('T8: 1,000 checks every 20 s');
          figures.push(...(await costOfChecks(runner, quick)));
        }
        if (wants('T10')) {
          progress('T10: 1,000 checks every second');
          figures.push(...(await lateness(runner, quick)));
        }
        if (wants('T11')) {
          progress('T11: 200 checks every second, 50 endpoints hang');
          figures.push(...(await besideHanging(runner, quick)));
        }
        return figures;
      });
    } finally {
      target.close();
    }
  },
};

/** Both at the same time: they take a tenth of a core together, and what the machine does meanwhile hits them alike. */
async function costOfChecks(runner: Runner, quick: boolean): Promise<readonly Figure[]> {
  // Half a minute in, the thread that reads history starts for the first time: here, without a bundle, that costs it a second of its own.
  const order = { healthy: 1000, hanging: 0, intervalMs: 20_000, settleMs: 45_000, measureMs: quick ? 10_000 : 20_000, rounds: quick ? 1 : 3 };
  const [reference, product] = await Promise.all([runner('reference', order), runner('product', order)]);
  const against = { name: 'plain undici', value: summarise(reference.map(perCheck)) };
  return [
    { id: 'T8', name: 'CPU per check, 1,000 / 20 s, verdict + database', unit: 'ms', value: summarise(product.map(perCheck)), against, aim: { times: 1.5 }, ...failures(product) },
  ];
}

async function lateness(runner: Runner, quick: boolean): Promise<readonly Figure[]> {
  const order = { healthy: 1000, hanging: 0, intervalMs: 1000, settleMs: 5000, rounds: 1 };
  const reference = await runner('reference', { ...order, measureMs: 10_000 });
  const product = await runner('product', { ...order, measureMs: quick ? 10_000 : 60_000 });
  const one = (name: string, unit: string, pick: (report: ChecksReport) => number, most: number): Figure => ({
    id: 'T10', name, unit, value: summarise(product.map(pick)), against: { name: 'plain undici', value: summarise(reference.map(pick)) }, aim: { most },
  });
  return [
    { ...one('lateness, 1,000 / 1 s, p99', 'ms', late(0.99), 10), ...failures(product) },
    one('lateness, 1,000 / 1 s, worst', 'ms', late(1), 50),
    { ...one('beats missed', '', ({ missed }) => missed, 0), against: null, note: `of ${product[0]?.begun}` },
  ];
}

/** Both at the same time, for the same reason. */
async function besideHanging(runner: Runner, quick: boolean): Promise<readonly Figure[]> {
  const order = { healthy: 200, intervalMs: 1000, settleMs: 5000, measureMs: quick ? 8000 : 15_000, rounds: quick ? 1 : 3 };
  const [alone, beside] = await Promise.all([runner('product', { ...order, hanging: 0 }), runner('product', { ...order, hanging: 50 })]);
  const against = { name: 'without them', value: summarise(alone.map(late(0.99))) };
  return [
    { id: 'T11', name: 'healthy lateness p99 beside 50 that hang', unit: 'ms', value: summarise(beside.map(late(0.99))), against, aim: { times: 1.5 }, ...failures(beside) },
  ];
}

/** A run in which probes failed or were left out measured something else. */
function failures(reports: readonly ChecksReport[]): { readonly note?: string } {
  const failed = reports.reduce((sum, report) => sum + report.failed, 0);
  return failed === 0 ? {} : { note: `${failed} healthy probes failed` };
}
