import { elapsedDay, type Instant } from '../../shared/time/duration.ts';
import { invalid, isAnswer, ok, refuse, type Answer } from './exchange.ts';
import { oneOf, paged, spanIn } from './paging.ts';
import type { Request, Scene } from './scene.ts';
import type { DrillIncident } from './world.ts';

const halfYear = 184 * elapsedDay;
const month = 30 * elapsedDay;

export function listIncidents({ world, wire, clock }: Scene, { query }: Request): Answer {
  for (const [filter, ability] of [['team_ids[]', 'teams'], ['urgencies[]', 'urgencies']] as const) {
    if (query.has(filter) && !world.abilities.includes(ability)) return refuse(402, 2014, 'Account does not have the required ability', [`${ability} is not available`]);
  }
  let inSpan: (incident: DrillIncident) => boolean = () => true;
  if (query.get('date_range') !== 'all') {
    const now = clock.now();
    const span = spanIn(query, { since: now - month, until: now });
    if (isAnswer(span)) return span;
    if (span.until - span.since > halfYear) return invalid(' is invalid.');
    inSpan = ({ createdAt }) => createdAt >= span.since && createdAt <= span.until;
  }
  const [statuses, services, urgencies, users, teams] = (['statuses', 'service_ids', 'urgencies', 'user_ids', 'team_ids'] as const).map((name) => oneOf(query, name)) as [Test, Test, Test, Test, Test];
  const key = query.get('incident_key');
  const rows = [...world.incidents.values()].filter((incident) =>
    inSpan(incident) && statuses([incident.status]) && services([incident.serviceId]) && urgencies([incident.urgency]) &&
    users(incident.assignees.map(({ userId }) => userId)) && teams(world.services.get(incident.serviceId)?.teamIds ?? []) && (key === null || incident.key === key),
  );
  const order = ordering(query.get('sort_by'));
  return paged(query, 'incidents', order === null ? rows : rows.sort(order), (incident) => wire.incident(incident, query.getAll('include[]')));
}

type Test = (values: readonly string[]) => boolean;

function ordering(sortBy: string | null): ((a: DrillIncident, b: DrillIncident) => number) | null {
  const [field, direction] = (sortBy?.split(',')[0] ?? '').split(':');
  const value: ((incident: DrillIncident) => number) | undefined = {
    incident_number: (incident: DrillIncident) => incident.number,
    created_at: (incident: DrillIncident) => incident.createdAt,
    resolved_at: (incident: DrillIncident) => incident.resolvedAt ?? 0,
  }[field ?? ''];
  if (value === undefined) return null;
  const sign = direction === 'desc' ? -1 : 1;
  return (a, b) => sign * (value(a) - value(b));
}

export function showIncident({ wire }: Scene, { query, incident }: Request<'incident'>): Answer {
  return ok({ incident: wire.incident(incident, query.getAll('include[]')) });
}

/** Entries that `is_overview` leaves in. */
const overview = /^(trigger|acknowledge|unacknowledge|resolve|escalate|assign|annotate|snooze)_log_entry$/;

/** Newest first, of one incident or of all. */
export function listLogEntries({ world, wire, clock }: Scene, { query, id }: Request): Answer {
  const span = spanIn(query, { since: 0, until: Math.max(clock.now(), latest(world.log)) });
  if (isAnswer(span)) return span;
  const teams = oneOf(query, 'team_ids');
  const rows = world.log
    .filter((entry) => (id === '' || entry.incidentId === id) && entry.at >= span.since && entry.at <= span.until)
    .filter((entry) => (query.get('is_overview') !== 'true' || overview.test(entry.type)))
    .filter((entry) => teams(world.services.get(world.incidents.get(entry.incidentId)?.serviceId ?? '')?.teamIds ?? []))
    .map((entry, place) => ({ entry, place }))
    .sort((a, b) => b.entry.at - a.entry.at || b.place - a.place)
    .map(({ entry }) => entry);
  return paged(query, 'log_entries', rows, (entry) => wire.logEntry(entry, query.getAll('include[]')));
}
const latest = (log: readonly { readonly at: Instant }[]) => log.reduce((newest, entry) => Math.max(newest, entry.at), 0);

export const listNotes = ({ wire }: Scene, { incident }: Request<'incident'>): Answer => ok({ notes: incident.notes.map(wire.note) });

export function listAlerts({ wire }: Scene, { query, incident }: Request<'incident'>): Answer {
  const statuses = oneOf(query, 'statuses');
  return paged(query, 'alerts', wire.alerts(incident).filter((alert) => statuses([alert.status])), (alert) => alert);
}

/** Of the same service, resolved, in the last six months: the likelier the closer their titles. */
export function pastIncidents({ world, clock }: Scene, { query, incident }: Request<'incident'>): Answer {
  const limit = Number(query.get('limit') ?? 5);
  if (!(limit >= 1 && limit <= 999)) return invalid('Limit must be between 1 and 999');
  const words = new Set(incident.title.toLowerCase().split(/\W+/));
  const past = [...world.incidents.values()]
    .filter((other) => other.id !== incident.id && other.serviceId === incident.serviceId && other.status === 'resolved' && other.createdAt >= clock.now() - halfYear)
    .map((other) => ({ other, score: other.title.toLowerCase().split(/\W+/).filter((word) => words.has(word)).length }))
    .sort((a, b) => b.score - a.score);
  return ok({
    past_incidents: past.slice(0, limit).map(({ other, score }) => ({ incident: { id: other.id, created_at: new Date(other.createdAt).toISOString(), title: other.title }, score })),
    limit, ...(query.get('total') === 'true' ? { total: past.length } : {}),
  });
}

/** The 20 newest others that are open at the same time. */
export function relatedIncidents({ world, wire }: Scene, { incident }: Request<'incident'>): Answer {
  const others = [...world.incidents.values()].filter((other) => other.id !== incident.id && other.status !== 'resolved');
  return ok({
    related_incidents: others.slice(-20).reverse().map((other) => ({
      incident: wire.incident(other),
      relationships: [{ type: 'machine_learning_inferred', metadata: { grouping_classification: 'similar_contents', user_feedback: { positive_feedback_count: 0, negative_feedback_count: 0 } } }],
    })),
  });
}
