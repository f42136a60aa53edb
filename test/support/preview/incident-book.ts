import { composePage } from '../../../shared/domain/incident-page.ts';
import { incidentReport, timelineJson, timelineMarkdown } from '../../../shared/domain/incident-report.ts';
import { Refusal } from '../../../shared/ipc/refusal.ts';
import type { Handlers, RawInput } from '../../../shared/ipc/contract.ts';
import type { WatchEvent } from '../../../shared/model/event.ts';
import type { EarlierIncident, IncidentPage, IncidentSummary } from '../../../shared/model/incident-page.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import { hour, elapsedDay, minute, type Instant } from '../../../shared/time/duration.ts';
import { anEvent } from '../events.ts';
import type { FakeApi } from '../fake-api.ts';
import { runbookIncidents } from '../incident-runs.ts';

/** Incidents and their events in memory: what is said of one is in it at once. */
export type Book = { readonly incidents: Map<string, Incident>; readonly events: WatchEvent[] };

export function sayEntry(book: Book, { id, entry, title, body = '', occurredAt = null }: RawInput<'incident.say'>, recordedAt: Instant): WatchEvent {
  const { kind, ...payload } = entry;
  const event = anEvent({ id: book.events.length + 1, kind, incidentId: id, actor: 'Kim Doe', title, body, payload, occurredAt: occurredAt ?? recordedAt, recordedAt });
  book.events.push(event);
  return event;
}

export function correctEntry(book: Book, eventId: number, part: { readonly title: string; readonly struck: boolean }, recordedAt: Instant): WatchEvent {
  const before = book.events.find(({ id }) => id === eventId);
  if (before === undefined) throw new Refusal({ code: 'not-found', message: 'This entry does not exist.' });
  const payload = typeof before.payload === 'object' ? before.payload : {};
  const event = { ...before, id: book.events.length + 1, title: part.title, payload: { ...payload, struck: part.struck }, recordedAt, corrects: eventId };
  book.events.push(event);
  return event;
}

const seen = (now: Instant): readonly EarlierIncident[] => [
  { incidentId: 'Q4', title: 'HTTP 5xx ratio above 5 % on checkout-api', openedAt: now - 3 * hour, resolvedAt: now - 2 * hour, cause: 'Connection pool exhausted', lastAction: 'Raised the pool to 80 and restarted the pods one by one', resolution: '', verdict: 'action' },
  { incidentId: 'P3', title: 'HTTP 5xx ratio above 5 % on checkout-api', openedAt: now - 9 * elapsedDay, resolvedAt: now - 9 * elapsedDay + 12 * minute, cause: '', lastAction: '', resolution: 'Went away by itself', verdict: 'no-action' },
  { incidentId: 'P7', title: 'HTTP 5xx ratio above 5 % on checkout-api', openedAt: now - 31 * elapsedDay, resolvedAt: now - 31 * elapsedDay + 50 * minute, cause: '', lastAction: 'Rolled back to 2026.42.1', resolution: '', verdict: null },
];

export function bookPage(book: Book, id: string, now: Instant): IncidentPage {
  const incident = book.incidents.get(id);
  if (incident === undefined) throw new Refusal({ code: 'not-found', message: 'This incident is not known here.' });
  return composePage({
    incident, events: book.events.filter(({ incidentId }) => incidentId === id), around: [], situationId: null, related: [], policyChangedSince: false, zone: 'Europe/Berlin', me: 'Kim Doe', userId: null,
    policy: { ...runbookIncidents, contacts: runbookIncidents.contacts.map((contact) => (contact.id === 'secondary' ? { ...contact, name: 'Maya Okafor', phone: '+4930123456' } : contact)) },
    seenBefore: id === 'Q1' || id === 'Q4' ? { times: 5, noise: 2, last: seen(now) } : { times: 0, noise: 0, last: [] },
    escalation: id === 'Q1' ? { policyName: 'Commerce on call', theirs: [], problem: '', differences: [{ level: 3, ours: 'Platform lead after 30 min', theirs: 'Robin Vale after 45 min' }] } : null,
  }, now);
}

function summary(book: Book, incident: Incident, now: Instant): IncidentSummary {
  const { severity, status, run, standing } = bookPage(book, incident.id, now);
  return { incident, severity, status, acknowledgedAt: run.acknowledgements[0]?.from ?? null, situationId: null, nextDueAt: standing.next?.dueAt ?? null };
}

/** The calls of the contract that are about incidents, over a book. */
export function bookHandlers(book: Book, emit: FakeApi['emit']): Partial<Handlers> {
  const told = <T>(id: string, value: T): T => {
    emit('incident.changed', bookPage(book, id, Date.now()));
    return value;
  };
  const idOf = (eventId: number) => book.events.find(({ id }) => id === eventId)?.incidentId ?? '';
  const change = (id: string, part: Partial<Incident>) => {
    const before = book.incidents.get(id);
    if (before !== undefined) book.incidents.set(id, { ...before, ...part, updatedAt: Date.now() });
    return told(id, { result: 'done' as const, message: 'Done.' });
  };
  return {
    'incidents.list': async ({ before, limit }) => {
      const all = [...book.incidents.values()].toSorted((a, b) => b.createdAt - a.createdAt);
      const over = all.filter(({ status, createdAt }) => status === 'resolved' && (before === null || createdAt < before.createdAt));
      const shown = over.slice(0, limit);
      const last = shown.at(-1);
      return { open: all.filter(({ status }) => status !== 'resolved').map((one) => summary(book, one, Date.now())), over: shown.map((one) => summary(book, one, Date.now())), next: over.length > limit && last !== undefined ? { createdAt: last.createdAt, id: last.id } : null };
    },
    'incident.page': async ({ id }) => bookPage(book, id, Date.now()),
    'incident.timeline': async ({ id, before }) => ({ entries: bookPage({ ...book, events: book.events.filter(({ occurredAt }) => before === null || occurredAt < before.occurredAt) }, id, Date.now()).timeline.entries, next: null }),
    'incident.say': async (saying) => told(saying.id, sayEntry(book, saying, Date.now())),
    'incident.correct': async ({ eventId, title, struck }) => told(idOf(eventId), correctEntry(book, eventId, { title, struck }, Date.now())),
    'incident.undo': async ({ id }) => {
      const { undo } = bookPage(book, id, Date.now());
      if (undo !== null) correctEntry(book, undo.eventId, { title: undo.words, struck: true }, Date.now());
      return told(id, { result: 'done', message: `Taken back: ${undo?.words ?? ''}` });
    },
    'incident.acknowledge': async ({ id }) => {
      book.events.push(anEvent({ id: book.events.length + 1, kind: 'incident.acknowledged', source: 'pagerduty', incidentId: id, title: 'Acknowledged by Kim Doe', occurredAt: Date.now(), recordedAt: Date.now() }));
      return change(id, { status: 'acknowledged', acknowledgers: [{ id: 'UME', name: 'Kim Doe' }] });
    },
    'incident.resolveLocal': async ({ id }) => change(id, { status: 'resolved', resolvedAt: Date.now() }),
    'incident.createLocal': async ({ title, severity, service, startedAt }) => {
      const now = Date.now();
      const incident: Incident = { id: `local-${book.incidents.size}`, source: 'local', number: null, title, status: 'triggered', severity, priorityLabel: null, urgency: 'high', serviceId: null, serviceName: service === '' ? null : service, assignees: [], acknowledgers: [], createdAt: startedAt ?? now, updatedAt: now, resolvedAt: null, url: null };
      book.incidents.set(incident.id, incident);
      return incident;
    },
    'incident.export': async ({ id, format }) => {
      const { incident, run, policy, timeline, zone } = bookPage(book, id, Date.now());
      const facts = { incident, run, policy, entries: timeline.entries, zone, me: 'you', person: 'Kim Doe' };
      return { fileName: `incident-${id}.md`, text: format === 'json' ? timelineJson(facts) : format === 'markdown' ? timelineMarkdown(facts) : incidentReport(facts) };
    },
  };
}
