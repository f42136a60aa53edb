import { expect, test } from 'vitest';
import { formatUptime } from '../../../../shared/domain/format-uptime.ts';
import { stateOf } from '../../../support/checks.ts';

const state = stateOf({ verdict: 'up', confirmed: 'up' });
const down = stateOf({ verdict: 'down', confirmed: 'down' });

test.each([
  [0.99999, 1, 0, '99.99 %', '99.99 %'],
  [null, 0, 0, '–', '–'],
  [null, 1, 0, '1 of 1', '100 % of 1 probe'],
  [null, 4, 0, '4 of 4', '100 % of 4 probes'],
  [null, 2, 1, '2 of 3', '66.66 % of 3 probes'],
  [null, 80, 20, '80 of 100', '80.00 % of 100 probes'],
  [0, 1, 0, '0.00 %', '0.00 %'],
  [1, 1, 0, '100 %', '100 %'],
])('%s and %o passed, %o failed', (uptimeDay, passed, failed, short, words) => {
  expect(formatUptime({ uptimeDay, seen: { passed, failed }, state })).toEqual({ short, words });
});

test('a check that is down was not up all the time, whatever share was read last', () => {
  expect(formatUptime({ uptimeDay: 1, seen: { passed: 9, failed: 3 }, state: down })).toEqual({ short: '99.99 %', words: '99.99 %' });
});
