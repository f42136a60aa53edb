import type { WatchEvent } from '../model/event.ts';
import type { Incident } from '../model/incident.ts';
import type { IncidentRun, RungCall } from '../model/incident-run.ts';
import { RunEntrySchema, type RunEntry } from '../model/run-entry.ts';
import type { Instant } from '../time/duration.ts';
import { standingEvents } from './corrected-events.ts';

type Said = { readonly at: Instant; readonly by: string; readonly entry: RunEntry; readonly title: string };

/**
 * How an incident has been run so far, out of its events alone: rebuilding it gives the same again (architecture of the event log).
 * Events must all be this incident's; a person's entry that cannot be read is skipped here and stays in the timeline.
 */
export function projectRun(incident: Incident, events: readonly WatchEvent[]): IncidentRun {
  const standing = standingEvents(events).map(({ event }) => event);
  const said = standing.flatMap((event): readonly Said[] => {
    const parsed = RunEntrySchema.safeParse({ ...(typeof event.payload === 'object' ? event.payload : {}), kind: event.kind });
    return parsed.success ? [{ at: event.occurredAt, by: event.actor ?? '', entry: parsed.data, title: event.title }] : [];
  });
  const of = <K extends RunEntry['kind']>(kind: K) =>
    said.flatMap(({ at, by, entry, title }) => (entry.kind === kind ? [{ at, by, title, entry: entry as Extract<RunEntry, { kind: K }> }] : []));
  const statuses = of('run.status').map(({ at, entry }) => ({ at, word: entry.status }));
  const command = of('run.command').at(-1);
  return {
    openedAt: incident.createdAt,
    severities: [{ at: incident.createdAt, severity: incident.severity }, ...of('run.severity').map(({ at, entry }) => ({ at, severity: entry.severity }))],
    acknowledgements: acknowledgements(incident, standing),
    engagedAt: firstOf([...of('note'), ...of('action'), ...of('run.finding'), ...of('run.update'), ...standing.filter(isNoteOfSource).map(({ occurredAt: at }) => ({ at }))]),
    statuses,
    progress: [...of('action'), ...of('run.finding'), ...of('run.cause'), ...of('run.status')].map(({ at }) => at).toSorted((a, b) => a - b),
    causeKnownAt: firstOf(of('run.cause')),
    calls: calls(of('run.called'), of('run.answered')),
    impact: of('run.impact').map(({ at, by, entry }) => ({ fact: entry.fact, at, by, amount: entry.amount })),
    decidedAt: of('run.decided').at(-1)?.at ?? null,
    updates: of('run.update').map(({ at, entry }) => ({ at, nextAt: entry.nextAt })),
    commanderSince: command?.entry.taken === true ? command.at : null,
    commandSaidAt: command?.at ?? null,
    resolvedAt: incident.resolvedAt ?? (incident.status === 'resolved' ? incident.updatedAt : null),
  };
}

function firstOf(list: readonly { readonly at: Instant }[]): Instant | null {
  return list.length === 0 ? null : Math.min(...list.map(({ at }) => at));
}

/** Acknowledged until it ran out, was given back, or the incident opened again. The source's own state has the last word. */
function acknowledgements(incident: Incident, events: readonly WatchEvent[]): IncidentRun['acknowledgements'] {
  const spans: { from: Instant; to: Instant | null }[] = [];
  const close = (at: Instant) => {
    const last = spans.at(-1);
    if (last?.to === null) last.to = at;
  };
  for (const event of events) {
    const open = spans.at(-1)?.to === null;
    if (event.kind === 'incident.acknowledged' && !open) spans.push({ from: event.occurredAt, to: null });
    else if (event.kind === 'incident.reopened' || logType(event).startsWith('unacknowledge')) close(event.occurredAt);
  }
  const open = spans.at(-1)?.to === null;
  if (incident.status === 'acknowledged' && !open) spans.push({ from: incident.updatedAt, to: null });
  if (incident.status === 'triggered') close(incident.updatedAt);
  return spans;
}

/** A note that somebody wrote at the source is a first note like any other (C15). */
function isNoteOfSource(event: WatchEvent): boolean {
  return event.actor !== null && event.kind === 'incident.log' && (logType(event).startsWith('annotate') || event.externalId?.startsWith('note:') === true);
}

function logType({ kind, payload }: WatchEvent): string {
  const known = kind === 'incident.log' && typeof payload === 'object' && payload !== null && 'type' in payload;
  return known && typeof payload.type === 'string' ? payload.type : '';
}

type Entry<K extends RunEntry['kind']> = { readonly at: Instant; readonly title: string; readonly entry: Extract<RunEntry, { kind: K }> };

type Called = Pick<RungCall, 'level' | 'contact'>;
const isSame = (one: Called, other: Called) => one.level === other.level && one.contact === other.contact;

/** Each call with the first answer that was noted after it, before the same one was called again. */
function calls(called: readonly Entry<'run.called'>[], answers: readonly Entry<'run.answered'>[]): RungCall[] {
  return called.map(({ at, title, entry }) => {
    const again = called.find((other) => isSame(other.entry, entry) && other.at > at)?.at ?? Infinity;
    const answer = answers.findLast((one) => isSame(one.entry, entry) && one.at >= at && one.at < again);
    return { at, level: entry.level, contact: entry.contact, how: entry.how, note: title, answered: answer?.entry.answered ?? null, answeredAt: answer?.at ?? null };
  });
}

/**
 * The steps that are ticked now, the last word on each. `keys`: what each `list/step` is ticked as, where the same step stands in two
 * lists. `acts`: what an event that is no tick has ticked.
 */
export function tickedSteps(events: readonly WatchEvent[], keys: ReadonlyMap<string, string> = new Map(), acts: (event: WatchEvent) => readonly string[] = () => []): ReadonlySet<string> {
  const ticked = new Set<string>();
  for (const { event } of standingEvents(events)) {
    for (const key of acts(event)) ticked.add(key);
    const parsed = RunEntrySchema.safeParse({ ...(typeof event.payload === 'object' ? event.payload : {}), kind: event.kind });
    if (!parsed.success || parsed.data.kind !== 'run.step') continue;
    const own = `${parsed.data.list}/${parsed.data.step}`;
    const key = keys.get(own) ?? own;
    if (parsed.data.done) ticked.add(key);
    else ticked.delete(key);
  }
  return ticked;
}
