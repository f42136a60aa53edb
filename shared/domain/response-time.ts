import type { IncidentRun } from '../model/incident-run.ts';
import type { IncidentPolicy } from '../policy/incident-policy.ts';
import { minute, type Instant } from '../time/duration.ts';
import { addBusinessTime } from './business-time.ts';
import { currentSeverity, firstAcknowledgedAt } from './incident-now.ts';

/** The clock of the acknowledgement: from the moment the source opened the incident, not from when we saw it (S2, C14, C15). */
export type ResponseTime = {
  readonly dueAt: Instant;
  readonly acknowledgedAt: Instant | null;
  /** Null while it is open and not yet late. */
  readonly met: boolean | null;
  /** The moments at which a cue is given, in order, each with its part of the time. */
  readonly cues: readonly { readonly at: Instant; readonly part: number }[];
  readonly line: number | null;
};

/** Null without a severity: no severity has no promised time. */
export function responseTime(run: IncidentRun, policy: IncidentPolicy, zone: string, now: Instant): ResponseTime | null {
  const severity = currentSeverity(run);
  if (severity === null) return null;
  const rules = policy.severities[severity];
  const length = rules.respondMinutes * minute;
  const after = (elapsed: number) => (rules.businessDays ? addBusinessTime(run.openedAt, elapsed, zone) : run.openedAt + elapsed);
  const dueAt = after(length);
  const acknowledgedAt = firstAcknowledgedAt(run) ?? run.resolvedAt;
  return {
    dueAt,
    acknowledgedAt,
    met: acknowledgedAt !== null ? acknowledgedAt <= dueAt : now > dueAt ? false : null,
    cues: policy.cues.toSorted((a, b) => a - b).map((part) => ({ at: after(length * part), part })),
    line: rules.line ?? null,
  };
}
