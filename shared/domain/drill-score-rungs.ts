import type { DrillEvidence, DrillPart } from '../model/drill-result.ts';
import { minute } from '../time/duration.ts';
import { countEvidence, type DrillFacts } from './drill-facts.ts';
import { formatDuration } from './format-duration.ts';
import type { Rung } from './ladder.ts';
import { rungsThatFellDue } from './rung-record.ts';

/** Picking up the phone takes a moment. */
const grace = 2 * minute;

/** Each level that fell due, called or not (runbook L428-L452 and the business triggers L457-L492). */
export function scoreRungs({ incidents, rules, endedAt }: DrillFacts): DrillPart {
  const quoted = new Map<string, { readonly text: string; readonly line: number | null }>();
  const evidence = incidents.flatMap(({ title, run }) => rungsThatFellDue(run, rules.incident, endedAt).map(({ level, rung, dueAt }): DrillEvidence => {
    const name = rules.incident.levels.find((each) => each.level === level)?.name ?? `Level ${level}`;
    const words = ruleWords(rung, name);
    quoted.set(words, { text: words, line: rung.line });
    const called = run.calls.filter((call) => call.level === level && call.at <= endedAt).map(({ at }) => at).toSorted((a, b) => a - b)[0] ?? null;
    if (called === null && endedAt <= dueAt + grace) return { at: dueAt, text: `${title}: ${name} was about to be called when the drill ended`, good: null };
    if (called === null) return { at: dueAt, text: `${title}: ${name} was not called`, good: false };
    const late = called - dueAt;
    return { at: called, text: `${title}: ${name} called ${late <= grace ? 'in time' : `${formatDuration(late)} late`}`, good: late <= grace };
  }));
  return { id: 'rungs', ...countEvidence(evidence), evidence, rules: [...quoted.values()] };
}

function ruleWords({ reason }: Rung, name: string): string {
  if (reason.type === 'trigger') return `${reason.trigger.name}: call the ${name}`;
  if (reason.type === 'duration') return `SEV-${reason.severity}: after ${formatDuration(reason.minutes * minute)} call the ${name}`;
  const when = reason.when === 'unacknowledged' ? ' while it is not acknowledged' : reason.when === 'no-progress' ? ' without progress' : reason.when === 'not-mitigated' ? ' while it is not mitigated' : '';
  return `SEV-${reason.severity}: ${formatDuration(reason.afterMinutes * minute)} after the alert${when} call the ${name}`;
}
