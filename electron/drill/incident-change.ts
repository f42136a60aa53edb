import { invalid, isAnswer, isRecord, refuse, type Answer } from './exchange.ts';
import type { IncidentLife } from './incident-life.ts';
import type { Agent, DrillIncident, World } from './world.ts';

export type StaleAcknowledge = 'reopen' | 'refuse';

/** What a PUT asks for, checked as a whole before anything is done: the steps to take, or the refusal. */
export function planChange(world: World, life: IncidentLife, incident: DrillIncident, wanted: unknown, userId: string, stale: StaleAcknowledge): readonly (() => void)[] | Answer {
  if (!isRecord(wanted) || (wanted['type'] !== 'incident' && wanted['type'] !== 'incident_reference')) return invalid('Incident type must be given');
  const by: Agent = { kind: 'user', id: userId };
  const plans = [
    planStatus(life, incident, wanted, userId, stale),
    planAssignment(world, life, incident, wanted, by),
    planLabels(world, life, incident, wanted, by),
  ];
  const refusal = plans.find(isAnswer);
  return refusal ?? plans.flatMap((plan) => (isAnswer(plan) ? [] : plan));
}

type Steps = readonly (() => void)[];
type Wanted = Readonly<Record<string, unknown>>;
const alreadyResolved = () => refuse(400, 1001, 'Incident Already Resolved', ['Incident Already Resolved']);

function planStatus(life: IncidentLife, incident: DrillIncident, wanted: Wanted, userId: string, stale: StaleAcknowledge): Steps | Answer {
  const status = wanted['status'];
  if (status === undefined) return [];
  if (incident.status === 'resolved' && (status === 'resolved' || stale === 'refuse')) return alreadyResolved();
  if (status === 'acknowledged') return [() => life.acknowledge(incident, userId)];
  if (status === 'triggered') return [() => life.retrigger(incident, { kind: 'user', id: userId })];
  if (status !== 'resolved') return invalid('Status is not included in the list');
  const resolution = wanted['resolution'];
  if (resolution !== undefined && typeof resolution !== 'string') return invalid('Resolution must be a string');
  return [() => life.resolve(incident, { kind: 'user', id: userId }, resolution)];
}

function planAssignment(world: World, life: IncidentLife, incident: DrillIncident, wanted: Wanted, by: Agent): Steps | Answer {
  const { escalation_level: level, assignments, escalation_policy: policy } = wanted;
  if (level === undefined && assignments === undefined && policy === undefined) return [];
  if (incident.status === 'resolved') return alreadyResolved();
  if (assignments !== undefined && policy !== undefined) return invalid('Assignments and escalation policy exclude each other');
  if (level !== undefined) {
    const rules = world.policies.get(incident.policyId)?.rules ?? [];
    if (typeof level !== 'number' || !Number.isInteger(level) || level < 1 || level > rules.length) return refuse(400, 1006, 'Incident Cannot Be Escalated', ['Incident Cannot Be Escalated']);
    return [() => life.escalate(incident, level, by)];
  }
  if (policy !== undefined) {
    const id = isRecord(policy) ? policy['id'] : undefined;
    if (typeof id !== 'string' || !world.policies.has(id)) return refuse(400, 1014, 'Escalation Policy Not Found', ['Escalation Policy Not Found']);
    return [() => {
      incident.policyId = id;
      life.escalate(incident, 1, by);
    }];
  }
  const userIds = Array.isArray(assignments) ? assignments.map((each: unknown) => (isRecord(each) && isRecord(each['assignee']) ? each['assignee']['id'] : undefined)) : [];
  const known = userIds.filter((id): id is string => typeof id === 'string' && world.people.has(id));
  if (known.length === 0 || known.length !== userIds.length) return refuse(400, 1007, 'Assignee User Not Found', ['Assignee User Not Found']);
  return [() => life.reassign(incident, known, 'direct_assignment', by)];
}

function planLabels(world: World, life: IncidentLife, incident: DrillIncident, wanted: Wanted, by: Agent): Steps | Answer {
  const steps: (() => void)[] = [];
  const { title, urgency, priority } = wanted;
  if (title !== undefined) {
    if (typeof title !== 'string' || title === '') return invalid('Title must not be empty');
    steps.push(() => {
      incident.title = title;
      life.record(incident, 'field_value_change_log_entry', by, `Title changed by ${life.nameOf(by)}`);
    });
  }
  if (urgency !== undefined) {
    if (urgency !== 'high' && urgency !== 'low') return invalid('Urgency is not included in the list');
    steps.push(() => {
      incident.urgency = urgency;
      life.record(incident, 'urgency_change_log_entry', by, `Urgency set to ${urgency} by ${life.nameOf(by)}`);
    });
  }
  if (priority !== undefined) {
    const id = isRecord(priority) ? priority['id'] : priority;
    if (typeof id !== 'string' || !world.priorities.has(id)) return refuse(400, 1020, 'Invalid Priority', ['Invalid Priority']);
    steps.push(() => {
      incident.priorityId = id;
      life.record(incident, 'priority_change_log_entry', by, `Priority set to ${world.priorities.get(id)?.name ?? id} by ${life.nameOf(by)}`);
    });
  }
  return steps;
}
