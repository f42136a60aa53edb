import type { CheckReport } from '../model/check-report.ts';
import type { Verdict } from '../model/check-state.ts';

/** What is shown for a check: its verdict, or that it is not probed at all. */
export type ShownVerdict = Verdict | 'paused';

const order: Readonly<Record<ShownVerdict, number>> = { down: 0, pending: 1, unknown: 2, up: 3, paused: 4 };

export function shownVerdict({ check, state }: CheckReport): ShownVerdict {
  return check.paused ? 'paused' : state.verdict;
}

/** Worst first, then by name. */
export function orderChecks(reports: readonly CheckReport[]): readonly CheckReport[] {
  return reports.toSorted((a, b) =>
    order[shownVerdict(a)] - order[shownVerdict(b)] || a.check.name.localeCompare(b.check.name, 'en') || a.check.id.localeCompare(b.check.id));
}

export function countVerdicts(reports: readonly CheckReport[]): Readonly<Record<ShownVerdict, number>> {
  const counts: Record<ShownVerdict, number> = { down: 0, pending: 0, unknown: 0, up: 0, paused: 0 };
  for (const report of reports) counts[shownVerdict(report)] += 1;
  return counts;
}
