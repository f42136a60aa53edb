import type { IncidentRun } from '../model/incident-run.ts';
import type { IncidentPolicy } from '../policy/incident-policy.ts';
import { minute, type Instant } from '../time/duration.ts';
import { currentSeverity } from './incident-now.ts';

/** When the next status update is due and when it is late. Null when none is asked for (SEV-4, no severity, resolved). */
export type UpdateDue = { readonly dueAt: Instant; readonly overdueAt: Instant };

/**
 * Counted from the last update, before the first one from the trigger (runbook L327, C30).
 * The time that was promised in the last update arms the timer, but never later than the rule's own limit.
 */
export function nextUpdate(run: IncidentRun, policy: IncidentPolicy): UpdateDue | null {
  const severity = currentSeverity(run);
  const rule = severity === null ? null : policy.severities[severity].update;
  if (rule === null || run.resolvedAt !== null) return null;
  const last = run.updates.at(-1);
  const from = last?.at ?? run.openedAt;
  const overdueAt = from + rule.overdueMinutes * minute;
  const promised = last?.nextAt ?? null;
  return { dueAt: Math.min(promised ?? from + rule.dueMinutes * minute, overdueAt), overdueAt };
}
