import { describe, expect, test } from 'vitest';
import { formatAge, formatChosen, formatClock, formatDuration, formatLatency } from '../../../../shared/domain/format-duration.ts';
import { elapsedDay, hour, minute, second } from '../../../../shared/time/duration.ts';

describe('a duration', () => {
  test.each([
    [0, '0 s'], [59.9 * second, '59 s'], [minute, '1 min'], [59 * minute + 59 * second, '59 min'],
    [hour, '1 h 00'], [3 * hour + 12 * minute, '3 h 12'], [elapsedDay - 1, '23 h 59'], [elapsedDay, '1 d'], [elapsedDay + 3 * hour, '1 d 3 h'],
  ])('of %d ms reads %s', (length, words) => expect(formatDuration(length)).toBe(words));

  test('is never negative after the clock was set back', () => {
    expect(formatDuration(-5 * minute)).toBe('0 s');
    expect(formatClock(-1)).toBe('00:00');
    expect(formatAge(-5 * minute)).toBe('now');
  });
});

describe('a length that was chosen', () => {
  test.each([[15 * minute, '15 min'], [hour, '1 h'], [90 * minute, '1 h 30'], [4 * hour, '4 h'], [elapsedDay, '24 h']])('of %d ms reads %s', (length, words) => expect(formatChosen(length)).toBe(words));
});

describe('a running clock', () => {
  test.each([[0, '00:00'], [7 * minute + 42 * second + 999, '07:42'], [59 * minute + 59 * second, '59:59'], [hour, '1 h 00'], [3 * hour + 12 * minute, '3 h 12']])('at %d ms shows %s', (length, words) => expect(formatClock(length)).toBe(words));
});

test('an age is "now" below two seconds', () => {
  expect([0, 1999, 2000, 8 * second, 3 * hour + 12 * minute].map(formatAge)).toEqual(['now', 'now', '2 s ago', '8 s ago', '3 h 12 ago']);
});

test('a latency has as many digits as can be read', () => {
  expect([0, 0.4, 41.6, 999.4, 1240, 12_440].map(formatLatency)).toEqual(['0 ms', '<1 ms', '42 ms', '999 ms', '1.24 s', '12.4 s']);
});
