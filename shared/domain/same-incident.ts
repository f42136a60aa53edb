import type { Incident, Person } from '../model/incident.ts';

const plainFields = [
  'id', 'source', 'number', 'title', 'status', 'severity', 'priorityLabel', 'urgency', 'serviceId', 'serviceName',
  'createdAt', 'updatedAt', 'resolvedAt', 'url', 'elsewhere', 'mergedInto',
] as const satisfies readonly (keyof Incident)[];

const samePeople = (a: readonly Person[], b: readonly Person[]) => a.length === b.length && a.every(({ id, name }, place) => id === b[place]?.id && name === b[place].name);

/** Whether two copies of an incident say the same. */
export function sameIncident(a: Incident, b: Incident): boolean {
  return plainFields.every((field) => a[field] === b[field]) && samePeople(a.assignees, b.assignees) && samePeople(a.acknowledgers, b.acknowledgers);
}
