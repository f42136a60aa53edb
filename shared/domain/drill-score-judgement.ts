import type { DrillEvidence, DrillPart } from '../model/drill-result.ts';
import { severityLabel, type Severity } from '../model/severity.ts';
import { countEvidence, severityAsOf, type DrillFacts } from './drill-facts.ts';
import { formatDuration } from './format-duration.ts';
import { entriesOf } from './run-entries.ts';

/** The severity by the rule, not by the alert (runbook L183-L245). */
export function scoreSeverity({ incidents, rules, startedAt, endedAt }: DrillFacts): DrillPart {
  const asked = new Set<Severity>();
  const evidence = incidents.flatMap(({ title, run, expected }): readonly DrillEvidence[] => {
    if (expected === null || expected.severity === null) return [];
    const wanted = expected.severity;
    asked.add(wanted);
    const knownAt = Math.max(run.openedAt, expected.knownAt === null ? run.openedAt : startedAt + expected.knownAt);
    const dueAt = knownAt + expected.within;
    const end = Math.min(run.resolvedAt ?? Infinity, endedAt);
    const set = run.severities.find(({ at, severity }) => severity === wanted && severityAsOf(run, Math.max(at, Math.min(dueAt, end))) === wanted)?.at ?? null;
    const label = severityLabel(wanted);
    if (severityAsOf(run, Math.min(dueAt, end)) === wanted) return [{ at: set, text: `${title}: ${label}, as the facts say`, good: true }];
    if (end < dueAt && run.resolvedAt === null) return [{ at: null, text: `${title}: ${label} was not set, and the drill ended before its time was up`, good: null }];
    const later = run.severities.find(({ at, severity }) => at > dueAt && at <= end && severity === wanted)?.at ?? null;
    if (later !== null) return [{ at: later, text: `${title}: ${label} set ${formatDuration(later - dueAt)} late`, good: false }];
    const said = severityAsOf(run, end);
    return [{ at: dueAt, text: `${title}: ${said === null ? 'no severity' : severityLabel(said)} where ${label} is right`, good: false }];
  });
  const quoted = [...asked].toSorted((a, b) => a - b).map((severity) => {
    const { name, symptoms, line } = rules.incident.severities[severity];
    return { text: `${severityLabel(severity)}, ${name}: ${symptoms.map(({ text }) => text).join('; ')}`, line: line ?? null };
  });
  return { id: 'severity', ...countEvidence(evidence), evidence, rules: quoted };
}

/** A false alarm is said to be one, and nobody is woken for it; a real incident is not called one (runbook L235). */
export function scoreFalseAlarm({ incidents, rules, startedAt, endedAt, names }: DrillFacts): DrillPart {
  const evidence = incidents.flatMap(({ title, run, events, expected }): readonly DrillEvidence[] => {
    const [said] = entriesOf(events, 'run.classified').filter(({ entry }) => entry.verdict !== 'action').map(({ event }) => event.occurredAt);
    if (expected?.falseAlarm !== true) return said === undefined || expected === null ? [] : [{ at: said, text: `${title}: called a false alarm, and it was none`, good: false }];
    const resolvedAt = events.some(({ kind, actor }) => kind === 'incident.resolved' && actor !== null && names.includes(actor)) ? run.resolvedAt : null;
    const recognisedAt = Math.min(said ?? Infinity, resolvedAt ?? Infinity);
    const dueAt = Math.max(run.openedAt, startedAt + (expected.knownAt ?? 0)) + expected.within;
    const woken = run.calls.filter(({ at }) => at <= Math.min(recognisedAt, endedAt)).length;
    if (woken > 0) return [{ at: run.calls[0]?.at ?? null, text: `${title}: ${woken === 1 ? 'somebody was' : `${woken} people were`} called for a false alarm`, good: false }];
    if (recognisedAt <= endedAt) return [{ at: recognisedAt, text: `${title}: recognised ${formatDuration(recognisedAt - run.openedAt)} after the alert; ${formatDuration(dueAt - run.openedAt)} allowed`, good: recognisedAt <= dueAt }];
    if (endedAt <= dueAt) return [{ at: null, text: `${title}: not recognised yet when the drill ended`, good: null }];
    return [{ at: dueAt, text: `${title}: not recognised`, good: false }];
  });
  const line = rules.incident.severities[3].actions.find(({ id }) => id === 'update-alert')?.line ?? null;
  return { id: 'false-alarm', ...countEvidence(evidence), evidence, rules: [{ text: 'Correct the alert if it misled you', line }] };
}
