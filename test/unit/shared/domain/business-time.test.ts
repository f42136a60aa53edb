import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBusinessTime } from '../../../../shared/domain/business-time.ts';
import { elapsedDay, hour, minute } from '../../../../shared/time/duration.ts';

describe('24 hours of business days', () => {
  it.each([
    ['Wednesday to Thursday', 'America/New_York', '2026-03-04T15:00:00Z', '2026-03-05T15:00:00Z'],
    ['Friday afternoon to Monday afternoon', 'Europe/Berlin', '2026-02-06T14:00:00Z', '2026-02-09T14:00:00Z'],
    ['opened on Saturday, counted from Monday', 'Europe/Berlin', '2026-02-07T10:00:00Z', '2026-02-09T23:00:00Z'],
    // The clocks of New York go forward on Sunday, 8 March: the weekend is 47 hours long.
    ['over the weekend of the spring change', 'America/New_York', '2026-03-06T20:00:00Z', '2026-03-09T19:00:00Z'],
    ['over the weekend of the autumn change', 'America/New_York', '2026-10-30T19:00:00Z', '2026-11-02T20:00:00Z'],
    ['half an hour at Lord Howe', 'Australia/Lord_Howe', '2026-04-03T00:00:00Z', '2026-04-06T00:30:00Z'],
    // Samoa left out Friday, 30 December 2011.
    ['the day that Apia left out', 'Pacific/Apia', '2011-12-29T20:00:00Z', '2012-01-01T20:00:00Z'],
  ])('%s', (_what, zone, from, until) => {
    expect(new Date(addBusinessTime(Date.parse(from), 24 * hour, zone)).toISOString()).toBe(new Date(until).toISOString());
  });

  it('never ends early, never takes a whole week for a day, and adds up', () => {
    const start = Date.UTC(2020, 0, 1);
    fc.assert(
      fc.property(
        fc.constantFrom('America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'),
        fc.integer({ min: 0, max: 15 * 365 * 24 * 60 }),
        fc.integer({ min: 1, max: 24 * 60 }),
        fc.integer({ min: 1, max: 24 * 60 }),
        (zone, offset, first, second) => {
          const from = start + offset * minute;
          const one = addBusinessTime(from, first * minute, zone);
          expect(one - from).toBeGreaterThanOrEqual(first * minute);
          expect(one - from).toBeLessThan(first * minute + 2 * elapsedDay + 2 * hour);
          expect(addBusinessTime(one, second * minute, zone)).toBe(addBusinessTime(from, (first + second) * minute, zone));
        },
      ),
      { numRuns: 300 },
    );
  });
});
