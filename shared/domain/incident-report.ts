import type { IncidentTimelineEntry } from '../model/incident-page.ts';
import type { Incident } from '../model/incident.ts';
import type { ImpactStatement, IncidentRun } from '../model/incident-run.ts';
import { severityLabel } from '../model/severity.ts';
import type { IncidentPolicy } from '../policy/incident-policy.ts';
import type { Instant } from '../time/duration.ts';
import { formatDuration } from './format-duration.ts';
import { formatDate, formatMinute, formatStamp, zoneName } from './format-time.ts';
import { firstAcknowledgedAt } from './incident-now.ts';
import { escapeMarkdown } from './escape-text.ts';
import { plainLine, plainText } from './plain-text.ts';
import { responseTime } from './response-time.ts';
import { entriesOf } from './run-entries.ts';
import { rungsThatFellDue } from './rung-record.ts';
import { isLoggedLate } from './timeline-rows.ts';
import { eventLabel } from './timeline-words.ts';
import { recordOfUpdates } from './update-record.ts';

export type ReportFacts = {
  readonly incident: Incident;
  readonly run: IncidentRun;
  readonly policy: IncidentPolicy;
  /** Standing ones, in any order; noise and what was struck out is left out of the text. */
  readonly entries: readonly IncidentTimelineEntry[];
  /** IANA zone in which times are printed. */
  readonly zone: string;
  /** How the timeline calls the person at this machine, and what others call them; null: that is not known. */
  readonly me: string;
  readonly person: string | null;
};

const line = (text: string, limit = 400): string => escapeMarkdown(plainLine(text, limit));
/** Several lines of somebody's text as one item of a list. */
const item = (text: string): string => `- ${plainText(text, 2000).split('\n').map(escapeMarkdown).join('\n  ')}`;
const told = ({ event }: IncidentTimelineEntry): string => [event.title, event.body].filter((part) => part !== '').join('\n');

/** Events in the order in which they happened, without noise and without what was struck out. */
function story(entries: readonly IncidentTimelineEntry[]): readonly IncidentTimelineEntry[] {
  return entries.filter(({ noise, struck }) => !noise && !struck).toSorted((a, b) => a.event.occurredAt - b.event.occurredAt || a.event.id - b.event.id);
}

/** Whoever reads it elsewhere does not know who "you" is. */
function nameOf(actor: string | null, { me, person }: Pick<ReportFacts, 'me' | 'person'>): string {
  return actor === null ? '' : actor === me ? (person ?? 'on-call') : actor;
}

/** What happened, without saying anything twice. */
function storyLine({ event, earlier }: IncidentTimelineEntry, facts: ReportFacts): string {
  const { occurredAt, recordedAt, kind } = event;
  const title = plainLine(event.title, 400);
  const label = eventLabel(kind);
  const words = title.toLowerCase().startsWith(label.toLowerCase()) || kind.startsWith('incident.') && kind !== 'incident.triggered' && kind !== 'incident.reopened' ? title : `${label}: ${title}`;
  const by = plainLine(nameOf(event.actor, facts), 80);
  const notes = [
    ...(by === '' || title.includes(by) ? [] : [by]),
    ...(isLoggedLate(event) ? [`logged ${formatStamp(recordedAt, facts.zone)}`] : []),
    ...(earlier.length > 0 ? ['corrected'] : []),
  ];
  const body = event.body === '' ? '' : `\n  ${plainText(event.body, 2000).split('\n').map(escapeMarkdown).join('  \n  ')}`;
  return `- **${formatStamp(occurredAt, facts.zone)}** ${escapeMarkdown(words)}${notes.length === 0 ? '' : ` (${escapeMarkdown(notes.join(', '))})`}${body}`;
}

/** The timeline of an incident in the order of events, with the zone printed at each (A22). */
export function timelineMarkdown(facts: ReportFacts): string {
  const { incident, run, entries, zone } = facts;
  const severity = run.severities.at(-1)?.severity ?? null;
  const heading = `# ${severityLabel(severity)} ${line(incident.title)}`;
  const about = `Opened ${formatStamp(run.openedAt, zone)}. Times are in ${zone}; the order is that of the events.`;
  return [heading, '', ...(incident.source === 'drill' ? ['**Demo: nothing in it is real.**', ''] : []), about, '', ...story(entries).map((entry) => storyLine(entry, facts)), ''].join('\n');
}

/** The same as data: every entry, with what it said before, noise and what was struck out marked. */
export function timelineJson({ incident, run, entries, zone }: ReportFacts): string {
  const list = entries.toSorted((a, b) => a.event.occurredAt - b.event.occurredAt || a.event.id - b.event.id).map(({ event, earlier, struck, noise }) => ({
    occurredAt: new Date(event.occurredAt).toISOString(), recordedAt: new Date(event.recordedAt).toISOString(), localTime: formatStamp(event.occurredAt, zone),
    kind: event.kind, source: event.source, actor: event.actor, severity: event.severity, title: event.title, body: event.body, payload: event.payload, struck, noise,
    earlier: earlier.map(({ occurredAt, recordedAt, title, body }) => ({ occurredAt: new Date(occurredAt).toISOString(), recordedAt: new Date(recordedAt).toISOString(), title, body })),
  }));
  return `${JSON.stringify({ incident, zone, openedAt: new Date(run.openedAt).toISOString(), entries: list }, null, 2)}\n`;
}

function lasted(from: Instant, to: Instant | null): string {
  return to === null ? 'not yet' : formatDuration(to - from);
}

const impactWords: Readonly<Record<ImpactStatement['fact'], (amount: number | null) => string>> = {
  revenue: (amount) => (amount === null ? 'Revenue was lost' : `About $${amount.toLocaleString('en-US')} an hour was lost`),
  users: (amount) => (amount === null ? 'Users were affected' : `About ${amount.toLocaleString('en-US')} users were affected`),
  security: () => 'Security was affected',
  compliance: () => 'Compliance was affected',
  'customer-escalation': () => 'A customer escalated',
  'public-mention': () => 'It was talked about in public',
  'several-high': () => 'Several SEV-2 incidents were open at once',
};

function impactLines(facts: ReportFacts, customers: string): readonly string[] {
  const { run, zone } = facts;
  const worst = new Map<string, ImpactStatement>();
  for (const statement of run.impact) {
    const known = worst.get(statement.fact);
    if (statement.amount !== 0 && (known === undefined || (statement.amount ?? 0) >= (known.amount ?? 0))) worst.set(statement.fact, statement);
  }
  const stated = [...worst.values()].map((statement) => {
    const by = statement.by === '' ? '' : `, estimated by ${line(nameOf(statement.by, facts), 80)}`;
    return `- ${escapeMarkdown(impactWords[statement.fact](statement.amount))} (${formatStamp(statement.at, zone)}${by})`;
  });
  return customers === '' ? stated : [item(customers), ...stated];
}

function summaryLines({ incident, run, policy, zone }: ReportFacts): readonly string[] {
  const severity = run.severities.at(-1)?.severity ?? null;
  const acknowledgedAt = firstAcknowledgedAt(run);
  const response = responseTime(run, policy, zone, run.resolvedAt ?? acknowledgedAt ?? run.openedAt);
  const promise = response === null || acknowledgedAt === null ? '' : response.met === true ? ' (in time)' : ' (late)';
  const mitigatedAt = run.statuses.find(({ word }) => word === 'monitoring' || word === 'resolved')?.at ?? null;
  const changes = run.severities.length > 1 ? `, first ${severityLabel(run.severities[0]?.severity ?? null)}` : '';
  return [
    `| | |`, `|---|---|`,
    `| Incident | ${line(incident.title, 160)}${incident.number === null ? '' : ` (no. ${incident.number})`} |`,
    `| Severity | ${severityLabel(severity)}${changes} |`,
    `| Service | ${line(incident.serviceName ?? 'not named')} |`,
    `| Opened | ${formatStamp(run.openedAt, zone)} |`,
    `| Acknowledged after | ${lasted(run.openedAt, acknowledgedAt)}${promise} |`,
    `| First note after | ${lasted(run.openedAt, run.engagedAt)} |`,
    `| Mitigated after | ${lasted(run.openedAt, mitigatedAt)} |`,
    `| Resolved | ${run.resolvedAt === null ? 'not yet' : `${formatStamp(run.resolvedAt, zone)}, after ${lasted(run.openedAt, run.resolvedAt)}`} |`,
    `| Status updates | ${run.updates.length} |`,
  ];
}

/** The incident in two or three sentences, for those who read no further. */
function inShort({ incident, run, zone }: ReportFacts, cause: string, fix: string): string {
  const severity = severityLabel(run.severities.at(-1)?.severity ?? null);
  const acknowledgedAt = firstAcknowledgedAt(run);
  const mitigatedAt = run.statuses.find(({ word }) => word === 'monitoring' || word === 'resolved')?.at ?? null;
  const steps = [
    ...(acknowledgedAt === null ? [] : [`acknowledged after ${lasted(run.openedAt, acknowledgedAt)}`]),
    ...(mitigatedAt === null ? [] : [`mitigated after ${lasted(run.openedAt, mitigatedAt)}`]),
    ...(run.resolvedAt === null ? [] : [`resolved after ${lasted(run.openedAt, run.resolvedAt)}`]),
  ];
  const last = steps.at(-1);
  const course = last === undefined ? '' : ` It was ${steps.length === 1 ? last : `${steps.slice(0, -1).join(', ')} and ${last}`}.`;
  const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
  const known = [cause === '' ? '' : ` Cause: ${sentence(line(cause, 300))}`, fix === '' ? '' : ` What fixed it: ${sentence(line(fix, 300))}`].join('');
  const where = incident.serviceName === null ? '' : ` on ${line(incident.serviceName, 120)}`;
  return `On ${formatDate(run.openedAt, zone)} at ${formatMinute(run.openedAt, zone)} (${zoneName(run.openedAt, zone)}), a ${severity} incident opened${where}: ${sentence(line(incident.title, 160))}${course}${known}`;
}

/** What is not resolved yet is told as far as its newest entry. */
const toldUntil = ({ run, entries }: ReportFacts): Instant => run.resolvedAt ?? Math.max(run.openedAt, ...entries.map(({ event }) => event.occurredAt));

function wentWell(facts: ReportFacts): readonly string[] {
  const { run, policy, zone } = facts;
  const { given, missing } = recordOfUpdates(run, policy, toldUntil(facts));
  const response = responseTime(run, policy, zone, run.resolvedAt ?? run.openedAt);
  const acknowledgedAt = firstAcknowledgedAt(run);
  const answered = run.calls.filter(({ answered: yes }) => yes === true).length;
  return [
    ...(response?.met === true && acknowledgedAt !== null ? [`- Acknowledged within ${formatDuration(acknowledgedAt - run.openedAt)}; the promise is ${formatDuration(response.dueAt - run.openedAt)}.`] : []),
    ...(answered > 0 ? [`- ${answered} of ${run.calls.length} ${run.calls.length === 1 ? 'call' : 'calls'} for help ${answered === 1 ? 'was' : 'were'} answered.`] : []),
    ...(given.length > 1 && missing === null && given.every(({ lateBy }) => lateBy === 0 || lateBy === null) ? [`- ${given.length} status updates were given, none of them late.`] : []),
  ];
}

/** Levels that fell due and were never called (runbook L428-L452). */
function uncalledLines(facts: ReportFacts): readonly string[] {
  const { run, policy, zone } = facts;
  return rungsThatFellDue(run, policy, toldUntil(facts)).filter(({ level }) => !run.calls.some((call) => call.level === level)).map(({ level, dueAt }) => {
    const name = policy.levels.find((each) => each.level === level)?.name ?? `Level ${level}`;
    return `- ${line(name)} was to be called from ${formatMinute(dueAt, zone)} on; no call was written down.`;
  });
}

function updateLines(facts: ReportFacts): readonly string[] {
  const { given, missing } = recordOfUpdates(facts.run, facts.policy, toldUntil(facts));
  const late = given.flatMap(({ lateBy }) => (lateBy === null || lateBy === 0 ? [] : [lateBy]));
  return [
    ...(late.length > 0 ? [`- ${late.length} of ${given.length} status ${given.length === 1 ? 'update' : 'updates'} came late, by up to ${formatDuration(Math.max(...late))}.`] : []),
    ...(missing === null ? [] : [`- A status update was missing: none was given in the last ${formatDuration(missing.after)}.`]),
  ];
}

function couldBeBetter(facts: ReportFacts): readonly string[] {
  const { run, policy, zone } = facts;
  const response = responseTime(run, policy, zone, run.resolvedAt ?? run.openedAt);
  const acknowledgedAt = firstAcknowledgedAt(run);
  const silent = run.calls.filter(({ answered }) => answered === false).length;
  const open = run.calls.filter(({ answered }) => answered === null).length;
  return [
    ...(response?.met === false && acknowledgedAt !== null ? [`- Acknowledged ${formatDuration(acknowledgedAt - response.dueAt)} late.`] : []),
    ...(silent > 0 ? [`- ${silent} ${silent === 1 ? 'call' : 'calls'} for help without an answer.`] : []),
    ...(open > 0 ? [`- Of ${open} ${open === 1 ? 'call' : 'calls'} for help nobody wrote down whether it was answered.`] : []),
    ...uncalledLines(facts), ...updateLines(facts),
  ];
}

/** A section with what is known, or with what a person has to fill in. */
function section(title: string, lines: readonly string[], open: string): readonly string[] {
  return [`## ${title}`, '', ...(lines.length > 0 ? lines : [`*${open}*`]), ''];
}

/** A draft of the post-incident report in Markdown, filled with what is known; what only people can say is asked for. */
export function incidentReport(facts: ReportFacts): string {
  const { incident, entries, zone } = facts;
  const shown = story(entries);
  const standing = shown.map(({ event }) => event);
  const written = (kind: string) => shown.filter(({ event }) => event.kind === kind).map((entry) => item(told(entry)));
  const resolution = entriesOf(standing, 'run.update').findLast(({ entry }) => entry.template === 'resolution')?.entry.values ?? {};
  const prevention = (resolution['prevention'] ?? '').trim();
  const causes = written('run.cause');
  const fromUpdate = (resolution['cause'] ?? '').trim();
  const cause = standing.findLast(({ kind }) => kind === 'run.cause')?.title ?? fromUpdate;
  const fix = (resolution['resolution'] ?? '').trim() || (standing.findLast(({ kind }) => kind === 'action')?.title ?? '');
  const customers = entriesOf(standing, 'run.update').map(({ entry: { values } }) => (values['impact'] ?? values['customer-impact'] ?? '').trim()).findLast((text) => text !== '') ?? '';
  return [
    `# Post-incident report: ${line(incident.title, 160)}`, '',
    ...(incident.source === 'drill' ? ['**Demo: nothing in it is real.**', ''] : []),
    '*Draft, filled from the incident’s own facts. Read it before you send it.*', '',
    '## Summary', '', inShort(facts, cause, fix), '', ...summaryLines(facts), '',
    ...section('Impact', impactLines(facts, customers), 'Who was affected, by what, and for how long?'),
    '## Timeline', '', `Times are in ${zone}.`, '', ...shown.map((entry) => storyLine(entry, facts)), '',
    ...section('Causes', causes.length > 0 ? causes : fromUpdate === '' ? [] : [item(fromUpdate)], 'What made it happen, and what made that possible?'),
    ...section('What was found', written('run.finding'), 'What did you learn on the way?'),
    ...section('What was done', written('action'), 'What did you try, and what helped?'),
    ...section('What went well', wentWell(facts), 'What should be done the same way again?'),
    ...section('What could be better', couldBeBetter(facts), 'What cost time?'),
    ...section('Actions', prevention === '' ? [] : [`- [ ] ${line(prevention, 2000)}`], 'What will be changed, by whom, until when?'),
  ].join('\n');
}
