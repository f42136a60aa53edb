import type { IncidentRun } from '../model/incident-run.ts';
import type { IncidentPolicy, LevelNumber } from '../policy/incident-policy.ts';
import type { Instant } from '../time/duration.ts';
import { runAsOf } from './drill-facts.ts';
import { climb, type Rung } from './ladder.ts';

/** When each level first fell due, whatever was called: calls are left out of the question, so that one in time does not hide it. */
export function rungsThatFellDue(run: IncidentRun, policy: IncidentPolicy, endedAt: Instant): readonly { readonly level: LevelNumber; readonly rung: Rung; readonly dueAt: Instant }[] {
  const until = Math.min(run.resolvedAt ?? Infinity, endedAt);
  const turns = [...new Set([run.openedAt, ...factsOf(run)])].filter((at) => at >= run.openedAt && at < until).toSorted((a, b) => a - b);
  const due = new Map<LevelNumber, { readonly rung: Rung; readonly dueAt: Instant }>();
  turns.forEach((from, place) => {
    const to = turns[place + 1] ?? until;
    for (const rung of climb({ ...runAsOf(run, from), calls: [] }, policy)) {
      if (rung.kind !== 'call' || rung.level === null || rung.dueAt === null || rung.dueAt >= to) continue;
      const dueAt = Math.max(rung.dueAt, from);
      if (dueAt < (due.get(rung.level)?.dueAt ?? Infinity)) due.set(rung.level, { rung, dueAt });
    }
  });
  return [...due.entries()].map(([level, found]) => ({ level, ...found })).toSorted((a, b) => a.dueAt - b.dueAt);
}

/** Every instant at which what the ladder rests on changed. */
function factsOf(run: IncidentRun): readonly Instant[] {
  return [
    ...run.severities.map(({ at }) => at), ...run.acknowledgements.flatMap(({ from, to }) => [from, ...(to === null ? [] : [to])]),
    ...run.statuses.map(({ at }) => at), ...run.progress, ...run.impact.map(({ at }) => at),
  ];
}
