import { expect, test } from 'vitest';
import { mostWithin } from '../../../../shared/domain/handoff-load.ts';
import { hour } from '../../../../shared/time/duration.ts';

const at = (...hours: readonly number[]) => hours.map((number, place) => ({ incidentId: `Q${place}`, at: number * hour }));

test.each([
  [[], 0], [[1], 1], [[0, 5, 11], 3], [[0, 12], 1], [[0, 13, 14, 24.9, 30], 3],
])('of incidents taken at hours %j at most %i are within twelve hours', (hours, most) => {
  expect(mostWithin(at(...hours), 12 * hour)).toBe(most);
});

test('an incident that is taken twice is one', () => {
  expect(mostWithin([{ incidentId: 'a', at: 0 }, { incidentId: 'a', at: hour }, { incidentId: 'b', at: 2 * hour }], 12 * hour)).toBe(2);
});
