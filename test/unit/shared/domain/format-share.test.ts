import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatShare } from '../../../../shared/domain/format-share.ts';

test('an uptime is cut, never rounded up', () => {
  expect([1, 0.999_99, 0.999_999_999, 0.981_73, 0.57, 0, null].map(formatShare)).toEqual(['100 %', '99.99 %', '99.99 %', '98.17 %', '57.00 %', '0.00 %', '–']);
});

test('100 % is said only when nothing was missed (promise 1)', () => {
  fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
    expect(formatShare(share) === '100 %').toBe(share === 1);
  }));
});
