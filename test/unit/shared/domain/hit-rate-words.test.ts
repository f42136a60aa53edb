import { expect, test } from 'vitest';
import { hitRateWords } from '../../../../shared/domain/hit-rate-words.ts';
import { minute } from '../../../../shared/time/duration.ts';

test('says of how many, over which time, and how fast', () => {
  expect(hitRateWords({ over: 'shift', from: 0, inTime: 7, of: 8, medianToAcknowledge: 3 * minute })).toBe('7 of 8 acknowledged in time this shift, half within 3 min');
  expect(hitRateWords({ over: 'week', from: 0, inTime: 0, of: 1, medianToAcknowledge: null })).toBe('0 of 1 acknowledged in time in the last 7 days');
});

test('claims nothing while nothing is decided', () => {
  expect(hitRateWords({ over: 'week', from: 0, inTime: 0, of: 0, medianToAcknowledge: null })).toBeNull();
});
