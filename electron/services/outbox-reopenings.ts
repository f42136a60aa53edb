import { resolveUndoneBy, tellReopened } from '../../shared/domain/outbox-reopened.ts';
import type { Asking } from '../../shared/domain/outbox-decision.ts';
import { newestEntryAt } from '../../shared/domain/pagerduty-log.ts';
import type { ApiFailure } from '../../shared/model/api-result.ts';
import { minute, type Instant } from '../../shared/time/duration.ts';
import type { Actor } from './outbox-sender.ts';

/**
 * Acknowledgements that arrived and whose log is still to be compared: there is no conditional write, so a resolve can have come between the
 * look and the write. Kept in memory alone: after a crash the timeline says that it was re-opened, and nobody is asked.
 */
export function createReopeningWatch(tell: (incidentId: string, told: Asking) => void) {
  const open = new Map<string, Instant>();
  return {
    add(incidentId: string, sentAt: Instant): void {
      open.set(incidentId, Math.min(open.get(incidentId) ?? sentAt, sentAt));
    },
    next: (): string | null => open.keys().next().value ?? null,
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
      const undone = resolveUndoneBy(userId, sentAt, log.value);
      if (undone !== null) tell(incidentId, tellReopened(undone, { status: 'acknowledged', assignees: [userId], logAt: newestEntryAt(log.value) }));
      return null;
    },
  };
}
