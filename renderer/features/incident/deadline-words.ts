import type { Deadline } from '../../../shared/domain/incident-deadlines.ts';
import { formatDuration } from '../../../shared/domain/format-duration.ts';
import type { IncidentRun } from '../../../shared/model/incident-run.ts';
import type { IncidentPolicy } from '../../../shared/policy/incident-policy.ts';
import { minute, type Instant } from '../../../shared/time/duration.ts';
import { describeReason, levelOf } from './ladder-words.ts';

/** Amber so long before it is due, where it turns red at once. */
const warning = 2 * minute;

export type Pressure = 'ahead' | 'soon' | 'late';

/** Amber when it is due, or nearly; red when it is over its time. */
export function pressureOf({ dueAt, overdueAt }: Pick<Deadline, 'dueAt' | 'overdueAt'>, now: Instant): Pressure {
  if (now >= overdueAt) return 'late';
  return now >= Math.min(dueAt, overdueAt - warning) ? 'soon' : 'ahead';
}

/** Why it is asked for, and what it counts from. */
export function describeWhy(deadline: Deadline, run: IncidentRun, policy: IncidentPolicy): string {
  switch (deadline.kind) {
    case 'acknowledge': return `${formatDuration(deadline.dueAt - run.openedAt)} from the trigger`;
    case 'rung': return describeReason(deadline.rung.reason);
    case 'answer': return `${levelOf(policy, deadline.level)?.answerMinutes ?? 0} min from the call`;
    case 'update': return run.updates.length === 0 ? 'the first one' : (run.updates.at(-1)?.nextAt ?? null) === deadline.dueAt ? 'as promised in the last one' : 'counted from the last one';
    case 'decision': return `no cause after ${policy.decision.afterMinutes} min`;
    case 'commander': return `${formatDuration(deadline.overdueAt - deadline.since)} at the latest`;
  }
}
