import { resolvesUndoneBy, tellReopened } from '../../shared/domain/outbox-reopened.ts';
import type { Asking } from '../../shared/domain/outbox-decision.ts';
import { newestEntryAt } from '../../shared/domain/pagerduty-log.ts';
import type { ApiFailure } from '../../shared/model/api-result.ts';
import { minute, type Instant } from '../../shared/time/duration.ts';
import type { Actor } from './outbox-sender.ts';

/** Comparisons rest apart from the writes of the same incident. */
export const comparisonLane = (incidentId: string) => `log of ${incidentId}`;

/**
 * Acknowledgements that arrived and whose log is still to be compared: there is no conditional write, so a resolve can have come between the
 * look and the write. Kept in memory alone: after a crash the timeline says that it was re-opened, and nobody is asked.
 */
export function createReopeningWatch(tell: (incidentId: string, told: Asking) => void) {
  const open = new Map<string, Instant>();
  /** Log entries of the resolves that were told of. */
  const told = new Set<string>();
  return {
    add(incidentId: string, sentAt: Instant): void {
      open.set(incidentId, Math.min(open.get(incidentId) ?? sentAt, sentAt));
    },
    next: (lanes: ReadonlySet<string>): string | null => [...open.keys()].find((id) => !lanes.has(comparisonLane(id))) ?? null,
    async compare(incidentId: string, { api, userId }: Actor): Promise<ApiFailure | null> {
      const sentAt = open.get(incidentId);
      if (sentAt === undefined) return null;
      const since = sentAt - 5 * minute;
      const log = await api.logEntries(incidentId, since, since, 'at once');
      if (log.kind !== 'ok') {
        if (log.kind === 'refused') open.delete(incidentId);
        return log;
      }
      open.delete(incidentId);
      const undone = resolvesUndoneBy(userId, sentAt, log.value).findLast(({ id }) => !told.has(id));
      if (undone === undefined) return null;
      told.add(undone.id);
      tell(incidentId, tellReopened(undone, { status: 'acknowledged', assignees: [userId], logAt: newestEntryAt(log.value) }));
      return null;
    },
  };
}
