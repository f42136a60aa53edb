import { formatDuration } from '../../../shared/domain/format-duration.ts';
import { plainLine, plainText } from '../../../shared/domain/plain-text.ts';
import { updateFacts } from '../../../shared/domain/update-facts.ts';
import { updateGaps, type UpdateDraft, type UpdateGap, type UpdateValues } from '../../../shared/domain/status-update.ts';
import type { IncidentPage, IncidentTimelineEntry } from '../../../shared/model/incident-page.ts';
import type { RunEntry } from '../../../shared/model/run-entry.ts';
import { severityLabel } from '../../../shared/model/severity.ts';
import type { Audience, Prefill, TemplateField, UpdateTemplate } from '../../../shared/policy/incident-policy.ts';
import { minute, type Instant } from '../../../shared/time/duration.ts';
import { runStatusWords, sayImpact } from './incident-words.ts';
import { readNextTime, sayTime } from './update-time.ts';

export const audiences = [
  { value: 'responders', label: 'Responders' },
  { value: 'stakeholders', label: 'Stakeholders' },
  { value: 'customers', label: 'Customers' },
] as const satisfies readonly { readonly value: Audience; readonly label: string }[];

/** What the form is filled from: the page, how far back its entries were read, and the moment. */
export type UpdateFacts = { readonly page: IncidentPage; readonly entries: readonly IncidentTimelineEntry[]; readonly now: Instant };

/** What a person typed, and nothing else: the rest follows from facts until it is touched. */
export type TypedUpdate = { readonly template: string; readonly values: UpdateValues; readonly approver: string };

export type SentUpdate = Extract<RunEntry, { kind: 'run.update' }>;

/** The template for what holds now: an acknowledgement first, then the one of the status. */
export function templateFor({ policy, run, status }: IncidentPage): UpdateTemplate | null {
  const fitting = policy.templates.filter((template) => template.status === status.word);
  return (run.updates.length === 0 ? fitting[0] : fitting.at(-1)) ?? policy.templates[0] ?? null;
}

/** Every field of a template once, in the order of its audiences. */
export function fieldsOf({ texts }: UpdateTemplate): readonly TemplateField[] {
  const all = [...texts.responders.fields, ...texts.stakeholders.fields, ...texts.customers.fields];
  return all.filter((field, at) => all.findIndex(({ id }) => id === field.id) === at);
}

/** Updates that were logged, the newest first. */
export function sentUpdates(entries: readonly IncidentTimelineEntry[]): readonly { readonly at: Instant; readonly title: string; readonly body: string; readonly said: SentUpdate }[] {
  return entries.flatMap(({ event, struck }) => {
    const said = event.payload;
    if (struck || event.kind !== 'run.update' || typeof said !== 'object' || said === null || !('values' in said)) return [];
    // What main wrote was parsed when it came; the kind stands beside it.
    return [{ at: event.occurredAt, title: event.title, body: event.body, said: { ...said, kind: 'run.update' } as SentUpdate }];
  });
}

/** When the next update comes, if nobody says otherwise. */
export function usualNext({ page: { policy, severity }, now }: UpdateFacts): Instant | null {
  const rule = severity === null ? null : policy.severities[severity].update;
  return rule === null ? null : now + Math.ceil(rule.dueMinutes) * minute;
}

/** What stands in each field before it is touched. What has to be derived is derived, typed or not. */
export function filledValues(template: UpdateTemplate, typed: UpdateValues, facts: UpdateFacts): UpdateValues {
  return Object.fromEntries(fieldsOf(template).map(({ id, prefill, derived }) => {
    const known = prefill === null ? '' : factOf(prefill, id, template, facts);
    return [id, derived ? known : typed[id] ?? known];
  }));
}

function factOf(prefill: Prefill, id: string, template: UpdateTemplate, { page, entries, now }: UpdateFacts): string {
  const { incident, run, zone } = page;
  // “Note went through” is the outbox’s word: nobody is told that as something that was done about the trouble.
  const newest = (kind: string) => entries.find(({ event, struck, noise }) => !struck && !noise && event.kind === kind)?.event.title ?? '';
  switch (prefill) {
    case 'severity': return severityLabel(page.severity);
    case 'title': return plainLine(incident.title, 300);
    case 'service': return plainLine(incident.serviceName ?? '', 120);
    case 'acknowledged-at': return run.acknowledgements[0] === undefined ? '' : sayTime(run.acknowledgements[0].from, zone);
    case 'person': return plainLine(incident.acknowledgers[0]?.name ?? incident.assignees[0]?.name ?? page.me, 120);
    case 'status': return runStatusWords[template.status ?? page.status.word].word;
    case 'duration': return formatDuration((run.resolvedAt ?? now) - run.openedAt);
    case 'next-update': return nextOf({ page, entries, now });
    case 'now': return sayTime(now, zone);
    case 'last-finding': return plainText(newest('run.cause') || newest('run.finding'), 1000);
    case 'last-action': return plainText(newest('action'), 1000);
    case 'impact': return statedImpact(page);
    case 'last-value': return sentUpdates(entries).find(({ said }) => (said.values[id] ?? '') !== '')?.said.values[id] ?? '';
  }
}

function nextOf(facts: UpdateFacts): string {
  const next = usualNext(facts);
  return next === null ? '' : sayTime(next, facts.page.zone);
}

/** Not the impact on customers, and told by those who are called for it. */
const notForUpdates: ReadonlySet<string> = new Set(['security', 'compliance']);

/** The newest statement of each fact that holds. */
function statedImpact({ run: { impact } }: IncidentPage): string {
  const newest = new Map(impact.map((statement) => [statement.fact, statement]));
  return [...newest.values()].filter(({ fact, amount }) => amount !== 0 && !notForUpdates.has(fact)).map(({ fact, amount }) => sayImpact(fact, amount)).join(', ');
}

export function draftOf(template: UpdateTemplate, audience: Audience, typed: TypedUpdate, facts: UpdateFacts): UpdateDraft {
  const { page, now } = facts;
  return {
    template, audience, values: filledValues(template, typed.values, facts), approver: typed.approver,
    facts: updateFacts(page, now),
  };
}

/** The field that says when the next update comes; its time has to be one that can be kept. */
export const etaField = 'eta';

export type FormGap = UpdateGap | { readonly type: 'time'; readonly field: TemplateField };

/** Why it may not be copied yet; empty when it may. */
export function gapsOf(draft: UpdateDraft, now: Instant, zone: string): readonly FormGap[] {
  const gaps = updateGaps(draft);
  const field = draft.template.texts[draft.audience].fields.find(({ id }) => id === etaField);
  const unread = field !== undefined && (draft.values[etaField] ?? '').trim() !== '' && readNextTime(draft.values[etaField] ?? '', now, zone) === null;
  return unread ? [...gaps, { type: 'time', field }] : gaps;
}

/** What is missing, in one line: "Missing: Initial Assessment, Next Actions." */
export function describeGaps(gaps: readonly FormGap[]): string {
  const empty = gaps.flatMap((gap) => (gap.type === 'empty' ? [gap.field.label] : []));
  const left = gaps.flatMap((gap) => (gap.type === 'placeholder' ? [`${gap.field.label} still has ${gap.placeholder} in it.`] : []));
  return [
    empty.length === 0 ? '' : `Missing: ${empty.join(', ')}.`,
    ...left,
    gaps.some(({ type }) => type === 'time') ? 'Give the next update as 14:35 or 15 min.' : '',
    gaps.some(({ type }) => type === 'approver') ? 'Name who approved it for customers.' : '',
  ].filter(Boolean).join(' ');
}

/** The entry for a text that went out. The time promised in it arms the timer. */
export function sentEntry(draft: UpdateDraft, now: Instant, zone: string): SentUpdate {
  const promised = draft.values[etaField];
  const nextAt = promised === undefined || draft.template.status === 'resolved' ? null : readNextTime(promised, now, zone);
  return { kind: 'run.update', template: draft.template.id, audience: draft.audience, values: { ...draft.values }, nextAt, approver: draft.approver.trim(), unchanged: false, how: 'copied' };
}

/** The entry and text of "nothing new": as the last one, with a new time. Null before the first update. */
export function unchangedUpdate(facts: UpdateFacts): { readonly entry: SentUpdate; readonly text: string } | null {
  const last = sentUpdates(facts.entries)[0];
  if (last === undefined) return null;
  const nextAt = usualNext(facts);
  const status = runStatusWords[facts.page.status.word].word;
  const next = nextAt === null ? '' : ` Next update ${sayTime(nextAt, facts.page.zone)}.`;
  const values = { ...last.said.values, ...(nextAt === null ? {} : { [etaField]: sayTime(nextAt, facts.page.zone) }) };
  return { entry: { ...last.said, audience: 'responders', values, nextAt, unchanged: true, how: 'copied' }, text: `${severityLabel(facts.page.severity)}: still ${status.toLowerCase()}, no change since ${sayTime(last.at, facts.page.zone)}.${next}` };
}
