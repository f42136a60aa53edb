import type { IncidentRun } from '../model/incident-run.ts';
import { isLoud } from '../model/severity.ts';
import type { Instant } from '../time/duration.ts';
import { formatDuration } from './format-duration.ts';
import { formatMinute } from './format-time.ts';
import type { IncidentStanding } from './incident-deadlines.ts';
import { currentSeverity } from './incident-now.ts';

/**
 * `Acknowledge by 03:12 (5 min)`, with the earliest of these incidents: by when a SEV-1/2 has to be answered, as its first notification
 * says it (S2, runbook L183, L202). Null while none of them waits for an answer, and once the time is over: then that is what is said.
 * `zone` is the IANA zone in which the time is written.
 */
export function acknowledgePromise(incidents: readonly { readonly run: IncidentRun; readonly standing: Pick<IncidentStanding, 'response'> }[], zone: string, now: Instant): string | null {
  let first: { readonly dueAt: Instant; readonly openedAt: Instant } | null = null;
  for (const { run, standing: { response } } of incidents) {
    if (response === null || response.acknowledgedAt !== null || response.dueAt <= now || !isLoud(currentSeverity(run))) continue;
    if (first === null || response.dueAt < first.dueAt) first = { dueAt: response.dueAt, openedAt: run.openedAt };
  }
  return first === null ? null : `Acknowledge by ${formatMinute(first.dueAt, zone)} (${formatDuration(first.dueAt - first.openedAt)})`;
}
