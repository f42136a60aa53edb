import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessDuty, type DutyFacts, type DutyStatus } from '../../../../shared/domain/duty-limits.ts';
import type { DutyInterval } from '../../../../shared/model/duty.ts';
import { runbookDutyLimits, type DutyLimits } from '../../../../shared/policy/duty-policy.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { underProfile } from '../../../../shared/domain/rest-profile.ts';
import { restProfiles } from '../../../../shared/model/rest-profile.ts';
import { simulateDuty, type SlowDuty } from '../../../support/duty-reference.ts';

/** Before the clocks of New York and of Berlin change in March 2026: elapsed hours do not notice. */
const start = Date.UTC(2026, 2, 5);
const days = 16;
const end = start + days * 24 * hour;

/** Small numbers, so that every rule is met many times in two weeks, and caps that the work comes near to from both sides. */
const tightLimits: fc.Arbitrary<DutyLimits> = fc.integer({ min: 300, max: 5000 }).map((weekMinutes) => ({
  usual: { continuousMinutes: 300, weekMinutes, restMinutes: 180 },
  emergency: { continuousMinutes: 420, weekMinutes: weekMinutes + 400, restMinutes: 300 },
  warnBeforeMinutes: [120, 60, 30, 0],
  restEndedByMinutes: 30,
  shortRestMinutes: 260,
  breakUpToMinutes: 100,
  handOverMinutes: 30,
}));

const interval = (longest: number): fc.Arbitrary<DutyInterval> =>
  fc
    .record({ from: fc.integer({ min: 0, max: days * 24 * 60 }), length: fc.integer({ min: 1, max: longest }), open: fc.boolean(), source: fc.constantFrom('declared', 'incident', 'manual') })
    .map(({ from, length, open, source }) => ({
      id: `${from}`, source: source as DutyInterval['source'], note: '', from: start + from * minute,
      to: open && from > days * 23 * 60 ? null : start + (from + length) * minute,
    }));
const facts: fc.Arbitrary<DutyFacts> = fc.record({
  intervals: fc.oneof(
    fc.array(interval(600), { maxLength: 30, size: 'max' }),
    fc.array(interval(40), { maxLength: 120, size: 'max' }),
    fc.tuple(fc.array(interval(700), { maxLength: 14, size: 'max' }), fc.array(interval(45), { maxLength: 40, size: 'max' })).map((lists) => lists.flat()),
  ),
  emergencies: fc.array(fc.record({ from: fc.integer({ min: 0, max: days * 24 * 60 }), length: fc.integer({ min: 1, max: 2000 }) }), { maxLength: 2 }).map((list) =>
    list.map(({ from, length }) => ({ from: start + from * minute, to: start + (from + length) * minute, approver: 'Mira', reason: '' })),
  ),
  unaccounted: fc.array(fc.record({ from: fc.integer({ min: 0, max: days * 24 * 60 }), length: fc.integer({ min: 1, max: 600 }) }), { maxLength: 4 }).map((list) =>
    list.map(({ from, length }) => ({ from: start + from * minute, to: start + (from + length) * minute })),
  ),
});

function asSlow(status: DutyStatus): SlowDuty {
  const { block, rest } = status;
  return {
    working: status.working,
    blockStart: block?.startedAt ?? null,
    blockWorked: block === null ? null : block.worked / minute,
    continuousWarning: status.continuous.warning,
    weekWorked: status.week.worked / minute,
    weekWarning: status.week.warning,
    restSince: rest?.since ?? null,
    restNet: rest === null ? null : rest.net / minute,
    restComplete: rest !== null && rest.owed === 0,
    shortRest: status.shortRest?.level ?? null,
  };
}

const words = (slow: SlowDuty) => JSON.stringify([slow.working, slow.blockStart, slow.continuousWarning, slow.weekWarning, slow.restSince, slow.restComplete, slow.shortRest]);

describe.each([
  ...restProfiles.map((profile) => [`the runbook’s limits under the rules ‘${profile}’`, fc.constant(underProfile(runbookDutyLimits, profile)), profile === 'policy' ? 40 : 10] as const),
  ['tight limits', tightLimits, 40] as const,
])('duty by %s', (_name, anyLimits, numRuns) => {
  it('agrees with the minute-by-minute model, and says exactly when it changes', () => {
    fc.assert(
      fc.property(facts, anyLimits, fc.array(fc.integer({ min: 0, max: days * 24 * 60 - 1 }), { minLength: 20, maxLength: 20 }), (known, limits, moments) => {
        const slow = simulateDuty(known, limits, start, end);
        for (const index of moments) {
          const now = start + index * minute;
          const status = assessDuty(known, limits, now);
          const expected = slow[index];
          if (expected === undefined) throw new Error('The model ended too early.');
          expect(asSlow(status)).toEqual(expected);
          const emergencyAt = (minuteIndex: number) => known.emergencies.find(({ from, to }) => from <= start + minuteIndex * minute && (to ?? Infinity) > start + minuteIndex * minute)?.from;
          let change = index + 1;
          while (change < slow.length && words(slow[change] as SlowDuty) === words(expected) && emergencyAt(change) === emergencyAt(index)) change += 1;
          if (change < slow.length) expect(Math.ceil(((status.changesAt ?? Infinity) - start) / minute)).toBe(change);
          else expect(status.changesAt === null || status.changesAt > end).toBe(true);
        }
      }),
      { numRuns },
    );
  }, 30_000);
});

describe('ten years of work', () => {
  it('are assessed in an instant', () => {
    const intervals: DutyInterval[] = Array.from({ length: 10 * 260 * 3 }, (_none, index) => {
      const from = start - 10 * 365 * 24 * hour + Math.floor(index / 3) * 33 * hour + (index % 3) * 3 * hour;
      return { id: `${index}`, source: 'incident', note: '', from, to: from + 2 * hour };
    });
    const status = assessDuty({ intervals, emergencies: [] }, runbookDutyLimits, start);
    expect(status.working).toBe(false);
    expect(status.week.worked).toBeLessThanOrEqual(60 * hour);
  });
});
