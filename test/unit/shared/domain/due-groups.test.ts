import { expect, test } from 'vitest';
import { groupDue } from '../../../../shared/domain/due-groups.ts';
import type { DueItem } from '../../../../shared/model/incident-page.ts';

const due = (incidentId: string, dueAt: number): DueItem => ({
  id: `${incidentId}:${dueAt}`, kind: 'rung', incidentId, situationId: null, severity: 1, drill: false, words: 'Call', incidentTitle: incidentId, dueAt, overdueAt: dueAt, line: null,
});

test('one title an incident, its next two, and how many come later', () => {
  const items = [due('A', 1), due('B', 2), due('A', 3), due('A', 4), due('A', 5)];
  expect(groupDue(items, 2)).toEqual([
    { first: items[0], next: [items[0], items[2]], later: 2 },
    { first: items[1], next: [items[1]], later: 0 },
  ]);
  expect(groupDue([], 2)).toEqual([]);
});
