import type { IncidentSummary } from '../../../shared/model/incident-page.ts';

const statusRank = { triggered: 0, acknowledged: 1, resolved: 2 } as const;

const never = Number.MAX_SAFE_INTEGER;

/** What needs a person first comes first: nobody has it, the worst, what is due soonest, the oldest. */
export function mostUrgentFirst(a: IncidentSummary, b: IncidentSummary): number {
  return (
    statusRank[a.incident.status] - statusRank[b.incident.status] ||
    (a.severity ?? 5) - (b.severity ?? 5) ||
    (a.nextDueAt ?? never) - (b.nextDueAt ?? never) ||
    a.incident.createdAt - b.incident.createdAt
  );
}

/** Whether every typed word stands in the title, the service, the number or a name. */
export function fitsWords({ incident, severity }: IncidentSummary, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const held = [incident.title, incident.serviceName ?? '', incident.number === null ? '' : `#${incident.number}`, severity === null ? '' : `sev-${severity}`, ...incident.assignees.map(({ name }) => name)].join(' ').toLowerCase();
  return words.every((word) => held.includes(word));
}
