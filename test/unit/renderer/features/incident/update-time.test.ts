import { describe, expect, test } from 'vitest';
import { readNextTime, readPastTime } from '../../../../../renderer/features/incident/update-time.ts';
import { hour, minute } from '../../../../../shared/time/duration.ts';

/** 14:20:30 in Berlin. */
const now = Date.UTC(2026, 10, 23, 13, 20, 30);
const zone = 'Europe/Berlin';
const at = (hours: number, minutes: number, day = 23) => Date.UTC(2026, 10, day, hours - 1, minutes);

describe('the time of the next update (S8)', () => {
  test.each([
    ['15', now + 15 * minute], ['in 15 min', now + 15 * minute], ['15m', now + 15 * minute], ['2 h', now + 2 * hour],
    ['14:35', at(14, 35)], ['at 14:35 CET', at(14, 35)], ['14.35', at(14, 35)], ['9:05', at(9, 5, 24)], ['14:20', at(14, 20, 24)],
  ])('%s is read', (text, expected) => expect(readNextTime(text, now, zone)).toBe(expected));

  test.each(['', 'soon', '25:00', '14:60', '0', '$NEW_ETA', 'in a while', '2026'])('%s is no time', (text) => expect(readNextTime(text, now, zone)).toBeNull());

  test('a night in which the clocks change is longer or shorter, and the clock that is meant is met', () => {
    const autumn = Date.UTC(2026, 9, 24, 22, 0);
    expect(new Date(readNextTime('04:00', autumn, zone) ?? 0).toISOString()).toBe('2026-10-25T03:00:00.000Z');
    const spring = Date.UTC(2026, 2, 28, 22, 0);
    expect(new Date(readNextTime('04:00', spring, zone) ?? 0).toISOString()).toBe('2026-03-29T02:00:00.000Z');
    expect(new Date(readNextTime('03:30', Date.UTC(2026, 3, 4, 12, 0), 'Australia/Lord_Howe') ?? 0).toISOString()).toBe('2026-04-04T17:00:00.000Z');
  });
});

describe('when something happened that is put in later (A22)', () => {
  test.each([
    ['10', now - 10 * minute], ['-10', now - 10 * minute], ['10 min ago', now - 10 * minute], ['14:05', at(14, 5)], ['23:50', at(23, 50, 22)],
  ])('%s is read', (text, expected) => expect(readPastTime(text, now, zone)).toBe(expected));
  test('nothing is now; anything else is said to be unreadable', () => {
    expect([readPastTime(' ', now, zone), readPastTime('yesterday', now, zone)]).toEqual([null, undefined]);
  });
  test('a time of this very minute has passed already', () => expect(readPastTime('14:20', now, zone)).toBe(at(14, 20)));
});
