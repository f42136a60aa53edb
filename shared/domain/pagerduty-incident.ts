import type { Incident, Person } from '../model/incident.ts';
import type { Severity } from '../model/severity.ts';
import type { IncidentAnswer, ReferenceAnswer } from './pagerduty-answers.ts';

type IncidentMapping = {
  /** The demo watch and drills are told apart from the real thing. */
  readonly source: 'pagerduty' | 'drill';
  readonly severityOf: (priority: { readonly id: string; readonly name: string } | null) => Severity | null;
};

/** What a reference is called: its summary, its name, or its id. */
export function nameOf(reference: ReferenceAnswer): string {
  return reference.summary ?? reference.name ?? reference.id;
}
const person = (reference: ReferenceAnswer): Person => ({ id: reference.id, name: nameOf(reference) });
const distinct = (people: readonly Person[]): Person[] => [...new Map(people.map((each) => [each.id, each])).values()];

/** PagerDuty's incident as ours. Instants are epoch milliseconds; text stays untrusted. */
export function toIncident(answer: IncidentAnswer, { source, severityOf }: IncidentMapping): Incident {
  const { priority, service } = answer;
  const mergedInto = answer.resolve_reason?.type === 'merge_resolve_reason' ? (answer.resolve_reason.incident?.id ?? null) : null;
  const label = priority === null ? null : (priority.name ?? nameOf(priority));
  return {
    id: answer.id,
    source,
    number: answer.incident_number,
    title: answer.title ?? answer.summary ?? '(no title)',
    status: answer.status,
    severity: priority === null ? null : severityOf({ id: priority.id, name: label ?? '' }),
    priorityLabel: label,
    urgency: answer.urgency,
    serviceId: service?.id ?? null,
    serviceName: service === null ? null : nameOf(service),
    assignees: distinct(answer.assignments.map(({ assignee }) => person(assignee))),
    acknowledgers: distinct(answer.acknowledgements.map(({ acknowledger }) => person(acknowledger))),
    createdAt: answer.created_at,
    updatedAt: answer.updated_at ?? answer.last_status_change_at ?? answer.created_at,
    resolvedAt: answer.status === 'resolved' ? (answer.resolved_at ?? answer.last_status_change_at ?? answer.updated_at) : null,
    url: answer.html_url,
    ...(mergedInto === null ? {} : { mergedInto }),
  };
}

/** Whether it is for us to watch: assigned to the person, or, when they watch their teams, of one of these. */
export function isOurs(answer: IncidentAnswer, userId: string, teamIds: readonly string[]): boolean {
  return answer.assignments.some(({ assignee }) => assignee.id === userId) || answer.teams.some(({ id }) => teamIds.includes(id));
}
