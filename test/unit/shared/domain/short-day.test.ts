import { expect, test } from 'vitest';
import { nearCalendarDay, shortCalendarDay, shortDay } from '../../../../shared/domain/short-day.ts';

test('a day with its year, in the zone that is asked for', () => {
  expect(shortDay(Date.UTC(2026, 11, 31, 23, 30), 'UTC')).toBe('31 Dec 2026');
  expect(shortDay(Date.UTC(2026, 11, 31, 23, 30), 'Asia/Tokyo')).toBe('1 Jan 2027');
  expect(shortCalendarDay('2026-03-01')).toBe('1 Mar 2026');
});

test('the year is left out where it is this one', () => {
  expect(nearCalendarDay('2026-03-01', '2026-11-23')).toBe('1 Mar');
  expect(nearCalendarDay('2025-12-31', '2026-01-01')).toBe('31 Dec 2025');
});
