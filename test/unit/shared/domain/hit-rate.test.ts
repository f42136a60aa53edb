import { expect, test } from 'vitest';
import { hitRate } from '../../../../shared/domain/hit-rate.ts';

const hit = (openedAt: number, met: boolean | null, acknowledgedAt: number | null) => ({ openedAt, met, acknowledgedAt });

test('counts what is decided, since the shift began; what is still running is neither', () => {
  expect(hitRate([hit(10, true, 12), hit(20, false, 60), hit(30, null, null), hit(40, false, null), hit(5, true, 6)], 'shift', 10)).toEqual({ over: 'shift', from: 10, inTime: 1, of: 3, medianToAcknowledge: 21 });
});

test('of an odd number the middle one, of none nothing', () => {
  expect(hitRate([hit(0, true, 9), hit(0, true, 1), hit(0, true, 4)], 'week', 0).medianToAcknowledge).toBe(4);
  expect(hitRate([], 'week', 0)).toEqual({ over: 'week', from: 0, inTime: 0, of: 0, medianToAcknowledge: null });
});
