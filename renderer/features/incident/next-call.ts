import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import type { LevelNumber } from '../../../shared/policy/incident-policy.ts';

/** Whom a call is about: somebody who has not answered yet, else the rung that is due first, else the level after the highest that was called. */
export function nextCall({ run, standing, policy }: Pick<IncidentPage, 'run' | 'standing' | 'policy'>): LevelNumber {
  const waiting = run.calls.findLast(({ level, answered }) => level !== null && answered === null)?.level ?? null;
  if (waiting !== null) return waiting;
  const due = standing.deadlines.find((deadline) => deadline.kind === 'rung' && deadline.rung.level !== null);
  if (due?.kind === 'rung' && due.rung.level !== null) return due.rung.level;
  const highest = Math.max(1, ...run.calls.flatMap(({ level }) => level ?? []));
  const levels = policy.levels.map(({ level }) => level).toSorted((a, b) => a - b);
  return levels.find((level) => level > highest) ?? levels.at(-1) ?? 1;
}
