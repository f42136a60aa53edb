import { describe, expect, it } from 'vitest';
import { emptyForm, requestOf } from '../../../../../renderer/features/outbox/act-request.ts';
import { canUndo } from '../../../../../renderer/features/outbox/action-words.ts';
import { openIncidentsOf } from '../../../../../renderer/features/outbox/open-incidents.ts';
import { problemOfParse } from '../../../../../shared/ipc/validate.ts';
import { OutboxRequestSchema } from '../../../../../shared/model/outbox.ts';
import { minute } from '../../../../../shared/time/duration.ts';
import { fakeStart } from '../../../../support/fake-clock.ts';
import { aRow } from '../../../../support/outbox-facts.ts';

const parse = (action: unknown) => OutboxRequestSchema.safeParse({ incidentId: 'P1', action });
const problemOf = (action: unknown) => {
  const parsed = parse(action);
  return parsed.success ? null : problemOfParse(parsed.error).fields;
};

describe('what a form asks for', () => {
  it('fits what main takes, for each action', () => {
    const found = { id: 'PMAYA', name: 'Maya', detail: '' };
    const form = { ...emptyForm, text: 'Rolled back', minutes: '30', level: '2', chosen: found };
    expect(requestOf('snooze', form, fakeStart)).toEqual({ kind: 'snooze', until: fakeStart + 30 * minute });
    expect(requestOf('reassign', form, fakeStart)).toEqual({ kind: 'reassign', userIds: ['PMAYA'] });
    expect(requestOf('reassign', { ...form, to: 'escalation_policies' }, fakeStart)).toEqual({ kind: 'reassign', userIds: [], policyId: 'PMAYA' });
    for (const action of ['note', 'resolve', 'snooze', 'escalate', 'reassign', 'status-update'] as const) expect(parse(requestOf(action, form, fakeStart)).success).toBe(true);
  });

  it('is refused with words at its field when it does not fit', () => {
    expect(problemOf(requestOf('note', emptyForm, fakeStart))).toEqual({ 'action.text': 'The note is empty.' });
    expect(problemOf(requestOf('note', { ...emptyForm, text: 'x'.repeat(25_001) }, fakeStart))).toEqual({ 'action.text': 'A note has 25,000 characters at most.' });
    expect(problemOf(requestOf('reassign', emptyForm, fakeStart))).toEqual({ action: 'Choose people or an escalation policy.' });
    expect(Object.keys(problemOf(requestOf('escalate', { ...emptyForm, level: 'two' }, fakeStart)) ?? {})).toEqual(['action.level']);
    expect(Object.keys(problemOf(requestOf('snooze', { ...emptyForm, minutes: '-5' }, fakeStart)) ?? {})).toEqual(['action.until']);
    expect(problemOf({ kind: 'create', title: 'x'.repeat(256), serviceId: '', urgency: 'high' })).toEqual({ 'action.title': 'A title has 255 characters at most.', 'action.serviceId': 'Choose a service.' });
  });
});

it('only what cannot have arrived can be taken back', () => {
  const row = aRow({ kind: 'acknowledge' });
  expect([row, { ...row, firstSentAt: fakeStart }, { ...row, state: 'maybe' as const }, { ...row, state: 'done' as const }].map(canUndo)).toEqual([true, false, false, false]);
});

it('acts on the incidents of a situation that are open', () => {
  const member = { title: '', detail: '', openedAt: 0, updatedAt: 0, acknowledgedBy: null, severity: null, serviceId: null, serviceName: null, url: null };
  const situation = { id: 's', title: '', serviceName: null, severity: null, status: 'triggered' as const, openedAt: 0, updatedAt: 0, acknowledgedAt: null, acknowledgedBy: null, resolvedAt: null, drill: false };
  const members = [{ ...member, kind: 'incident' as const, id: 'A', status: 'triggered' as const }, { ...member, kind: 'incident' as const, id: 'B', status: 'resolved' as const }, { ...member, kind: 'check' as const, id: 'C', status: 'triggered' as const }];
  expect(openIncidentsOf({ ...situation, members })).toEqual(['A']);
});
