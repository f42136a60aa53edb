import { expect, it } from 'vitest';
import { backOff } from '../../../../shared/domain/outbox-backoff.ts';
import { second } from '../../../../shared/time/duration.ts';

it('doubles from 15 s to 2 min, then stays at 5 min, spread by a fifth either way', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((failures) => backOff(failures, 0.5) / second)).toEqual([15, 15, 30, 60, 120, 300, 300]);
  expect([0, 0.999].map((chance) => Math.round(backOff(1, chance) / second))).toEqual([12, 18]);
});
