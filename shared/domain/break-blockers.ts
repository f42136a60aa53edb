import type { BreakRules } from '../policy/break-policy.ts';
import type { Severity } from '../model/severity.ts';
import { minute, type Instant } from '../time/duration.ts';
import type { OpenSpan } from './break-plan.ts';

/** What a break needs to know of an incident. */
export type PressingIncident = {
  readonly severity: Severity | null;
  readonly openedAt: Instant;
  readonly resolvedAt: Instant | null;
  /** When nobody had it: from the trigger, or from a lost acknowledgement, to the next acknowledgement. */
  readonly unacknowledged: readonly OpenSpan[];
};

/** When no break may be prompted for: while a SEV-1/2 is unacknowledged and shortly after, and at the start of a SEV-1 (P1, F2). */
export function breakBlockers(incidents: readonly PressingIncident[], rules: BreakRules): readonly OpenSpan[] {
  return incidents.flatMap(({ severity, openedAt, resolvedAt, unacknowledged }) => {
    if (severity !== 1 && severity !== 2) return [];
    const waiting = unacknowledged.map(({ from, to }) => ({ from, to: to === null ? null : to + rules.quietAfterUnacknowledgedMinutes * minute }));
    if (severity === 2) return waiting;
    const start = openedAt + rules.quietAtStartMinutes * minute;
    return [...waiting, { from: openedAt, to: resolvedAt === null ? start : Math.min(start, resolvedAt) }];
  });
}
