import type { CheckState } from '../model/check-state.ts';
import type { Check } from '../model/check.ts';
import type { Incident } from '../model/incident.ts';
import { severityLabel } from '../model/severity.ts';
import type { SituationMember } from '../model/situation.ts';

const handedOver = 'It was handed to somebody else, or is out of your sight. It may still be open.';

/** What an incident contributes to its situation. Texts stay as PagerDuty sent them: whoever shows them makes them safe. */
export function memberOfIncident(incident: Incident): SituationMember {
  const number = incident.number === null ? '' : `#${incident.number}`;
  const gone = incident.elsewhere === true && incident.status !== 'resolved';
  return {
    kind: 'incident',
    id: incident.id,
    title: incident.title,
    detail: gone ? handedOver : [number, incident.priorityLabel === severityLabel(incident.severity) ? '' : incident.priorityLabel ?? '', incident.serviceName ?? ''].filter((part) => part !== '').join(' · '),
    openedAt: incident.createdAt,
    updatedAt: incident.updatedAt,
    status: gone ? 'resolved' : incident.status,
    acknowledgedBy: incident.acknowledgers.map((person) => person.name).join(', ') || null,
    severity: incident.severity,
    serviceId: incident.serviceId,
    serviceName: incident.serviceName,
    url: incident.url,
    ...(gone ? { gone } : {}),
  };
}

/** Not confirmed down, so no louder than this; a check without severity keeps having none. */
const worstFlapping = 3;

/** What a check that is confirmed down, or flaps, contributes: since when, and what its last probe found. */
export function memberOfCheck(check: Check, state: CheckState): SituationMember {
  const flapping = state.verdict !== 'down';
  return {
    kind: 'check',
    id: check.id,
    title: check.name,
    detail: flapping ? 'It fails and passes in turn; nothing more is said until it is steady.' : state.lastFailures.map((failure) => failure.detail).join('; '),
    openedAt: state.since,
    updatedAt: state.since,
    status: 'triggered',
    acknowledgedBy: null,
    severity: flapping && check.severity !== null && check.severity < worstFlapping ? worstFlapping : check.severity,
    serviceId: check.serviceId,
    serviceName: null,
    url: check.target.type === 'http' ? check.target.url : null,
    ...(flapping ? { flapping } : {}),
  };
}

/** A member in a few words: an incident's own title, or what is the matter with a check. */
export function memberWords({ kind, title, flapping }: Pick<SituationMember, 'kind' | 'title' | 'flapping'>): string {
  if (kind === 'incident') return title;
  return flapping === true ? `${title} is flapping` : `${title} is down`;
}

const fields: readonly (keyof SituationMember)[] = [
  'kind', 'id', 'title', 'detail', 'openedAt', 'updatedAt', 'status', 'acknowledgedBy', 'severity', 'serviceId', 'serviceName', 'url', 'flapping', 'gone',
];

export function isSameMember(a: SituationMember, b: SituationMember): boolean {
  return fields.every((field) => a[field] === b[field]);
}

/** Names a member among all others. */
export function memberKey({ kind, id }: Pick<SituationMember, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

export function isOpen(part: { readonly status: SituationMember['status'] }): boolean {
  return part.status !== 'resolved';
}
