import { parse } from 'yaml';
import defaultPolicy from '../../shared/policy/default-policy.yaml?raw';
import type { IncidentRun, RungCall } from '../../shared/model/incident-run.ts';
import type { Severity } from '../../shared/model/severity.ts';
import { IncidentPolicySchema, type LevelNumber } from '../../shared/policy/incident-policy.ts';
import { minute, type Instant } from '../../shared/time/duration.ts';

/** The runbook's own rules. */
export const runbookIncidents = IncidentPolicySchema.parse(parse(defaultPolicy).incident);

/** 2026-03-04T10:00:00Z, a Wednesday. */
export const opened: Instant = Date.UTC(2026, 2, 4, 10);
export const minutes = (count: number): Instant => opened + count * minute;

/** An incident that was just opened and that nobody has touched. */
export function incidentRun(severity: Severity | null, known: Partial<IncidentRun> = {}): IncidentRun {
  const openedAt = known.openedAt ?? opened;
  return {
    openedAt,
    severities: [{ at: openedAt, severity }],
    acknowledgements: [],
    engagedAt: null,
    statuses: [],
    progress: [],
    causeKnownAt: null,
    calls: [],
    impact: [],
    decidedAt: null,
    updates: [],
    commanderSince: null,
    commandSaidAt: known.commanderSince ?? null,
    resolvedAt: null,
    ...known,
  };
}

export function rungCall(level: LevelNumber, at: Instant, known: Partial<RungCall> = {}): RungCall {
  return { at, level, contact: null, how: 'phone', answered: null, answeredAt: null, note: '', ...known };
}
