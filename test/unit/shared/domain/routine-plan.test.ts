import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planRoutines, type OnShift, type RoutineFacts, type RoutinePlan } from '../../../../shared/domain/routine-plan.ts';
import type { Routine } from '../../../../shared/policy/routine-policy.ts';
import { elapsedDay, hour, minute } from '../../../../shared/time/duration.ts';
import { createRoutineReference } from '../../../support/routine-reference.ts';

const items = [{ id: 'look', text: 'Look' }];
const review: Routine = { id: 'review', name: 'Morning review', at: ['09:00'], machineAt: [], atShiftEnd: false, leadMinutes: 0, lateMinutes: 60, openMinutes: 240, items };
const checks: Routine = { id: 'checks', name: 'Health check', at: ['09:00', '13:00', '17:00', '21:00'], machineAt: ['01:00', '05:00'], atShiftEnd: false, leadMinutes: 0, lateMinutes: 60, openMinutes: 240, items };
const end: Routine = { id: 'end', name: 'End of shift', at: ['21:00'], machineAt: [], atShiftEnd: true, leadMinutes: 30, lateMinutes: 30, openMinutes: 180, opens: 'handoff', items };
const none: ReadonlySet<string> = new Set();
const runbook = (shifts: readonly OnShift[], over = none, zone = 'Europe/Berlin'): RoutineFacts => ({ routines: [review, checks, end], zone, shifts, over });
const words = ({ open }: RoutinePlan) => open.map(({ id, state, byMachine }) => `${id} ${state}${byMachine ? ' machine' : ''}`).toSorted();

/** On call from Monday 09:00 to Monday 09:00 in Berlin, in the week in which the clocks go back. */
const week: OnShift = { from: Date.UTC(2026, 9, 19, 7), to: Date.UTC(2026, 9, 26, 8), scheduled: true };

describe('the routines of the runbook', () => {
  it.each([
    ['Tue 08:59', Date.UTC(2026, 9, 20, 6, 59), []],
    ['Tue 09:00', Date.UTC(2026, 9, 20, 7), ['checks 2026-10-20T09:00 due', 'review 2026-10-20T09:00 due']],
    ['Tue 10:00', Date.UTC(2026, 9, 20, 8), ['checks 2026-10-20T09:00 late', 'review 2026-10-20T09:00 late']],
    ['Tue 13:00', Date.UTC(2026, 9, 20, 11), ['checks 2026-10-20T13:00 due']],
    ['Tue 20:30', Date.UTC(2026, 9, 20, 18, 30), ['checks 2026-10-20T17:00 late', 'end 2026-10-20T21:00 early']],
    ['Wed 01:00, by machine', Date.UTC(2026, 9, 20, 23), ['checks 2026-10-21T01:00 due machine']],
    ['Sun 09:00, after the clocks went back', Date.UTC(2026, 9, 25, 8), ['checks 2026-10-25T09:00 due', 'review 2026-10-25T09:00 due']],
    ['Mon 08:30, half an hour before the shift ends', Date.UTC(2026, 9, 26, 7, 30), ['end end 1793001600000 early']],
    ['Mon 09:05, the shift has ended', Date.UTC(2026, 9, 26, 8, 5), ['end end 1793001600000 due']],
    ['Mon 13:00, off shift', Date.UTC(2026, 9, 26, 12), []],
  ])('%s', (_when, now, expected) => expect(words(planRoutines(runbook([week]), now))).toEqual(expected));

  it('ask nobody who is off shift, and say what comes next a day ahead', () => {
    const plan = planRoutines(runbook([week]), week.from - 2 * elapsedDay);
    expect(plan).toMatchObject({ open: [], next: null });
    expect(planRoutines(runbook([week]), week.from - hour).next?.id).toBe('checks 2026-10-19T09:00');
  });

  it('what is done is not asked for again, and whoever begins at 09:20 is still asked for the review', () => {
    const begun = { from: Date.UTC(2026, 9, 20, 7, 20), to: null, scheduled: false };
    expect(words(planRoutines(runbook([begun]), begun.from - minute))).toEqual([]);
    expect(words(planRoutines(runbook([begun]), begun.from))).toEqual(['checks 2026-10-20T09:00 due', 'review 2026-10-20T09:00 due']);
    expect(words(planRoutines(runbook([begun], new Set(['review 2026-10-20T09:00'])), begun.from))).toEqual(['checks 2026-10-20T09:00 due']);
    expect(words(planRoutines(runbook([{ ...begun, from: Date.UTC(2026, 9, 20, 8, 20) }]), Date.UTC(2026, 9, 20, 8, 30)))).toEqual([]);
  });
});

/** A few days round a change of the clocks. */
const changes = [['America/New_York', Date.UTC(2026, 2, 8, 7)], ['America/New_York', Date.UTC(2026, 10, 1, 6)], ['Europe/Berlin', Date.UTC(2026, 2, 29, 1)], ['Australia/Lord_Howe', Date.UTC(2026, 3, 4, 15)], ['Asia/Kathmandu', Date.UTC(2026, 5, 1)]] as const;
const time = fc.constantFrom('00:00', '01:30', '02:00', '02:15', '02:30', '09:00', '13:45', '23:45');
const anyRoutine = fc.record({
  at: fc.uniqueArray(time, { maxLength: 3 }), machineAt: fc.uniqueArray(time, { maxLength: 2 }), atShiftEnd: fc.boolean(),
  leadMinutes: fc.constantFrom(0, 30), lateMinutes: fc.constantFrom(30, 60), openMinutes: fc.constantFrom(45, 240, 1440),
});
const anyShift = fc.record({ after: fc.integer({ min: -180, max: 100 }), quarters: fc.option(fc.integer({ min: 1, max: 200 })), scheduled: fc.boolean() });
const facts = fc.record({ change: fc.constantFrom(...changes), routines: fc.array(anyRoutine, { minLength: 1, maxLength: 2 }), shifts: fc.array(anyShift, { minLength: 1, maxLength: 3 }) }).map(({ change: [zone, at], routines, shifts }) => ({
  at,
  facts: {
    zone, over: none,
    routines: routines.map((known, index): Routine => ({ ...review, ...known, id: `r${index}`, machineAt: known.machineAt.filter((each) => !known.at.includes(each)) })),
    shifts: shifts.map(({ after, quarters, scheduled }): OnShift => {
      const from = at + after * 15 * minute;
      return { from, to: quarters === null ? null : from + quarters * 15 * minute, scheduled };
    }),
  } satisfies RoutineFacts,
}));
const offsets = fc.array(fc.integer({ min: -20 * 60, max: 20 * 60 }), { minLength: 12, maxLength: 12 });

describe('for any routines, shifts and clocks', () => {
  it('the same can be done as a walk from minute to minute finds', () => {
    fc.assert(
      fc.property(facts, offsets, ({ at, facts: known }, minutes) => {
        const reference = createRoutineReference(known, at - 2 * elapsedDay - 12 * hour, at + 3 * elapsedDay);
        for (const offset of minutes) {
          const now = at + offset * minute;
          expect(words(planRoutines(known, now)).map((line) => line.replace(/ machine$/, ''))).toEqual(reference.openAt(now));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('nothing changes before it says so', () => {
    fc.assert(
      fc.property(facts, offsets, fc.double({ min: 0, max: 0.999, noNaN: true }), ({ at, facts: known }, minutes, share) => {
        const said = (plan: RoutinePlan) => [...words(plan), plan.next?.id];
        for (const offset of minutes.slice(0, 6)) {
          const now = at + offset * minute;
          const plan = planRoutines(known, now);
          const { changesAt } = plan;
          expect(changesAt).toBeGreaterThan(now);
          for (const later of [Math.floor(now + ((changesAt ?? now) - now) * share), (changesAt ?? now) - 1]) expect(said(planRoutines(known, later))).toEqual(said(plan));
        }
      }),
      { numRuns: 40 },
    );
  });
});
