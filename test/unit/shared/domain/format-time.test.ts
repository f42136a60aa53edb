import { afterEach, describe, expect, test } from 'vitest';
import { dayKey, formatDate, formatField, formatMinute, formatNear, formatStamp, formatTimeOfDay, writeHours, zoneName } from '../../../../shared/domain/format-time.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';

const berlin = 'Europe/Berlin';
/** 2026-10-25: at 01:00 UTC the clocks in Berlin go from 03:00 back to 02:00. */
const change = Date.UTC(2026, 9, 25, 1);

describe('around the end of summer time', () => {
  test('the same wall time is told apart by its zone', () => {
    expect(formatStamp(change - 30 * minute, berlin)).toBe('2026-10-25 02:30:00 CEST');
    expect(formatStamp(change + 30 * minute, berlin)).toBe('2026-10-25 02:30:00 CET');
  });

  test('the day has 25 hours and one key', () => {
    const midnight = Date.UTC(2026, 9, 24, 22);
    const keys = new Set(Array.from({ length: 25 }, (_, passed) => dayKey(midnight + passed * hour, berlin)));
    expect([...keys]).toEqual(['2026-10-25']);
    expect(dayKey(midnight + 25 * hour, berlin)).toBe('2026-10-26');
  });
});

test('midnight is 00 and not 24', () => {
  expect(formatTimeOfDay(Date.UTC(2026, 0, 5, 23), berlin)).toBe('00:00:00');
});

test('a zone without a short name is printed by its distance', () => {
  expect(zoneName(change, 'Asia/Kolkata')).toMatch(/^(IST|GMT\+5:30)$/);
  expect(formatStamp(change, 'Asia/Kathmandu')).toBe('2026-10-25 06:45:00 GMT+5:45');
});

test('a near moment is said as shortly as it is clear', () => {
  const now = Date.UTC(2026, 9, 7, 12);
  expect(formatNear(now + hour, now, berlin)).toBe('15:00');
  expect(formatNear(now + 30 * hour, now, berlin)).toBe('Thu 20:00');
  expect(formatNear(now - 30 * 24 * hour, now, berlin)).toMatch(/^7 Sept? 14:00$/);
  expect(formatDate(now, berlin)).toBe('Wednesday, 7 October 2026');
});

describe('with twelve hours', () => {
  afterEach(() => writeHours('24'));
  const at = Date.UTC(2026, 9, 7, 12, 3, 22);

  test('what a person looks at says am and pm; what is sorted, typed or read elsewhere does not', () => {
    writeHours('12');
    expect([formatTimeOfDay(at, berlin), formatMinute(at, berlin), formatNear(at, at, berlin)].map((text) => text.replaceAll(/\s/g, ' '))).toEqual(['2:03:22 pm', '2:03 pm', '2:03 pm']);
    expect(formatMinute(Date.UTC(2026, 9, 6, 22, 5), berlin).replaceAll(/\s/g, ' ')).toBe('12:05 am');
    expect([formatStamp(at, berlin), formatField(at, berlin)]).toEqual(['2026-10-07 14:03:22 CEST', '14:03']);
    writeHours('24');
    expect(formatMinute(at, berlin)).toBe('14:03');
  });
});
