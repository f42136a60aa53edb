import type { CheckState } from '../model/check-state.ts';
import type { Check } from '../model/check.ts';
import type { Incident } from '../model/incident.ts';
import type { SituationMember } from '../model/situation.ts';

/** What an incident contributes to its situation. Texts stay as PagerDuty sent them: whoever shows them makes them safe. */
export function memberOfIncident(incident: Incident): SituationMember {
  const number = incident.number === null ? '' : `#${incident.number}`;
  return {
    kind: 'incident',
    id: incident.id,
    title: incident.title,
    detail: [number, incident.priorityLabel ?? '', incident.serviceName ?? ''].filter((part) => part !== '').join(' · '),
    openedAt: incident.createdAt,
    updatedAt: incident.updatedAt,
    status: incident.status,
    acknowledgedBy: incident.acknowledgers.map((person) => person.name).join(', ') || null,
    severity: incident.severity,
    serviceId: incident.serviceId,
    serviceName: incident.serviceName,
    url: incident.url,
  };
}

/** What a check that is confirmed down contributes: since when, and what its last probe found. */
export function memberOfCheck(check: Check, state: CheckState): SituationMember {
  return {
    kind: 'check',
    id: check.id,
    title: check.name,
    detail: state.lastFailures.map((failure) => failure.detail).join('; '),
    openedAt: state.since,
    updatedAt: state.since,
    status: 'triggered',
    acknowledgedBy: null,
    severity: check.severity,
    serviceId: check.serviceId,
    serviceName: null,
    url: check.target.type === 'http' ? check.target.url : null,
  };
}

const fields: readonly (keyof SituationMember)[] = [
  'kind', 'id', 'title', 'detail', 'openedAt', 'updatedAt', 'status', 'acknowledgedBy', 'severity', 'serviceId', 'serviceName', 'url',
];

export function isSameMember(a: SituationMember, b: SituationMember): boolean {
  return fields.every((field) => a[field] === b[field]);
}

export function isOpen(part: { readonly status: SituationMember['status'] }): boolean {
  return part.status !== 'resolved';
}
