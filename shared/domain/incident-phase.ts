import type { IncidentRun } from '../model/incident-run.ts';
import type { IncidentPolicy, Phase } from '../policy/incident-policy.ts';
import { minute, type Instant } from '../time/duration.ts';
import { currentSeverity } from './incident-now.ts';

export type PhaseNow = { readonly phase: Phase; readonly since: Instant; readonly endsAt: Instant | null };

/** The timed phase at `now`, for severities that have them (runbook L256-308, C31): where the clock stands, not a lock. */
export function phaseAt(run: IncidentRun, policy: IncidentPolicy, now: Instant): PhaseNow | null {
  const severity = currentSeverity(run);
  if (severity === null || !policy.severities[severity].phases) return null;
  const phases = policy.phases.toSorted((a, b) => a.fromMinutes - b.fromMinutes);
  const index = phases.findLastIndex((phase) => run.openedAt + phase.fromMinutes * minute <= now);
  const phase = phases[index];
  if (phase === undefined) return null;
  const following = phases[index + 1];
  return { phase, since: run.openedAt + phase.fromMinutes * minute, endsAt: following === undefined ? null : run.openedAt + following.fromMinutes * minute };
}
