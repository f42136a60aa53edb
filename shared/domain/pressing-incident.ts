import type { IncidentRun } from '../model/incident-run.ts';
import type { PressingIncident } from './break-blockers.ts';
import type { OpenSpan } from './break-plan.ts';
import { currentSeverity } from './incident-now.ts';

/** What breaks need to know of an incident: how severe it is, and when nobody had it. */
export function pressingIncident(run: IncidentRun): PressingIncident {
  const { openedAt, resolvedAt, acknowledgements } = run;
  const waits: OpenSpan[] = [];
  let from: number | null = openedAt;
  for (const span of acknowledgements) {
    if (from !== null && span.from > from) waits.push({ from, to: span.from });
    from = span.to;
  }
  if (from !== null && (resolvedAt === null || resolvedAt > from)) waits.push({ from, to: resolvedAt });
  return { severity: currentSeverity(run), openedAt, resolvedAt, unacknowledged: waits };
}
