import { expect, test } from 'vitest';
import { escalationDifferences } from '../../../../shared/domain/escalation-difference.ts';
import { runbookIncidents as policy } from '../../../support/incident-runs.ts';

const level = (number: number, target: string, minutes: number | null) => ({ level: number, targets: target === '' ? [] : [target], minutes });

test('the same times and levels differ in nothing', () => {
  expect(escalationDifferences(policy, 1, [level(1, 'Kim', 15), level(2, 'Maya', 15), level(3, 'Robin', 30), level(4, 'Sam', 60), level(5, 'Vale', 30)])).toEqual([]);
});

test('another time, a level too many, too few, or one without anybody', () => {
  expect(escalationDifferences(policy, 2, [level(1, 'Kim', 5), level(2, '', 115), level(3, 'Robin', 60)])).toEqual([
    { level: 2, ours: 'Secondary on-call after 30 min', theirs: 'nobody after 5 min' },
    { level: 4, ours: 'Engineering manager after 240 min', theirs: null },
  ]);
  expect(escalationDifferences(policy, 4, [level(1, 'Kim', 5), level(2, 'Maya', 5)])).toEqual([{ level: 2, ours: null, theirs: 'Maya after 5 min' }]);
});

test('a time that PagerDuty does not say is not held against it; without a severity nothing is compared', () => {
  expect(escalationDifferences(policy, 3, [level(1, 'Kim', null), level(2, 'Maya', null), level(3, 'Robin', null)])).toEqual([]);
  expect(escalationDifferences(policy, null, [])).toEqual([]);
});
