import { factsOf, readsFor, type Standpoint } from '../../shared/domain/outbox-facts.ts';
import { decide, decideCreation, decideOverride } from '../../shared/domain/outbox-settle.ts';
import type { Decision } from '../../shared/domain/outbox-decision.ts';
import type { ApiResult } from '../../shared/model/api-result.ts';
import type { OutboxItem } from '../../shared/model/outbox.ts';
import type { PagerDutyApi } from './ports/pagerduty-api.ts';

/** Looks at what a row is about, and decides on it. `standpoint` is asked for after the look: that took time. */
export async function look(item: OutboxItem, api: PagerDutyApi, standpoint: () => Standpoint): Promise<ApiResult<Decision>> {
  const { action } = item;
  if (action.kind === 'override') {
    const there = await api.overrides(action.scheduleId, { since: action.from, until: action.to });
    return there.kind === 'ok' ? { kind: 'ok', value: decideOverride(item, there.value, standpoint()) } : there;
  }
  if (item.incidentId === null) {
    const twins = item.firstSentAt === null ? ({ kind: 'ok', value: [] } as const) : await api.incidentsByKey(item.id);
    return twins.kind === 'ok' ? { kind: 'ok', value: decideCreation(item, twins.value, standpoint()) } : twins;
  }
  const reads = readsFor(item);
  const incident = await api.incident(item.incidentId, 'at once');
  if (incident.kind !== 'ok') return incident;
  const log = reads.logSince === null ? ({ kind: 'ok', value: [] } as const) : await api.logEntries(item.incidentId, reads.logSince, incident.value.created_at, 'at once');
  if (log.kind !== 'ok') return log;
  const notes = reads.notes ? await api.notes(item.incidentId, 'at once') : ({ kind: 'ok', value: [] } as const);
  if (notes.kind !== 'ok') return notes;
  return { kind: 'ok', value: decide(item, factsOf(incident.value, log.value, notes.value), standpoint()) };
}
