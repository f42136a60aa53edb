import type { EscalationComparison, EscalationDifference } from '../model/incident-page.ts';
import type { Severity } from '../model/severity.ts';
import type { IncidentPolicy } from '../policy/incident-policy.ts';

type Theirs = EscalationComparison['theirs'];

/** When PagerDuty reaches each level, in minutes from the trigger; null once it does not say how long a level before it has. */
function reached(theirs: Theirs): ReadonlyMap<number, number | null> {
  const at = new Map<number, number | null>();
  let sum: number | null = 0;
  for (const { level, minutes } of theirs) {
    at.set(level, sum);
    sum = sum === null || minutes === null ? null : sum + minutes;
  }
  return at;
}

const after = (minutes: number | null): string => (minutes === null ? '' : minutes === 0 ? ' at once' : ` after ${minutes} min`);

/** Where PagerDuty's escalation and the ladder of this severity say something else, level by level. PagerDuty does the paging. */
export function escalationDifferences(policy: IncidentPolicy, severity: Severity | null, theirs: Theirs): readonly EscalationDifference[] {
  if (severity === null) return [];
  const theirAt = reached(theirs);
  const { ladder } = policy.severities[severity];
  const levels = [...new Set([1, ...ladder.map(({ level }) => level), ...theirs.map(({ level }) => level)])].toSorted((a, b) => a - b);
  return levels.flatMap((level): readonly EscalationDifference[] => {
    const rungs = ladder.filter((rung) => rung.level === level && rung.kind === 'call').map(({ afterMinutes }) => afterMinutes);
    const ourAt = level === 1 ? 0 : rungs.length === 0 ? null : Math.min(...rungs);
    const rule = theirs.find((one) => one.level === level);
    const name = policy.levels.find((one) => one.level === level)?.name ?? `Level ${level}`;
    const ours = ourAt === null ? null : `${name}${after(ourAt)}`;
    const found = rule === undefined ? null : `${rule.targets.join(', ') || 'nobody'}${after(theirAt.get(level) ?? null)}`;
    const same = (ours === null) === (found === null) && (ourAt ?? 0) === (theirAt.get(level) ?? ourAt ?? 0) && rule?.targets.length !== 0;
    return same ? [] : [{ level, ours, theirs: found }];
  });
}
