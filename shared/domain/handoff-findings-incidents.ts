import type { Handoff, HandoffEntry } from '../model/handoff.ts';
import { severityLabel } from '../model/severity.ts';
import { currentSeverity, currentStatus, firstAcknowledgedAt } from './incident-now.ts';
import { entriesIn, partOf } from './handoff-change.ts';
import type { Finding } from './handoff-compile.ts';
import type { OpenIncident, ShiftEvidence } from './handoff-evidence.ts';
import { moment } from './handoff-moments.ts';
import { incidentKey } from './handoff-quality.ts';
import { formatDuration } from './format-duration.ts';
import { plainLine } from './plain-text.ts';
import { entriesOf } from './run-entries.ts';
import { standingEvents } from './corrected-events.ts';

const newestIds = (ids: readonly number[]): number[] => ids.toSorted((a, b) => a - b).slice(-50);
const capital = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
const tag = (drill: boolean): string => (drill ? '[demo] ' : '');
/** So many issues can be read; a storm of more is one line that says how many. */
const mostIssues = 100;

/** The open incidents, each as a line and as an issue with what its run says of it (runbook L664, L668-L674). */
export function openIncidentFindings({ open, situations, previous, zone, me }: ShiftEvidence): readonly Finding[] {
  const homes = new Map(situations.flatMap((situation) => situation.members.map(({ kind, id }) => [`${kind} ${id}`, situation] as const)));
  const shown = open.slice(0, mostIssues);
  const lines = shown.map(({ incident, run }): Finding => {
    const { word, since } = currentStatus(run);
    const by = homes.get(`incident ${incident.id}`)?.acknowledgedBy ?? incident.acknowledgers[0]?.name ?? null;
    const taken = firstAcknowledgedAt(run) === null ? 'not acknowledged' : by === null ? 'acknowledged' : `acknowledged by ${by === me ? 'the giver' : plainLine(by, 80)}`;
    const text = `${tag(incident.source === 'drill')}${severityLabel(currentSeverity(run))} ${plainLine(incident.title, 200)}: ${word} since ${moment(since, zone)}, ${taken}`;
    return { field: 'active-incidents', evidence: { key: incidentKey(incident.id), kind: 'incident', refId: incident.id, eventIds: [] }, parts: { text } };
  });
  const issues = shown.map((one): Finding => ({
    field: 'issues',
    evidence: { key: incidentKey(one.incident.id), kind: 'incident', refId: one.incident.id, eventIds: newestIds(one.events.map(({ id }) => id)) },
    parts: issueParts(one, previous, zone),
  }));
  const more = open.length - shown.length;
  const rest: readonly Finding[] = more <= 0 ? [] : [{ field: 'active-incidents', evidence: { key: 'incidents:more', kind: 'incident', refId: null, eventIds: [] }, parts: { text: `${more} more incidents are open: see the list of incidents` } }];
  return [...lines, ...rest, ...issues];
}

function issueParts({ incident, run, events, due }: OpenIncident, previous: Handoff | null, zone: string): Finding['parts'] {
  const standing = standingEvents(events).map(({ event }) => event);
  const update = entriesOf(standing, 'run.update').at(-1);
  const last = (kinds: readonly string[]) => standing.findLast(({ kind }) => kinds.includes(kind));
  const cause = last(['run.cause']);
  const findings = standing.filter((event) => (event.kind === 'run.finding' || event.kind === 'action' || event.kind === 'note') && !isReceipt(event)).slice(-3);
  const before = previous === null ? undefined : entriesIn(previous.content, 'issues').find(({ evidence, struck }) => !struck && evidence?.key === incidentKey(incident.id));
  const kept = (part: 'owner' | 'eta' | 'nextStep'): string => (before === undefined ? '' : saidByPerson(before, part));
  const details = [
    `Open since ${moment(incident.createdAt, zone)}${incident.serviceName === null ? '' : `, ${plainLine(incident.serviceName, 120)}`}.`,
    ...(cause === undefined ? [] : [`Cause: ${plainLine(cause.title, 300)}.`]),
    ...calledLine(standing, run, zone),
    ...findings.map(({ occurredAt, title }) => `${moment(occurredAt, zone)}: ${plainLine(title, 300)}`),
  ];
  const words = {
    title: `${tag(incident.source === 'drill')}${plainLine(incident.title, 255)}`,
    severity: severityLabel(currentSeverity(run)),
    status: capital(currentStatus(run).word),
    owner: incident.assignees.map(({ name }) => plainLine(name, 120)).join(', ') || incident.acknowledgers.map(({ name }) => plainLine(name, 120)).join(', ') || kept('owner'),
    eta: update?.entry.values['eta']?.trim() || kept('eta'),
    nextStep: update?.entry.values['next']?.trim() || kept('nextStep') || (due === null ? '' : `${due.words} by ${moment(due.dueAt, zone)}`),
    details: details.join('\n'),
  };
  return Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ''));
}

/** How something that was sent fared: it says nothing of the incident. */
function isReceipt({ kind, payload }: OpenIncident['events'][number]): boolean {
  return kind === 'action' && typeof payload === 'object' && payload !== null && 'outboxId' in payload;
}

/** Who was called and whether they answered: the next person need not ask twice, nor forget who is still to answer. */
function calledLine(standing: OpenIncident['events'], { calls }: OpenIncident['run'], zone: string): readonly string[] {
  const called = standing.filter(({ kind }) => kind === 'run.called').slice(-8);
  const how = ({ occurredAt }: (typeof called)[number]): string => {
    const answered = calls.find(({ at }) => at === occurredAt)?.answered ?? null;
    return answered === null ? 'answer not known' : answered ? 'answered' : 'no answer';
  };
  return called.length === 0 ? [] : [`Called: ${called.map((event) => `${plainLine(event.title, 120)} ${moment(event.occurredAt, zone)}, ${how(event)}`).join('; ')}.`];
}

function saidByPerson(entry: HandoffEntry, part: 'owner' | 'eta' | 'nextStep'): string {
  return partOf(entry, part).trim();
}

/** What was resolved in the shift (runbook L665). */
export function resolvedFindings({ resolved, zone }: ShiftEvidence): readonly Finding[] {
  return resolved.slice(0, 500).map(({ id, title, severity, source, createdAt, resolvedAt }): Finding => {
    const ended = resolvedAt === null ? 'resolved' : `resolved ${moment(resolvedAt, zone)} after ${formatDuration(resolvedAt - createdAt)}`;
    return {
      field: 'recent-issues', evidence: { key: incidentKey(id), kind: 'incident', refId: id, eventIds: [] },
      parts: { text: `${tag(source === 'drill')}${severityLabel(severity)} ${plainLine(title, 200)}: ${ended}` },
    };
  });
}

/** What it means for customers, and for security, as far as somebody has said so (runbook L700-L701). */
export function impactFindings({ open, over, zone }: ShiftEvidence): readonly Finding[] {
  return [...open.map((one) => ({ ...one, isOver: false })), ...over.map((one) => ({ ...one, isOver: true }))].flatMap(({ incident, run, events, isOver }) => {
    const newest = new Map(run.impact.map((statement) => [statement.fact, statement]));
    const name = `${tag(incident.source === 'drill')}${plainLine(incident.title, 120)}${isOver ? ', resolved' : ''}`;
    const said = [...newest.values()].flatMap(({ fact, amount }): readonly Finding[] => {
      const words = impactWords[fact];
      if (words === undefined || amount === 0) return [];
      const key = `impact:${incident.id}:${fact}`;
      const text = `${name}: ${amount === null ? words : `${words}: ${amount}`}`;
      return [{ field: fact === 'security' || fact === 'compliance' ? 'security' : 'customer-impact', evidence: { key, kind: 'incident', refId: incident.id, eventIds: [] }, parts: { text } }];
    });
    return isOver ? [...said, ...unansweredFindings(incident.id, name, run, events, zone)] : said;
  });
}

/** Who holds no level and was called for an incident that is over, and has not answered: security, legal. An open one says so in its details. */
function unansweredFindings(id: string, name: string, run: OpenIncident['run'], events: OpenIncident['events'], zone: string): readonly Finding[] {
  const waiting = run.calls.filter(({ contact, answered, at }) => contact !== null && answered !== true && !run.calls.some((other) => other.contact === contact && other.at > at));
  if (waiting.length === 0) return [];
  const called = standingEvents(events).flatMap(({ event }) => (waiting.some(({ at }) => at === event.occurredAt) ? [event] : []));
  return calledLine(called, run, zone).map((text): Finding => ({ field: 'security', evidence: { key: `calls:${id}`, kind: 'incident', refId: id, eventIds: [] }, parts: { text: `${name}. ${text}` } }));
}

const impactWords: Readonly<Partial<Record<IncidentRunFact, string>>> = {
  revenue: 'revenue at risk', users: 'users affected', security: 'security is involved', compliance: 'compliance is involved',
  'customer-escalation': 'a customer has escalated', 'public-mention': 'mentioned in public',
};
type IncidentRunFact = OpenIncident['run']['impact'][number]['fact'];
