import type { Situation } from '../model/situation.ts';

const statusRank = { triggered: 0, acknowledged: 1, resolved: 2 } as const;
/** No severity stands after SEV-4: nothing says that it is urgent, and nothing that it is not. */
const severityRank = (situation: Situation): number => situation.severity ?? 5;

/** What needs a person first comes first: unacknowledged, worst severity, longest open; the resolved last, newest first. */
export function byUrgency(a: Situation, b: Situation): number {
  return (
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
