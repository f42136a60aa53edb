import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averageReach, averageWeek, profileWords, underProfile } from '../../../../shared/domain/rest-profile.ts';
import { runbookDutyLimits, type DutyLimits } from '../../../../shared/policy/duty-policy.ts';
import { elapsedDay, hour } from '../../../../shared/time/duration.ts';

const now = Date.UTC(2026, 5, 1);
const week = 7 * elapsedDay;
const day = (daysAgo: number, hours: number) => ({ from: now - daysAgo * elapsedDay, to: now - daysAgo * elapsedDay + hours * hour });

describe('rules of rest (C23)', () => {
  it('of the law make a policy stricter and never wider', () => {
    const minutes = fc.integer({ min: 0, max: 1440 });
    fc.assert(fc.property(minutes, minutes, minutes, (usual, emergency, short) => {
      const own: DutyLimits = { ...runbookDutyLimits, usual: { ...runbookDutyLimits.usual, restMinutes: usual }, emergency: { ...runbookDutyLimits.emergency, restMinutes: emergency }, shortRestMinutes: short };
      const law = underProfile(own, 'eu');
      expect([law.usual.restMinutes, law.emergency.restMinutes, law.shortRestMinutes]).toEqual([Math.max(usual, 660), Math.max(emergency, 660), Math.max(short, 660)]);
      expect({ ...law.usual, restMinutes: usual }).toEqual(own.usual);
      expect(underProfile(own, 'policy')).toBe(own);
      expect(underProfile(own, 'limits-only')).toEqual({ ...own, shortRestMinutes: usual });
    }), { numRuns: 200 });
  });

  it('are told with their numbers', () => {
    expect((['policy', 'eu', 'limits-only'] as const).map((profile) => profileWords(profile, runbookDutyLimits))).toEqual([
      'Policy: rest of 8 h, a warning below 11 h', 'EU working time: rest of 11 h, 48 h in an average week', 'Policy alone: rest of 8 h',
    ]);
    expect(profileWords('policy', { ...runbookDutyLimits, shortRestMinutes: 480 })).toBe('Policy alone: rest of 8 h');
  });
});

describe('an average week', () => {
  it('is taken over 17 weeks, and over what there is where work is younger', () => {
    const steady = Array.from({ length: 30 }, (_, index) => day((30 - index) * 7 - 1, 40));
    expect(averageWeek(steady, 'eu', now)).toEqual({ from: now - 17 * week, perWeek: 40 * hour, cap: 48 * hour });
    expect(averageWeek([day(14, 60), day(3, 30)], 'eu', now)).toEqual({ from: now - 2 * week, perWeek: 45 * hour, cap: 48 * hour });
  });

  it('is never taken over less than one, and is no word of the other rules', () => {
    expect(averageWeek([day(1, 10)], 'eu', now)).toEqual({ from: now - week, perWeek: 10 * hour, cap: 48 * hour });
    expect(averageWeek([], 'eu', now)?.perWeek).toBe(0);
    expect(averageWeek([day(1, 10)], 'policy', now)).toBeNull();
    expect([averageReach('eu'), averageReach('policy'), averageReach('limits-only')]).toEqual([17 * week, 0, 0]);
  });
});
