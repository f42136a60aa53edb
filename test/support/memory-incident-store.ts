import type { IncidentStore } from '../../electron/services/ports/incident-store.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { Incident } from '../../shared/model/incident.ts';

/** Reads incidents and events where other stores in memory keep them; the rules of incidents are its own. */
export function createMemoryIncidentStore(held: { readonly incidents: () => Iterable<Incident>; readonly events: () => readonly WatchEvent[] }): IncidentStore {
  const pins = new Map<string, string>();
  const all = () => [...held.incidents()].toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
  const over = () => all().filter(({ status, elsewhere }) => status === 'resolved' || elsewhere === true);
  return {
    find: (id) => all().find((incident) => incident.id === id) ?? null,
    over: (before, limit) => over().filter(({ createdAt, id }) => before === null || createdAt < before.createdAt || (createdAt === before.createdAt && id < before.id)).slice(0, limit),
    openedSince: (since, limit) => all().filter(({ createdAt }) => createdAt >= since).slice(0, limit),
    ofService: (serviceName, before, limit) => over().filter((incident) => incident.serviceName === serviceName && incident.createdAt < before).slice(0, limit),
    event: (id) => held.events().find((event) => event.id === id) ?? null,
    events: (incidentId) => held.events().filter((event) => event.incidentId === incidentId).toSorted((a, b) => a.id - b.id),
    around: (situationId, limit) => held.events().filter((event) => event.situationId === situationId && event.incidentId === null).toSorted((a, b) => b.occurredAt - a.occurredAt).slice(0, limit),
    ofChecks: (ids, from, to, limit) => held.events().filter(({ checkId, incidentId, occurredAt }) => checkId !== null && ids.includes(checkId) && incidentId === null && occurredAt >= from && occurredAt < to).slice(-limit).toReversed(),
    pinned: (id) => pins.get(id) ?? null,
    rules: (name) => name,
    pin: (ids, rules) => void ids.forEach((id) => pins.has(id) || pins.set(id, rules)),
  };
}
