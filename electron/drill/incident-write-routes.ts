import { created, invalid, isAnswer, isRecord, ok, refuse, type Answer } from './exchange.ts';
import { planChange } from './incident-change.ts';
import type { Request, Scene } from './scene.ts';

export function updateIncident({ world, life, wire, staleAcknowledge }: Scene, { incident, body, userId }: Request<'both'>): Answer {
  if (!isRecord(body)) return invalid('params must be a Hash');
  const plan = planChange(world, life, incident, body['incident'], userId, staleAcknowledge());
  if (isAnswer(plan)) return plan;
  for (const step of plan) step();
  return ok({ incident: wire.incident(incident) });
}

/** All or nothing: one bad item refuses them all. */
export function updateIncidents({ world, life, wire, staleAcknowledge }: Scene, { body, userId }: Request<'actor'>): Answer {
  const wanted = isRecord(body) ? body['incidents'] : undefined;
  if (!Array.isArray(wanted) || wanted.length === 0) return invalid('Incidents must be a list');
  if (wanted.length > 250) return refuse(413, 2001, 'Too many incidents', ['At most 250 incidents can be changed at once']);
  const steps: (() => void)[] = [];
  const changed = [];
  for (const each of wanted as unknown[]) {
    const incident = isRecord(each) && typeof each['id'] === 'string' ? world.incidents.get(each['id']) : undefined;
    if (incident === undefined) return refuse(400, 2001, 'Invalid Input Provided', ['Incident Not Found']);
    const plan = planChange(world, life, incident, each, userId, staleAcknowledge());
    if (isAnswer(plan)) return plan;
    steps.push(...plan);
    changed.push(incident);
  }
  for (const step of steps) step();
  return ok({ incidents: changed.map((incident) => wire.incident(incident)), limit: 100, offset: 0, more: false, total: null });
}

export function createIncident({ world, life, wire }: Scene, { body, userId }: Request<'actor'>): Answer {
  const wanted = isRecord(body) ? body['incident'] : undefined;
  if (!isRecord(wanted) || wanted['type'] !== 'incident') return invalid('Incident type must be given');
  const { title, urgency, incident_key: key } = wanted;
  if (typeof title !== 'string' || title === '') return invalid('Title cannot be empty');
  const idOf = (value: unknown) => (isRecord(value) && typeof value['id'] === 'string' ? value['id'] : undefined);
  const serviceId = idOf(wanted['service']);
  if (serviceId === undefined || !world.services.has(serviceId)) return invalid('Service Not Found');
  if (wanted['assignments'] !== undefined && wanted['escalation_policy'] !== undefined) return invalid('Assignments and escalation policy exclude each other');
  const priorityId = idOf(wanted['priority']);
  if (priorityId !== undefined && !world.priorities.has(priorityId)) return refuse(400, 1020, 'Invalid Priority', ['Invalid Priority']);
  const twin = [...world.incidents.values()].some((other) => other.key === key && other.serviceId === serviceId && other.status !== 'resolved');
  if (typeof key === 'string' && twin) return invalid('Open incident with matching dedup key already exists on this service');
  const details = isRecord(wanted['body']) && typeof wanted['body']['details'] === 'string' ? wanted['body']['details'] : '';
  const policyId = idOf(wanted['escalation_policy']);
  const incident = life.trigger({
    serviceId, title, details, priorityId: priorityId ?? null, by: { kind: 'user', id: userId },
    urgency: urgency === 'low' ? 'low' : 'high',
    ...(typeof key === 'string' ? { key } : {}), ...(policyId === undefined ? {} : { policyId }),
  });
  return created({ incident: wire.incident(incident) });
}

export function addNote({ life, wire }: Scene, { incident, body, userId }: Request<'both'>): Answer {
  const note = isRecord(body) && isRecord(body['note']) ? body['note'] : {};
  const content = note['content'];
  if (typeof content !== 'string' || content.trim() === '') return invalid('Content cannot be empty');
  if (incident.notes.length >= 2000) return invalid('Incident has reached the limit of 2000 notes');
  return ok({ note: wire.note(life.note(incident, userId, content)) });
}

export function snooze({ life, wire }: Scene, { incident, body, userId }: Request<'both'>): Answer {
  const duration = isRecord(body) ? body['duration'] : undefined;
  if (typeof duration !== 'number' || !Number.isInteger(duration) || duration < 1 || duration > 604_800) {
    return refuse(400, 1013, 'Invalid Snooze Duration', ['Duration must be between 1 and 604800 seconds']);
  }
  if (incident.status === 'resolved') return refuse(400, 1001, 'Incident Already Resolved', ['Incident Already Resolved']);
  if (incident.status !== 'acknowledged') return refuse(400, 1012, 'Incident Not Acknowledged', ['Incident Not Acknowledged']);
  life.snooze(incident, duration, userId);
  return created({ incident: wire.incident(incident) });
}

export function addStatusUpdate({ world, life, wire, clock }: Scene, { incident, body, userId }: Request<'both'>): Answer {
  const message = isRecord(body) ? body['message'] : undefined;
  if (typeof message !== 'string' || message.trim() === '') return invalid('Message cannot be empty');
  const by = { kind: 'user', id: userId } as const;
  life.record(incident, 'status_update_log_entry', by, `Status update by ${life.nameOf(by)}`, { fields: { message } });
  return ok({ status_update: { id: world.nextId('U'), message, created_at: new Date(clock.now()).toISOString(), sender: wire.person(userId) } });
}
