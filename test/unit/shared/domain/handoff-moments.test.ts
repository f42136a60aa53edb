import { afterEach, expect, test } from 'vitest';
import { writeHours } from '../../../../shared/domain/format-time.ts';
import { formatMoment } from '../../../../shared/domain/handoff-head-text.ts';
import { moment, momentSpan } from '../../../../shared/domain/handoff-moments.ts';
import { minute } from '../../../../shared/time/duration.ts';

const zone = 'Europe/Berlin';
afterEach(() => writeHours('24'));

test('a moment says its day and its minute, a span its day once', () => {
  const at = Date.UTC(2026, 10, 23, 21);
  expect(moment(at, zone)).toBe('Mon 23 Nov 22:00');
  expect(momentSpan(at, at + 90 * minute, zone)).toBe('Mon 23 Nov 22:00 to 23:30');
  expect(momentSpan(at, at + 150 * minute, zone)).toBe('Mon 23 Nov 22:00 to Tue 24 Nov 00:30');
});

test('a time that the clocks show twice says which of the two it is', () => {
  // The clocks of Berlin go back at 01:00 UTC.
  const back = Date.UTC(2026, 9, 25, 1);
  expect(moment(back - 10 * minute, zone)).toBe('Sun 25 Oct 02:50 CEST');
  expect(momentSpan(back - 10 * minute, back + 10 * minute, zone)).toBe('Sun 25 Oct 02:50 CEST to 02:10 CET');
  expect(moment(back + 60 * minute, zone)).toBe('Sun 25 Oct 03:00');
  expect(moment(back - 61 * minute, zone)).toBe('Sun 25 Oct 01:59');
});

test('others read 24 hours, whatever this person prefers', () => {
  writeHours('12');
  const at = Date.UTC(2026, 10, 23, 21);
  expect([moment(at, zone), formatMoment(at, zone)]).toEqual(['Mon 23 Nov 22:00', '2026-11-23 22:00 CET']);
});
