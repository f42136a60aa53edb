import { expect, it } from 'vitest';
import { dayStart } from '../../../../shared/domain/day-start.ts';

it('finds where the local day began, over every change of the clocks', () => {
  const at = (text: string) => Date.parse(text);
  expect(dayStart(at('2026-03-02T09:00:00Z'), 'UTC')).toBe(at('2026-03-02T00:00:00Z'));
  expect(dayStart(at('2026-03-02T00:00:00Z'), 'UTC')).toBe(at('2026-03-02T00:00:00Z'));
  // 23 hours, 25 hours, half an hour, and a midnight that does not exist.
  expect(dayStart(at('2026-03-29T21:59:59Z'), 'Europe/Berlin')).toBe(at('2026-03-28T23:00:00Z'));
  expect(dayStart(at('2026-10-25T22:59:59Z'), 'Europe/Berlin')).toBe(at('2026-10-24T22:00:00Z'));
  expect(dayStart(at('2026-04-05T12:00:00Z'), 'Australia/Lord_Howe')).toBe(at('2026-04-04T13:00:00Z'));
  expect(dayStart(at('2026-09-06T12:00:00Z'), 'America/Santiago')).toBe(at('2026-09-06T04:00:00Z'));
});
