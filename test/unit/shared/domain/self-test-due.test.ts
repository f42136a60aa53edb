import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSelfTest } from '../../../../shared/domain/self-test-due.ts';
import { localHour } from '../../../../shared/time/local-time.ts';
import { elapsedDay, hour } from '../../../../shared/time/duration.ts';

const at = (text: string) => Date.parse(text);
const berlin = { team: 'Europe/Berlin', own: 'Europe/Berlin' };
const next = (last: string | null, now: string, zones = berlin) => new Date(nextSelfTest(last === null ? null : at(last), at(now), zones)).toISOString();

describe('when the self-test is due', () => {
  it('at once when there was none, but never at night', () => {
    expect(next(null, '2026-03-02T12:00:00Z')).toBe('2026-03-02T12:00:00.000Z');
    expect(next(null, '2026-03-02T21:30:00Z')).toBe('2026-03-03T06:00:00.000Z');
    expect(next(null, '2026-03-02T02:00:00Z')).toBe('2026-03-02T06:00:00.000Z');
  });

  it('at 09:00 of the team, every day', () => {
    expect(next('2026-03-02T08:00:03Z', '2026-03-02T09:00:00Z')).toBe('2026-03-03T08:00:00.000Z');
    // One by hand in the afternoon does not move the morning.
    expect(next('2026-03-02T15:00:00Z', '2026-03-02T16:00:00Z')).toBe('2026-03-03T08:00:00.000Z');
    // One by hand just before the morning stands for it.
    expect(next('2026-03-02T07:50:00Z', '2026-03-02T07:55:00Z')).toBe('2026-03-03T07:50:00.000Z');
    expect(next('2026-10-24T07:00:02Z', '2026-10-24T08:00:00Z')).toBe('2026-10-25T07:00:02.000Z');
  });

  it('in the past when the machine slept over it: that is at once', () => {
    expect(at(next('2026-03-02T08:00:00Z', '2026-03-05T12:00:00Z'))).toBeLessThan(at('2026-03-05T12:00:00Z'));
  });

  it('after this person’s night when the team’s morning falls into it', () => {
    expect(next('2026-03-02T14:00:00Z', '2026-03-02T15:00:00Z', { team: 'Europe/Berlin', own: 'America/New_York' })).toBe('2026-03-03T12:00:00.000Z');
  });

  it('not in years when the clock was set back', () => {
    expect(next('2031-01-01T12:00:00Z', '2026-03-02T12:00:00Z')).toBe('2026-03-02T12:00:00.000Z');
  });

  it('never at night and never more than a night later than a day after the last', () => {
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Auckland');
    fc.assert(fc.property(fc.integer({ min: at('2026-01-01'), max: at('2027-12-31') }), zone, zone, (last, team, own) => {
      const due = nextSelfTest(last, last + hour, { team, own });
      expect(localHour(due, own)).toBeGreaterThanOrEqual(7);
      expect(localHour(due, own)).toBeLessThan(22);
      expect(due - last).toBeLessThanOrEqual(elapsedDay + 10 * hour);
      expect(due - last).toBeGreaterThan(8 * hour);
    }));
  });
});
