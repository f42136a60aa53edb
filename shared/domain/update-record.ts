import type { IncidentRun } from '../model/incident-run.ts';
import type { IncidentPolicy } from '../policy/incident-policy.ts';
import { minute, type Instant, type Milliseconds } from '../time/duration.ts';
import { severityAsOf } from './drill-facts.ts';

/** How the status updates of an incident were given; spans in milliseconds. */
export type UpdateRecord = {
  /** In their order. `lateBy`: null when none was asked for then, 0 in time. */
  readonly given: readonly { readonly at: Instant; readonly after: Milliseconds; readonly lateBy: Milliseconds | null }[];
  /** The one that was late at the end and never came; null: none. */
  readonly missing: { readonly lateAt: Instant; readonly after: Milliseconds } | null;
};

/** Status updates on cadence until `endedAt` or until it was resolved: each one, and each that was left out, once (runbook L327, C30). */
export function recordOfUpdates(run: IncidentRun, policy: IncidentPolicy, endedAt: Instant): UpdateRecord {
  const limit = (at: Instant): Milliseconds => {
    const severity = severityAsOf(run, at);
    const rule = severity === null ? null : policy.severities[severity].update;
    return rule === null ? Infinity : rule.overdueMinutes * minute;
  };
  const end = Math.min(run.resolvedAt ?? Infinity, endedAt);
  const given: UpdateRecord['given'][number][] = [];
  let from = run.openedAt;
  for (const at of run.updates.map((update) => update.at).filter((each) => each <= end).toSorted((a, b) => a - b)) {
    const lateAt = latestBy(run, from, at, limit);
    given.push({ at, after: at - from, lateBy: lateAt === Infinity ? null : Math.max(0, at - lateAt) });
    from = at;
  }
  const lateAt = latestBy(run, from, end, limit);
  return { given, missing: lateAt < end ? { lateAt, after: end - from } : null };
}

/** When the next update after `from` is late, as the severity stood and changed until then. A change gives no less than its own full time. */
function latestBy(run: IncidentRun, from: Instant, until: Instant, limit: (at: Instant) => Milliseconds): Instant {
  let lateAt = from + limit(from);
  for (const { at } of run.severities) {
    if (at <= from || at >= Math.min(until, lateAt)) continue;
    const next = limit(at);
    lateAt = next === Infinity ? Infinity : Math.min(lateAt, at + next);
  }
  return lateAt;
}
