import { expect, it } from 'vitest';
import { timesOnShift } from '../../../../shared/domain/on-shift.ts';

it('on shift is who is primary by schedule, and whoever declared hours; a secondary is at hand', () => {
  const own = [{ seat: 'primary', from: 1, to: 5 }, { seat: 'secondary', from: 5, to: 9 }, { seat: 'primary, Platform', from: 9, to: Number.MAX_SAFE_INTEGER }, { seat: 'level 3', from: 0, to: 9 }];
  expect(timesOnShift(own, [{ from: 6, to: null }])).toEqual([{ from: 1, to: 5, scheduled: true }, { from: 9, to: null, scheduled: true }, { from: 6, to: null, scheduled: false }]);
});
