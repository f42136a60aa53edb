import type { DrillEvidence, DrillPart } from '../model/drill-result.ts';
import { severityLabel, type Severity } from '../model/severity.ts';
import { minute, type Instant } from '../time/duration.ts';
import { countEvidence, severityAsOf, runAsOf, type DrilledIncident, type DrillFacts } from './drill-facts.ts';
import { formatDuration } from './format-duration.ts';
import { responseTime } from './response-time.ts';

/** The acknowledgement against the time that the severity allows (runbook L183, L202, L221, L240; C14, C15). */
export function scoreAcknowledge({ incidents, rules, zone, endedAt, names }: DrillFacts): DrillPart {
  const seen = new Map<Severity, number | null>();
  const evidence = incidents.map(({ title, run, events }): DrillEvidence => {
    const first = run.acknowledgements[0]?.from ?? null;
    const settledAt = Math.min(first ?? Infinity, run.resolvedAt ?? Infinity, endedAt);
    const severity = severityAsOf(run, settledAt);
    const response = responseTime(runAsOf(run, settledAt), rules.incident, zone, settledAt);
    if (severity === null || response === null) return { at: first, text: `${title}: no severity, so no time is promised`, good: null };
    seen.set(severity, response.line);
    const label = `${title} (${severityLabel(severity)})`;
    const allowed = `${formatDuration(response.dueAt - run.openedAt)} allowed`;
    if (first !== null && isOthers(events, first, names)) return { at: first, text: `${label}: acknowledged by somebody else`, good: null };
    if (first !== null && first <= endedAt) return { at: first, text: `${label}: acknowledged after ${formatDuration(first - run.openedAt)}; ${allowed}`, good: first <= response.dueAt };
    if (settledAt <= response.dueAt) return { at: null, text: `${label}: ${run.resolvedAt === null ? 'still in time when the drill ended' : 'over before its time was up'}; ${allowed}`, good: null };
    return { at: response.dueAt, text: `${label}: not acknowledged; ${allowed}`, good: false };
  });
  const quoted = [...seen.entries()].toSorted(([a], [b]) => a - b).map(([severity, line]) => ({ text: `${severityLabel(severity)}: acknowledge within ${formatDuration(rules.incident.severities[severity].respondMinutes * minute)}`, line }));
  return { id: 'acknowledge', ...countEvidence(evidence), evidence, rules: quoted };
}

function isOthers(events: DrilledIncident['events'], at: Instant, names: readonly string[]): boolean {
  const event = events.find(({ kind, occurredAt }) => kind === 'incident.acknowledged' && occurredAt === at);
  return event?.actor !== undefined && event.actor !== null && !names.includes(event.actor);
}

/** The first word of the person after the acknowledgement, within the first phase (runbook L256, L260; C15). Only severities with timed phases ask for it. */
export function scoreEngage({ incidents, rules, endedAt, names }: DrillFacts): DrillPart {
  const [first, second] = rules.incident.phases;
  const allowed = ((second?.fromMinutes ?? 5) - (first?.fromMinutes ?? 0)) * minute;
  const line = first?.groups.flatMap(({ steps }) => steps).find(({ id }) => id === 'first-note')?.line ?? first?.line ?? null;
  const evidence = incidents.flatMap(({ title, run, events }): readonly DrillEvidence[] => {
    const acknowledgedAt = run.acknowledgements[0]?.from ?? null;
    const severity = severityAsOf(run, acknowledgedAt ?? endedAt);
    if (acknowledgedAt === null && severity !== null && rules.incident.severities[severity].phases) return [{ at: null, text: `${title}: not acknowledged, so nothing was begun`, good: null }];
    if (acknowledgedAt === null || severity === null || !rules.incident.severities[severity].phases || isOthers(events, acknowledgedAt, names)) return [];
    const dueAt = acknowledgedAt + allowed;
    const said = firstWord(events, names);
    if (said !== null) return [{ at: said, text: `${title}: first word ${said <= acknowledgedAt ? 'before the acknowledgement' : `${formatDuration(said - acknowledgedAt)} after the acknowledgement`}`, good: said <= dueAt }];
    if (Math.min(run.resolvedAt ?? Infinity, endedAt) <= dueAt) return [{ at: null, text: `${title}: nothing said, and over before its time was up`, good: null }];
    return [{ at: dueAt, text: `${title}: nothing said`, good: false }];
  });
  return { id: 'engage', ...countEvidence(evidence), evidence, rules: [{ text: `A note with the first assessment within ${formatDuration(allowed)} of the acknowledgement`, line }] };
}

const words: ReadonlySet<string> = new Set(['note', 'action', 'run.finding', 'run.cause', 'run.update', 'run.status']);

/** When the person first said something of it, here or at the source. */
function firstWord(events: DrilledIncident['events'], names: readonly string[]): Instant | null {
  const said = events.filter((event) => {
    const mine = event.actor !== null && names.includes(event.actor);
    // What the outbox says of its own work is no word of a person.
    if (words.has(event.kind)) return mine && !(typeof event.payload === 'object' && event.payload !== null && 'outboxId' in event.payload);
    return mine && event.kind === 'incident.log' && event.body !== '' && /note/i.test(event.title);
  });
  return said.length === 0 ? null : Math.min(...said.map(({ occurredAt }) => occurredAt));
}
