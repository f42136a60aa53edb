import { isLoud } from '../model/severity.ts';
import type { Situation } from '../model/situation.ts';

const statusRank = { triggered: 0, acknowledged: 1, resolved: 2 } as const;
/** A SEV-1/2 that somebody works on is not pushed down by what may wait until the morning. */
const bandOf = ({ status, severity }: Situation): number => (status === 'resolved' ? 2 : isLoud(severity) ? 0 : 1);
/** No severity stands after SEV-4: nothing says that it is urgent, and nothing that it is not. */
const severityRank = (situation: Situation): number => situation.severity ?? 5;

/** What needs a person first comes first: SEV-1/2 before the rest; of each the unacknowledged, worst severity, longest open; the resolved last, newest first. */
export function byUrgency(a: Situation, b: Situation): number {
  return (
    bandOf(a) - bandOf(b) ||
    statusRank[a.status] - statusRank[b.status] ||
    (a.status === 'resolved' ? (b.resolvedAt ?? 0) - (a.resolvedAt ?? 0) : severityRank(a) - severityRank(b)) ||
    a.openedAt - b.openedAt ||
    (a.id < b.id ? -1 : 1)
  );
}

/** The first `count` of them: without sorting thousands for a few. */
export function mostUrgent(situations: readonly Situation[], count: number): readonly Situation[] {
  const found: Situation[] = [];
  for (const situation of situations) {
    const last = found.at(-1);
    if (found.length === count && last !== undefined && byUrgency(situation, last) > 0) continue;
    found.push(situation);
    found.sort(byUrgency);
    found.length = Math.min(found.length, count);
  }
  return found;
}
