import { expect, it } from 'vitest';
import { placeInBudget, shownLately } from '../../../../shared/domain/other-budget.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';

const now = 100 * hour;
const shown = (...ago: readonly number[]) => ago.map((each, index) => ({ key: `k${index}`, at: now - each }));

it('counts what was shown in the last twelve hours, to the instant', () => {
  expect(shownLately(shown(12 * hour, 12 * hour - 1, 0, -second), now)).toHaveLength(2);
  expect(placeInBudget(shown(11 * hour, hour), 'new', 2, now)).toBe('over');
  expect(placeInBudget(shown(12 * hour, hour), 'new', 2, now)).toBe('counts');
});

it('the same thing again within a quarter of an hour goes on, whatever the number', () => {
  expect(placeInBudget(shown(15 * minute - 1, hour), 'k0', 1, now)).toBe('goes-on');
  expect(placeInBudget(shown(15 * minute, hour), 'k0', 1, now)).toBe('over');
});

it('a clock that was set back keeps nobody from being told', () => {
  expect(placeInBudget(shown(-hour, -2 * hour), 'new', 1, now)).toBe('counts');
});
