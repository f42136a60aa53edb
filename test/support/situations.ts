import { CheckSchema, type Check } from '../../shared/model/check.ts';
import type { CheckState } from '../../shared/model/check-state.ts';
import type { Incident } from '../../shared/model/incident.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { Report } from '../../shared/domain/situation-merge.ts';
import { mergeSituations } from '../../shared/domain/situation-merge.ts';
import { minute, type Instant } from '../../shared/time/duration.ts';
import { fakeStart } from './fake-clock.ts';

export function anIncident(over: Partial<Incident> = {}): Incident {
  const createdAt = over.createdAt ?? fakeStart;
  return {
    id: 'P1', source: 'pagerduty', number: 7, title: 'Checkout answers 500', status: 'triggered', severity: 2, priorityLabel: 'P2', urgency: 'high',
    serviceId: 'S1', serviceName: 'Checkout', assignees: [], acknowledgers: [], createdAt, updatedAt: createdAt, resolvedAt: null,
    url: 'https://example.pagerduty.com/incidents/P1', ...over,
  };
}

export function aCheckOf(over: Partial<Check> = {}): Check {
  return CheckSchema.parse({
    id: 'api', name: 'API', target: { type: 'http', url: 'https://example.com/health' }, severity: 2, serviceId: 'S1', origin: 'person', paused: false, ...over,
  });
}

export function aStateOf(verdict: CheckState['verdict'], since: Instant, over: Partial<CheckState> = {}): CheckState {
  return {
    checkId: 'api', verdict, confirmed: verdict === 'up' || verdict === 'down' ? verdict : null, since, consecutiveFailures: verdict === 'down' ? 3 : 0, consecutivePasses: verdict === 'up' ? 2 : 0, recent: [], flapping: false,
    lastProbeAt: since, lastDurationMs: 12, lastFailures: verdict === 'down' ? [{ kind: 'status', detail: 'answered 503, expected 200-299' }] : [],
    certificateExpiresAt: null, certificateWarnedDays: null, ...over,
  };
}

export const incidentReport = (over: Partial<Incident> = {}): Report => ({ type: 'incident', incident: anIncident(over) });

export function checkReport(verdict: CheckState['verdict'], since: Instant = fakeStart, over: Partial<Check> = {}): Report {
  const check = aCheckOf(over);
  return { type: 'check', check, state: aStateOf(verdict, since, { checkId: check.id }) };
}

/** The one situation that a report amounts to. */
export function situationOf(report: Report, over: Partial<Situation> = {}): Situation {
  const [situation] = mergeSituations([], [report], fakeStart + minute).situations;
  if (situation === undefined) throw new Error('This report makes no situation.');
  return { ...situation, ...over };
}
