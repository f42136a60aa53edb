import { second, type Instant } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from '../services/ports/clock.ts';
import { peopleAtLevel } from './duty-roster.ts';
import type { Agent, DrillIncident, DrillLogEntry, World } from './world.ts';

export type Trigger = {
  readonly serviceId: string;
  readonly title: string;
  readonly urgency?: 'high' | 'low';
  readonly priorityId?: string | null;
  readonly policyId?: string;
  readonly details?: string;
  readonly key?: string;
  readonly by?: Agent;
  readonly assignTo?: readonly string[];
  /** For tests that need an old incident. */
  readonly createdAt?: Instant;
};

export type IncidentLife = ReturnType<typeof createIncidentLife>;

/** What can happen to an incident, and the log entries that it leaves. No permission is asked here: see incident-change. */
export function createIncidentLife(world: World, clock: Clock) {
  const timers = new Map<string, Disarm>();
  const wholeSecond = (instant: Instant) => Math.floor(instant / second) * second;
  const nameOf = (agent: Agent) => (agent.kind === 'user' ? world.people.get(agent.id)?.name : world.services.get(agent.id)?.name) ?? agent.id;

  function record(incident: DrillIncident, type: string, agent: Agent, summary: string, more: Partial<DrillLogEntry> = {}): DrillLogEntry {
    const entry: DrillLogEntry = {
      id: world.nextId('R'), incidentId: incident.id, type, at: wholeSecond(clock.now()), agent, summary,
      channel: { type: agent.kind === 'user' ? 'website' : 'auto', summary }, fields: {}, ...more,
    };
    world.log.push(entry);
    incident.updatedAt = Math.max(incident.updatedAt, entry.at);
    return entry;
  }
  function changeStatus(incident: DrillIncident, status: DrillIncident['status'], by: Agent): void {
    timers.get(incident.id)?.();
    timers.delete(incident.id);
    incident.status = status;
    incident.statusChangedAt = wholeSecond(clock.now());
    incident.statusChangedBy = by;
    incident.acknowledgedUntil = null;
    incident.resolvedAt = status === 'resolved' ? incident.statusChangedAt : null;
    if (status !== 'acknowledged') incident.acknowledgements = [];
  }
  function endAcknowledgementAfter(incident: DrillIncident, seconds: number): void {
    timers.get(incident.id)?.();
    incident.acknowledgedUntil = wholeSecond(clock.now()) + seconds * second;
    timers.set(incident.id, clock.after(seconds * second, () => unacknowledge(incident)));
  }
  function assign(incident: DrillIncident, userIds: readonly string[]): void {
    incident.assignees = userIds.map((userId) => ({ userId, at: wholeSecond(clock.now()) }));
  }

  function trigger(what: Trigger): DrillIncident {
    const service = world.services.get(what.serviceId);
    if (service === undefined) throw new Error(`The drill has no service "${what.serviceId}".`);
    const at = wholeSecond(what.createdAt ?? clock.now());
    const by = what.by ?? { kind: 'service', id: service.id };
    const policyId = what.policyId ?? service.policyId;
    const id = world.nextId('Q');
    const incident: DrillIncident = {
      id, number: world.nextNumber(), key: what.key ?? id.toLowerCase(), createdAt: at, serviceId: service.id, details: what.details ?? '',
      title: what.title, status: 'triggered', urgency: what.urgency ?? 'high', priorityId: what.priorityId ?? null, policyId,
      updatedAt: at, statusChangedAt: at, statusChangedBy: by, resolvedAt: null,
      assignedVia: what.assignTo === undefined ? 'escalation_policy' : 'direct_assignment',
      assignees: (what.assignTo ?? peopleAtLevel(world, policyId, 1, clock.now())).map((userId) => ({ userId, at })),
      acknowledgements: [], acknowledgedUntil: null, mergedInto: null, notes: [],
      alerts: by.kind === 'user' ? [] : [{ id: world.nextId('A'), key: what.key ?? id.toLowerCase(), summary: what.title, at }],
    };
    world.incidents.set(id, incident);
    record(incident, 'trigger_log_entry', by, `Triggered through ${nameOf(by)}`, { at });
    for (const { userId } of incident.assignees) {
      record(incident, 'assign_log_entry', by, `Assigned to ${nameOf({ kind: 'user', id: userId })}`, { at, fields: { assignees: [userId] } });
    }
    return incident;
  }
  /** On a resolved incident this re-opens it and gives it to the caller, as the real one does since September 2025. */
  function acknowledge(incident: DrillIncident, userId: string): void {
    const wasResolved = incident.status === 'resolved';
    const at = wholeSecond(clock.now());
    const earlier = wasResolved ? [] : incident.acknowledgements.filter((acknowledgement) => acknowledgement.userId !== userId);
    changeStatus(incident, 'acknowledged', { kind: 'user', id: userId });
    incident.acknowledgements = [...earlier, { userId, at }];
    if (wasResolved) assign(incident, [userId]);
    record(incident, 'acknowledge_log_entry', { kind: 'user', id: userId }, `Acknowledged by ${nameOf({ kind: 'user', id: userId })}`);
    const timeout = world.services.get(incident.serviceId)?.acknowledgementTimeoutSeconds ?? null;
    if (timeout !== null) endAcknowledgementAfter(incident, timeout);
  }
  function unacknowledge(incident: DrillIncident): void {
    if (incident.status !== 'acknowledged') return;
    const by: Agent = { kind: 'service', id: incident.serviceId };
    changeStatus(incident, 'triggered', by);
    record(incident, 'unacknowledge_log_entry', by, 'Unacknowledged: its time was up');
  }
  function retrigger(incident: DrillIncident, by: Agent): void {
    const wasResolved = incident.status === 'resolved';
    changeStatus(incident, 'triggered', by);
    if (wasResolved) assign(incident, peopleAtLevel(world, incident.policyId, 1, clock.now()));
    record(incident, wasResolved ? 'trigger_log_entry' : 'unacknowledge_log_entry', by, `${wasResolved ? 'Triggered' : 'Unacknowledged'} by ${nameOf(by)}`);
  }
  function resolve(incident: DrillIncident, by: Agent, resolution?: string): void {
    changeStatus(incident, 'resolved', by);
    assign(incident, []);
    record(incident, 'resolve_log_entry', by, `Resolved by ${nameOf(by)}`, {
      channel: { type: by.kind === 'user' ? 'website' : 'auto', summary: resolution ?? 'Resolved' },
      fields: resolution === undefined ? {} : { resolution },
    });
  }
  function merge(incident: DrillIncident, into: DrillIncident, by: Agent): void {
    resolve(incident, by, `Merged into #${into.number}`);
    incident.mergedInto = into.id;
  }
  function reassign(incident: DrillIncident, userIds: readonly string[], via: DrillIncident['assignedVia'], by: Agent): void {
    if (incident.status === 'acknowledged') changeStatus(incident, 'triggered', by);
    incident.assignedVia = via;
    assign(incident, userIds);
    const names = userIds.map((id) => nameOf({ kind: 'user', id })).join(', ');
    record(incident, 'assign_log_entry', by, `Assigned to ${names} by ${nameOf(by)}`, { fields: { assignees: userIds } });
  }
  function escalate(incident: DrillIncident, level: number, by: Agent): void {
    if (incident.status === 'acknowledged') changeStatus(incident, 'triggered', by);
    const userIds = peopleAtLevel(world, incident.policyId, level, clock.now());
    incident.assignedVia = 'escalation_policy';
    assign(incident, userIds);
    const names = userIds.map((id) => nameOf({ kind: 'user', id })).join(', ');
    record(incident, 'escalate_log_entry', by, `Escalated to ${names} by ${nameOf(by)}`, { fields: { assignees: userIds } });
  }
  function snooze(incident: DrillIncident, seconds: number, userId: string): void {
    endAcknowledgementAfter(incident, seconds);
    record(incident, 'snooze_log_entry', { kind: 'user', id: userId }, `Snoozed by ${nameOf({ kind: 'user', id: userId })}`, {
      fields: { changed_actions: [{ type: 'unacknowledge', at: new Date(incident.acknowledgedUntil ?? 0).toISOString() }] },
    });
  }
  function note(incident: DrillIncident, userId: string, content: string) {
    const by: Agent = { kind: 'user', id: userId };
    const added = { id: world.nextId('N'), userId, content, at: wholeSecond(clock.now()) };
    incident.notes.push(added);
    record(incident, 'annotate_log_entry', by, `Note added by ${nameOf(by)}`, { channel: { type: 'note', summary: content } });
    return added;
  }

  return {
    record, trigger, acknowledge, unacknowledge, retrigger, resolve, merge, reassign, escalate, snooze, note, nameOf,
    stop(): void {
      for (const disarm of timers.values()) disarm();
      timers.clear();
    },
  };
}
