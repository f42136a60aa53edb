import type { DrillEvidence, DrillPart } from '../model/drill-result.ts';
import { severityLabel } from '../model/severity.ts';
import { minute, type Instant } from '../time/duration.ts';
import { countEvidence, severityAsOf, type DrilledIncident, type DrillFacts } from './drill-facts.ts';
import { formatDuration } from './format-duration.ts';

/** Status updates on cadence: each one, and each that was left out, is counted once (runbook L327, C30). */
export function scoreUpdates({ incidents, rules, endedAt }: DrillFacts): DrillPart {
  const limit = (at: Instant, run: DrilledIncident['run']) => {
    const severity = severityAsOf(run, at);
    const rule = severity === null ? null : rules.incident.severities[severity].update;
    return rule === null ? Infinity : rule.overdueMinutes * minute;
  };
  const evidence = incidents.flatMap(({ title, run }): readonly DrillEvidence[] => {
    const end = Math.min(run.resolvedAt ?? Infinity, endedAt);
    const updates = run.updates.map(({ at }) => at).filter((at) => at <= end).toSorted((a, b) => a - b);
    const found: DrillEvidence[] = [];
    let from = run.openedAt;
    for (const update of [...updates, null]) {
      const until = update ?? end;
      const lateAt = latestBy(run, from, until, limit);
      if (update === null) {
        if (lateAt < end) found.push({ at: lateAt, text: `${title}: no update ${formatDuration(end - from)} long`, good: false });
      } else {
        const gap = formatDuration(update - from);
        found.push({ at: update, text: `${title}: update after ${gap}${update > lateAt ? `, ${formatDuration(update - lateAt)} late` : ''}`, good: lateAt === Infinity ? null : update <= lateAt });
        from = update;
      }
    }
    return found;
  });
  const quoted = ([1, 2, 3] as const).flatMap((severity) => {
    const rule = rules.incident.severities[severity].update;
    return rule === null ? [] : [{ text: `${severityLabel(severity)}: an update is due every ${rule.dueMinutes} min and late after ${rule.overdueMinutes} min`, line: 327 }];
  });
  return { id: 'updates', ...countEvidence(evidence), evidence, rules: quoted };
}

/** When the next update after `from` is late, as the severity stood and changed until then. A change gives no less than its own full time. */
function latestBy(run: DrilledIncident['run'], from: Instant, until: Instant, limit: (at: Instant, run: DrilledIncident['run']) => number): Instant {
  let lateAt = from + limit(from, run);
  for (const { at } of run.severities) {
    if (at <= from || at >= Math.min(until, lateAt)) continue;
    const next = limit(at, run);
    lateAt = next === Infinity ? Infinity : Math.min(lateAt, at + next);
  }
  return lateAt;
}
