import type { IncidentPage } from '../../../shared/model/incident-page.ts';
import type { Severity } from '../../../shared/model/severity.ts';
import type { Instant } from '../../../shared/time/duration.ts';

export type SeverityChange = { readonly at: Instant; readonly by: string; readonly severity: Severity | null; readonly reason: string };

/** What people said of the severity, the newest first. */
export function severityChanges({ timeline }: IncidentPage): readonly SeverityChange[] {
  return timeline.entries.flatMap(({ event, struck }) => {
    const said = event.payload;
    if (struck || event.kind !== 'run.severity' || typeof said !== 'object' || said === null || !('severity' in said)) return [];
    const severity = ([1, 2, 3, 4] as const).find((one) => one === said.severity) ?? null;
    return [{ at: event.occurredAt, by: event.actor ?? '', severity, reason: 'reason' in said && typeof said.reason === 'string' ? said.reason : '' }];
  });
}

/** Why it is what it is, when a person said so. */
export function lastReason(page: IncidentPage): SeverityChange | null {
  const newest = severityChanges(page)[0];
  return newest !== undefined && newest.severity === page.severity ? newest : null;
}
