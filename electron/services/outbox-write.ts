import { snoozeSeconds } from '../../shared/domain/outbox-item.ts';
import { overrideDone } from '../../shared/domain/outbox-settle.ts';
import type { ApiResult } from '../../shared/model/api-result.ts';
import type { OutboxItem } from '../../shared/model/outbox.ts';
import type { Instant } from '../../shared/time/duration.ts';
import type { PagerDutyApi } from './ports/pagerduty-api.ts';

/** What PagerDuty confirmed, for people, and what the row became there. */
export type Written = { readonly message: string; readonly resultId: string | null };

/** Sends what a row asks for, once. `from` is the login e-mail of the person who acts. */
export async function writeAction({ id, incidentId, action }: OutboxItem, api: PagerDutyApi, from: string, now: Instant): Promise<ApiResult<Written>> {
  if (action.kind === 'create') {
    const { title, serviceId, urgency, priorityId, details } = action;
    return confirm(await api.createIncident({ title, serviceId, urgency, incidentKey: id, ...(priorityId === undefined ? {} : { priorityId }), ...(details === '' ? {} : { details }) }, from), 'The incident was created.', true);
  }
  if (action.kind === 'override') return overrideSchedule(action, api, from, now);
  if (incidentId === null) throw new Error('Only a creation and an override have no incident.');
  switch (action.kind) {
    case 'acknowledge': return acknowledgeIncident(incidentId, api, from);
    case 'resolve': {
      const resolution = action.resolution === '' ? {} : { resolution: action.resolution };
      return confirm(await api.updateIncident(incidentId, { status: 'resolved', ...resolution }, from), 'Resolved.');
    }
    case 'escalate': return confirm(await api.updateIncident(incidentId, { escalationLevel: action.level }, from), `Escalated to level ${action.level}.`);
    case 'reassign': {
      const change = action.policyId === undefined ? { assignTo: action.userIds } : { escalationPolicyId: action.policyId };
      return confirm(await api.updateIncident(incidentId, change, from), 'Reassigned.');
    }
    case 'snooze': return confirm(await api.snooze(incidentId, snoozeSeconds(action.until, now), from), 'Snoozed.');
    case 'note': return confirm(await api.addNote(incidentId, action.text, from), 'The note was added.', true);
    // Its own id is not the one of its log entry, by which it is found again.
    case 'status-update': return confirm(await api.addStatusUpdate(incidentId, action.text, from), 'The status update was sent.');
  }
}

/** What is answered is not yet true: it counts once it is among the schedule's overrides. */
async function overrideSchedule(action: Extract<OutboxItem['action'], { kind: 'override' }>, api: PagerDutyApi, from: string, now: Instant): Promise<ApiResult<Written>> {
  const { scheduleId, userId, to } = action;
  const begins = Math.max(action.from, now + (api.meter().skew ?? 0));
  const made = await api.addOverride(scheduleId, { userId, from: begins, to }, from);
  if (made.kind !== 'ok') return made;
  const there = await api.overrides(scheduleId, { since: begins, until: to });
  const isThere = there.kind === 'ok' && there.value.some(({ id, user }) => id === made.value.id && user?.id === userId);
  if (isThere) return { kind: 'ok', value: { message: overrideDone(action), resultId: made.value.id } };
  return { kind: 'bad-answer', status: 201, detail: 'PagerDuty accepted the override, but it could not be read back', mayHaveHappened: true };
}

export async function acknowledgeIncident(incidentId: string, api: PagerDutyApi, from: string): Promise<ApiResult<Written>> {
  return confirm(await api.updateIncident(incidentId, { status: 'acknowledged' }, from), 'Acknowledged.');
}

function confirm(result: ApiResult<{ readonly id: string }>, message: string, keepId = false): ApiResult<Written> {
  return result.kind === 'ok' ? { kind: 'ok', value: { message, resultId: keepId ? result.value.id : null } } : result;
}
