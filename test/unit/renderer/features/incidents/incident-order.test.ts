import { expect, test } from 'vitest';
import { fitsWords, mostUrgentFirst } from '../../../../../renderer/features/incidents/incident-order.ts';
import type { IncidentSummary } from '../../../../../shared/model/incident-page.ts';
import type { Incident } from '../../../../../shared/model/incident.ts';

function summary(id: string, part: Partial<IncidentSummary> = {}, incident: Partial<Incident> = {}): IncidentSummary {
  return {
    incident: { id, source: 'pagerduty', number: 42, title: 'Checkout is down', status: 'triggered', severity: 2, priorityLabel: null, urgency: 'high', serviceId: null, serviceName: 'Billing', assignees: [{ id: 'U', name: 'Åsa Öberg' }], acknowledgers: [], createdAt: 5, updatedAt: 5, resolvedAt: null, url: null, ...incident },
    severity: 2, status: { word: 'investigating', since: 0 }, acknowledgedAt: null, situationId: null, nextDueAt: null, ...part,
  };
}

test('first what nobody has, then the worst, then what is due soonest, then the oldest', () => {
  const list = [
    summary('acknowledged', { severity: 1 }, { status: 'acknowledged' }), summary('no severity', { severity: null }), summary('later', { nextDueAt: 90 }), summary('sooner', { nextDueAt: 10 }),
    summary('nothing due'), summary('older', {}, { createdAt: 1 }), summary('worst', { severity: 1 }),
  ];
  expect(list.toSorted(mostUrgentFirst).map(({ incident }) => incident.id)).toEqual(['worst', 'sooner', 'later', 'older', 'nothing due', 'no severity', 'acknowledged']);
});

test('every typed word has to stand in it', () => {
  const one = summary('a');
  expect(['', 'check billing', '#42', 'sev-2', 'öberg DOWN'].map((text) => fitsWords(one, text))).toEqual([true, true, true, true, true]);
  expect(['checkout search', '#43'].map((text) => fitsWords(one, text))).toEqual([false, false]);
});
