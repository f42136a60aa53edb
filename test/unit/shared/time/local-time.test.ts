import { describe, expect, it } from 'vitest';
import { localHour, nextLocalHour } from '../../../../shared/time/local-time.ts';
import { hour } from '../../../../shared/time/duration.ts';

const at = (text: string) => Date.parse(text);

describe('the next full hour of a zone', () => {
  it.each([
    ['later today', '2026-03-02T07:30:00Z', 'Europe/Berlin', '2026-03-02T08:00:00Z'],
    ['this very instant', '2026-03-02T08:00:00Z', 'Europe/Berlin', '2026-03-02T08:00:00Z'],
    ['tomorrow', '2026-03-02T08:00:01Z', 'Europe/Berlin', '2026-03-03T08:00:00Z'],
    ['over the day of 23 h', '2026-03-28T08:00:01Z', 'Europe/Berlin', '2026-03-29T07:00:00Z'],
    ['over the day of 25 h', '2026-10-24T07:00:01Z', 'Europe/Berlin', '2026-10-25T08:00:00Z'],
    ['where clocks move by half an hour', '2026-10-03T22:40:00Z', 'Australia/Lord_Howe', '2026-10-04T22:00:00Z'],
    ['beyond the date line', '2026-03-02T19:59:59Z', 'Pacific/Auckland', '2026-03-02T20:00:00Z'],
  ])('%s', (_name, from, zone, expected) => {
    expect(new Date(nextLocalHour(at(from), 9, zone))).toEqual(new Date(at(expected)));
  });

  it('exists for every hour of every day of the year in which clocks change', () => {
    for (const zone of ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu']) {
      for (let from = at('2026-01-01T00:17:00Z'); from < at('2027-01-01T00:00:00Z'); from += 7 * hour) {
        const next = nextLocalHour(from, 9, zone);
        expect(localHour(next, zone)).toBe(9);
        expect(next - from).toBeGreaterThanOrEqual(0);
        expect(next - from).toBeLessThanOrEqual(25 * hour);
      }
    }
  });
});
