import { expect, test } from 'vitest';
import { formatUptime } from '../../../../shared/domain/format-uptime.ts';

test.each([
  [0.99999, [true], '99.99 %', '99.99 %'],
  [null, [], '–', '–'],
  [null, [true], '1 of 1', '100 % of 1 probe'],
  [null, [true, true, true, true], '4 of 4', '100 % of 4 probes'],
  [null, [true, true, false], '2 of 3', '66.66 % of 3 probes'],
  [0, [true], '0.00 %', '0.00 %'],
])('%s and %o', (share, recent, short, words) => {
  expect(formatUptime(share, recent)).toEqual({ short, words });
});
