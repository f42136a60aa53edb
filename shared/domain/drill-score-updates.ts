import type { DrillEvidence, DrillPart } from '../model/drill-result.ts';
import { severityLabel } from '../model/severity.ts';
import { countEvidence, type DrillFacts } from './drill-facts.ts';
import { formatDuration } from './format-duration.ts';
import { recordOfUpdates } from './update-record.ts';

/** Status updates on cadence: each one, and each that was left out, is counted once (runbook L327, C30). */
export function scoreUpdates({ incidents, rules, endedAt }: DrillFacts): DrillPart {
  const evidence = incidents.flatMap(({ title, run }): readonly DrillEvidence[] => {
    const { given, missing } = recordOfUpdates(run, rules.incident, endedAt);
    return [
      ...given.map(({ at, after, lateBy }) => ({ at, text: `${title}: update after ${formatDuration(after)}${lateBy === null || lateBy === 0 ? '' : `, ${formatDuration(lateBy)} late`}`, good: lateBy === null ? null : lateBy === 0 })),
      ...(missing === null ? [] : [{ at: missing.lateAt, text: `${title}: no update ${formatDuration(missing.after)} long`, good: false }]),
    ];
  });
  const quoted = ([1, 2, 3] as const).flatMap((severity) => {
    const rule = rules.incident.severities[severity].update;
    return rule === null ? [] : [{ text: `${severityLabel(severity)}: an update is due every ${rule.dueMinutes} min and late after ${rule.overdueMinutes} min`, line: 327 }];
  });
  return { id: 'updates', ...countEvidence(evidence), evidence, rules: quoted };
}
