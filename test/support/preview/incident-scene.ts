import { correctEntry, sayEntry, type Book } from './incident-book.ts';
import type { WatchEvent } from '../../../shared/model/event.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { RunEntry } from '../../../shared/model/run-entry.ts';
import type { Severity } from '../../../shared/model/severity.ts';
import { elapsedDay, hour, minute, second, type Instant, type Milliseconds } from '../../../shared/time/duration.ts';
import { anEvent } from '../events.ts';
import { hostileTexts } from '../hostile-texts.ts';

const kim = { id: 'UME', name: 'Kim Doe' };

function anIncident(part: Partial<Incident> & Pick<Incident, 'createdAt'>): Incident {
  return {
    id: 'Q1', source: 'pagerduty', number: 4217, title: 'High error rate on checkout', status: 'acknowledged', severity: 1, priorityLabel: 'P1', urgency: 'high', serviceId: 'PCHK', serviceName: 'Checkout API',
    assignees: [kim], acknowledgers: [kim], updatedAt: part.createdAt, resolvedAt: null, url: 'https://example.pagerduty.com/incidents/Q1', ...part,
  };
}

/** Tells what happened to an incident, each so long after its trigger. */
function tell(book: Book, id: string) {
  const opened = book.incidents.get(id)?.createdAt ?? 0;
  return {
    fact: (after: Milliseconds, kind: WatchEvent['kind'], title: string, source: WatchEvent['source'] = 'pagerduty', payload: unknown = null) =>
      void book.events.push(anEvent({ id: book.events.length + 1, occurredAt: opened + after, recordedAt: opened + after + 2 * second, kind, title, source, incidentId: id, payload, severity: null })),
    say: (after: Milliseconds, entry: RunEntry, title: string, body = '', loggedAfter = after) => void sayEntry(book, { id, entry, title, body, occurredAt: opened + after }, opened + loggedAfter),
  };
}

function opening(book: Book, incident: Incident, acknowledgedAfter: Milliseconds | null): ReturnType<typeof tell> {
  book.incidents.set(incident.id, incident);
  const story = tell(book, incident.id);
  story.fact(0, 'incident.triggered', incident.title);
  story.fact(2 * second, 'alert.shown', `SEV-${incident.severity ?? '?'} ${incident.title}: shown after 42 ms`, 'watchkeeper');
  story.fact(4 * second, 'incident.log', 'Notified Kim Doe by push', 'pagerduty', { type: 'notify_log_entry' });
  story.fact(40 * second, 'incident.log', 'Notified Kim Doe by phone call', 'pagerduty', { type: 'notify_log_entry' });
  if (acknowledgedAfter !== null) story.fact(acknowledgedAfter, 'incident.acknowledged', 'Acknowledged by Kim Doe');
  return story;
}

function severe(book: Book, createdAt: Instant, part: Partial<Incident> = {}): void {
  const { say } = opening(book, anIncident({ createdAt, title: '[FIRING:3] HTTP 5xx ratio above 5 % for 5 minutes on checkout-api (eu-central-1)', ...part }), 2 * minute + 13 * second);
  for (const [at, step] of ['acknowledge', 'join-channel', 'assess'].entries()) say((3 + at) * minute, { kind: 'run.step', list: 'sev-1', step, done: true }, step);
  for (const [at, step] of ['acknowledge', 'first-note', 'join-channel', 'dashboard', 'recent-changes', 'first-status'].entries()) say((3 + at / 2) * minute, { kind: 'run.step', list: 'phase-first-response', step, done: true }, step);
  say(3 * minute, { kind: 'note' }, 'Card payments fail in eu-central-1 only; us-east-1 is well');
  say(6 * minute, { kind: 'run.impact', fact: 'users', amount: 240 }, '240 users affected');
  say(8 * minute, { kind: 'run.update', template: 'acknowledgement', audience: 'responders', values: { assessment: 'Card payments fail in one region', next: 'Compare with the last deployment', eta: '15 min' }, nextAt: createdAt + 18 * minute, approver: '', unchanged: false }, 'For responders: Acknowledged', 'SEV-1 Incident Acknowledged\n===========================\nAlert: HTTP 5xx ratio above 5 %\nInitial Assessment: Card payments fail in one region');
  say(11 * minute, { kind: 'run.finding' }, 'Errors began with the deployment of checkout 2026.47.4 at 13:58', '', 14 * minute);
  say(16 * minute, { kind: 'action' }, 'Rolled back checkout to 2026.47.3 in eu-central-1');
  say(17 * minute, { kind: 'run.status', status: 'mitigating' }, 'Mitigating');
  say(18 * minute, { kind: 'run.update', template: 'mitigation', audience: 'responders', values: { actions: 'Rolled back checkout to 2026.47.3', results: 'Error ratio falls', monitoring: 'Error ratio, order count', eta: '10 min' }, nextAt: createdAt + 33 * minute, approver: '', unchanged: false }, 'For responders: Mitigating', 'MITIGATION UPDATE');
  say(21 * minute, { kind: 'run.called', level: 2, contact: null, how: 'phone', who: 'Maya Okafor' }, 'Secondary on-call (Maya Okafor) by phone');
}

/** One SEV-1 in the middle of it, one SEV-3 that nobody has, one that is over, one that tries everything. */
export function incidentBook(now: Instant): Book {
  const book: Book = { incidents: new Map(), events: [] };
  severe(book, now - 24 * minute - 17 * second);
  opening(book, anIncident({ id: 'Q3', number: 4218, title: 'Background jobs of the rating engine are late', severity: 3, priorityLabel: 'P3', status: 'triggered', acknowledgers: [], serviceName: 'Rating engine', createdAt: now - 34 * minute, updatedAt: now - 34 * minute }), null);
  opening(book, anIncident({ id: 'Q0', number: 4219, title: 'Database is gone altogether', severity: 1, status: 'triggered', acknowledgers: [], assignees: [kim], serviceName: 'Orders database', createdAt: now - 4 * minute - 20 * second }), null);
  const over = anIncident({ id: 'Q4', number: 4101, title: 'HTTP 5xx ratio above 5 % on checkout-api', severity: 2, status: 'resolved', createdAt: now - 3 * hour, updatedAt: now - 2 * hour, resolvedAt: now - 2 * hour + 4 * minute });
  const { say, fact } = opening(book, over, 6 * minute);
  say(12 * minute, { kind: 'run.finding' }, 'A connection pool of 20 was too small for the evening');
  say(13 * minute, { kind: 'run.cause' }, 'Connection pool exhausted: 20 connections for 60 pods');
  say(20 * minute, { kind: 'action' }, 'Raised the pool to 80 and restarted the pods one by one');
  say(22 * minute, { kind: 'run.status', status: 'monitoring' }, 'Monitoring');
  fact(64 * minute, 'incident.resolved', 'Resolved by Kim Doe');
  const hostile = hostileTexts.map(({ text }) => text.slice(0, 3000)).join(' ');
  const evil = opening(book, anIncident({ id: 'QX', number: 666, title: `<b>bold</b><img src=x onerror=alert(1)> [x](javascript:alert(1)) <!channel> ${hostile}`, serviceName: '<i>service</i>\u202efdp.exe', assignees: [{ id: 'U', name: '<script>alert(1)</script>' }], acknowledgers: [], status: 'triggered', severity: 2, createdAt: now - 12 * minute }), null);
  for (const { text } of hostileTexts) evil.fact(2 * minute, 'incident.log', text.slice(0, 20_000), 'pagerduty', { type: 'annotate_log_entry' });
  for (let day = 1; day <= 30; day += 1) {
    const createdAt = now - day * elapsedDay - day * 17 * minute;
    const severity = ([2, 3, 4, null] as const satisfies readonly (Severity | null)[])[day % 4] ?? null;
    book.incidents.set(`P${day}`, anIncident({ id: `P${day}`, number: 4100 - day, title: ['Queue depth above 10,000', 'Certificate renewal job failed', 'Replication lag above 30 s'][day % 3] ?? '', severity, status: 'resolved', createdAt, updatedAt: createdAt + 40 * minute, resolvedAt: createdAt + (20 + day) * minute, serviceName: ['Billing', 'Platform', 'Orders database'][day % 3] ?? '' }));
  }
  correctEntry(book, book.events.find(({ kind }) => kind === 'run.finding')?.id ?? 0, { title: 'Errors began with the deployment of checkout 2026.47.4 at 13:58, in eu-central-1 only', struck: false }, now - 9 * minute);
  return book;
}

/** 3,000 entries, for scrolling. */
export function longBook(now: Instant): Book {
  const book = incidentBook(now);
  const { say, fact } = tell(book, 'Q1');
  for (let at = 0; at < 3000; at += 1) {
    if (at % 3 === 0) say(at * 300, { kind: 'note' }, `Entry ${at} of a long night`);
    else fact(at * 300, 'alert.shown', `Shown again ${at}`, 'watchkeeper');
  }
  return book;
}
