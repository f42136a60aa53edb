import type { Instant } from '../../shared/time/duration.ts';
import type { Agent, DrillDuty, DrillIncident, DrillLogEntry, DrillNote, DrillOverride, DrillPerson, DrillPolicy, DrillReach, DrillSchedule, World } from './world.ts';

/** `Z` in some answers, an offset in others, as the real one mixes them. */
const inUtc = (instant: Instant) => new Date(instant).toISOString().replace(/\.\d{3}Z$/, 'Z');
export const withOffset = (instant: Instant) => inUtc(instant - 5 * 3_600_000).replace('Z', '-05:00');
const maybe = (instant: Instant | null, write: (instant: Instant) => string) => (instant === null ? null : write(instant));

export type Wire = ReturnType<typeof createWire>;

/** Turns the world into the JSON of the API. `webBase` null: nothing has a page to open. */
export function createWire(world: World, webBase: string | null) {
  const link = (path: string) => ({ self: webBase === null ? null : `${webBase}/api/${path}`, html_url: webBase === null ? null : `${webBase}/${path}` });
  const reference = (type: string, plural: string, id: string, summary: string | undefined) => ({ id, type: `${type}_reference`, summary: summary ?? null, ...link(`${plural}/${id}`) });
  const full = (type: string, plural: string, id: string, name: string) => ({ ...reference(type, plural, id, name), type, name });

  const team = (id: string) => reference('team', 'teams', id, world.teams.get(id)?.name);
  const person = (id: string, included = false) => {
    const found = world.people.get(id);
    return included && found !== undefined ? user(found) : reference('user', 'users', id, found?.name);
  };
  const service = (id: string, included = false) => {
    const found = world.services.get(id);
    if (!included || found === undefined) return reference('service', 'services', id, found?.name);
    return {
      ...full('service', 'services', id, found.name), status: 'active', description: found.name, acknowledgement_timeout: found.acknowledgementTimeoutSeconds,
      auto_resolve_timeout: null, teams: found.teamIds.map(team), escalation_policy: policyReference(found.policyId), alert_creation: 'create_alerts_and_incidents',
    };
  };
  const policyReference = (id: string) => reference('escalation_policy', 'escalation_policies', id, world.policies.get(id)?.name);
  const scheduleReference = (id: string) => {
    const found = world.schedules.get(id);
    return found?.isShiftBased === true ? reference('schedule_v3', 'v3/schedules', id, found.name) : reference('schedule', 'schedules', id, found?.name);
  };
  const agent = ({ kind, id }: Agent) => (kind === 'user' ? person(id) : service(id));
  const priority = (id: string) => full('priority', 'priorities', id, world.priorities.get(id)?.name ?? id);

  function user(found: DrillPerson) {
    return {
      ...full('user', 'users', found.id, found.name), email: found.email, time_zone: 'Etc/UTC', color: 'teal', role: 'user', job_title: 'Engineer',
      invitation_sent: false, teams: found.teamIds.map(team), contact_methods: [], notification_rules: [],
    };
  }

  const contactId = (userId: string, place: number) => `${userId}C${place + 1}`;
  function contactMethod(userId: string, { kind, address }: DrillReach, place: number) {
    const id = contactId(userId, place);
    return {
      id, type: `${kind}_contact_method`, summary: kind, ...link(`users/${userId}/contact_methods/${id}`), html_url: null, label: kind, address, blacklisted: false,
      ...(kind === 'phone' || kind === 'sms' ? { country_code: 1, enabled: true } : {}),
    };
  }
  function notificationRule(userId: string, { kind, delayMinutes, urgency }: DrillReach, place: number) {
    const method = contactId(userId, place);
    return {
      id: `${userId}R${place + 1}`, type: 'assignment_notification_rule', summary: `${delayMinutes} min: ${kind}`, ...link(`users/${userId}/notification_rules/${userId}R${place + 1}`), html_url: null,
      start_delay_in_minutes: delayMinutes, urgency,
      contact_method: { id: method, type: `${kind}_contact_method_reference`, summary: kind, ...link(`users/${userId}/contact_methods/${method}`), html_url: null },
    };
  }

  function incident(it: DrillIncident, include: readonly string[] = []) {
    const has = (name: string) => include.includes(name);
    return {
      id: it.id, type: 'incident', summary: `[#${it.number}] ${it.title}`, ...link(`incidents/${it.id}`),
      incident_number: it.number, title: it.title, incident_key: it.key, status: it.status, urgency: it.urgency,
      created_at: inUtc(it.createdAt), updated_at: inUtc(it.updatedAt), resolved_at: maybe(it.resolvedAt, inUtc),
      last_status_change_at: inUtc(it.statusChangedAt), last_status_change_by: agent(it.statusChangedBy),
      service: service(it.serviceId, has('services')),
      assignments: it.assignees.map(({ userId, at }) => ({ at: inUtc(at), assignee: person(userId, has('assignees') || has('users')) })),
      assigned_via: it.assignedVia,
      acknowledgements: it.acknowledgements.map(({ userId, at }) => ({ at: inUtc(at), acknowledger: person(userId, has('acknowledgers') || has('users')) })),
      escalation_policy: policyReference(it.policyId),
      teams: (world.services.get(it.serviceId)?.teamIds ?? []).map(team),
      priority: it.priorityId === null ? null : priority(it.priorityId),
      pending_actions: it.acknowledgedUntil === null ? [] : [{ type: 'unacknowledge', at: inUtc(it.acknowledgedUntil) }],
      resolve_reason: it.mergedInto === null ? null : { type: 'merge_resolve_reason', incident: reference('incident', 'incidents', it.mergedInto, undefined) },
      alert_counts: { all: it.alerts.length, triggered: it.status === 'resolved' ? 0 : it.alerts.length, resolved: it.status === 'resolved' ? it.alerts.length : 0 },
      is_mergeable: it.status !== 'resolved', conference_bridge: null, incident_type: { name: 'incident_default' },
      body: { type: 'incident_body', details: it.details }, incidents_responders: [], responder_requests: [],
    };
  }
  function logEntry(it: DrillLogEntry, include: readonly string[] = []) {
    const subject = world.incidents.get(it.incidentId);
    const { assignees, ...fields } = it.fields;
    return {
      id: it.id, type: it.type, summary: it.summary, ...link(`log_entries/${it.id}`), created_at: withOffset(it.at), agent: agent(it.agent),
      channel: include.includes('channels') ? it.channel : { type: it.channel.type },
      incident: reference('incident', 'incidents', it.incidentId, subject === undefined ? undefined : `[#${subject.number}] ${subject.title}`),
      ...(subject === undefined ? {} : { service: service(subject.serviceId), teams: (world.services.get(subject.serviceId)?.teamIds ?? []).map(team) }),
      contexts: [], ...fields, ...(Array.isArray(assignees) ? { assignees: assignees.map((id) => person(String(id))) } : {}),
    };
  }
  const note = (it: DrillNote) => ({ id: it.id, user: person(it.userId), channel: { summary: 'Written in the web app' }, content: it.content, created_at: withOffset(it.at) });
  const alerts = (it: DrillIncident) => it.alerts.map((alert) => ({
    id: alert.id, type: 'alert', summary: alert.summary, ...link(`alerts/${alert.id}`), created_at: inUtc(alert.at), status: it.status === 'resolved' ? 'resolved' : 'triggered',
    alert_key: alert.key, service: service(it.serviceId), incident: reference('incident', 'incidents', it.id, it.title), suppressed: false, severity: 'critical',
    body: { type: 'alert_body', contexts: [], details: { text: it.details } },
  }));
  const policy = (it: DrillPolicy) => ({
    ...full('escalation_policy', 'escalation_policies', it.id, it.name), num_loops: 0, on_call_handoff_notifications: 'if_has_services', description: it.name, teams: [],
    services: [...world.services.values()].filter((each) => each.policyId === it.id).map((each) => service(each.id)),
    escalation_rules: it.rules.map((rule, place) => ({
      id: `${it.id}R${place + 1}`, escalation_delay_in_minutes: rule.delayMinutes,
      targets: rule.targets.map((target) => (target.kind === 'user' ? person(target.id) : scheduleReference(target.id))),
    })),
  });
  const duty = (it: DrillDuty) => ({ start: withOffset(it.start), end: withOffset(it.end), user: person(it.userId) });
  const override = (it: DrillOverride) => ({ id: it.id, ...duty(it) });
  /** Empty time is an entry too, and times are in UTC. */
  const finalShifts = (duties: readonly DrillDuty[]) => ({
    type: 'final_schedule', rendered_coverage_percentage: 100,
    computed_shift_assignments: duties.flatMap((it, place) => {
      const before = duties[place - 1];
      const empty = before === undefined || before.end >= it.start ? [] : [{ from: before.end, to: it.start, member: { type: 'empty_member' } }];
      return [...empty, { from: it.start, to: it.end, member: { type: 'user_member', user_id: it.userId } }].map(({ from, to, member }) => ({
        type: 'computed_shift_assignment', start_time: inUtc(from), end_time: inUtc(to), member, source: { type: 'schedule_rotation', rotation_id: 'ROT' },
      }));
    }),
  });
  const schedule = (it: DrillSchedule) => ({
    ...full(it.isShiftBased === true ? 'schedule_v3' : 'schedule', 'schedules', it.id, it.name), time_zone: it.zone, description: it.name, teams: [],
    users: [...new Set(it.duties.map((each) => each.userId))].map((id) => person(id)),
    escalation_policies: [...world.policies.values()].filter((each) => each.rules.some((rule) => rule.targets.some((target) => target.id === it.id))).map((each) => policyReference(each.id)),
  });
  return { incident, logEntry, note, alerts, policy, schedule, finalShifts, duty, override, user, contactMethod, notificationRule, person, service, priority, policyReference, scheduleReference };
}
