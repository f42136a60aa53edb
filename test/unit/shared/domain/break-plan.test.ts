import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakBlockers } from '../../../../shared/domain/break-blockers.ts';
import { planBreak, type BreakFacts, type OpenSpan } from '../../../../shared/domain/break-plan.ts';
import { runbookBreaks } from '../../../../shared/policy/break-policy.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';

const start = Date.UTC(2026, 2, 5, 8);
const at = (hours: number, minutes = 0) => start + hours * hour + minutes * minute;

function facts(known: Partial<BreakFacts> = {}): BreakFacts {
  return { startedAt: start, engaged: [{ from: start, to: null }], away: [], onBreak: null, answers: [], blocked: [], ...known };
}
const plan = (known: Partial<BreakFacts>, now: number) => planBreak(facts(known), runbookBreaks, now);

describe('the breaks of one long incident', () => {
  it('are 15, 30, 15, 60 and 15 minutes when each is taken at once', () => {
    const away: OpenSpan[] = [];
    const taken: string[] = [];
    let now = start;
    while (taken.length < 5) {
      const { owed, nextAt } = plan({ away }, now);
      if (owed === null) now = nextAt ?? Infinity;
      else {
        taken.push(`${owed.length / minute} min after ${(now - start - away.reduce((sum, span) => sum + ((span.to ?? 0) - span.from), 0)) / hour} h`);
        away.push({ from: now, to: now + owed.length });
        now += owed.length;
      }
    }
    expect(taken).toEqual(['15 min after 2 h', '30 min after 4 h', '15 min after 6 h', '60 min after 8 h', '15 min after 10 h']);
  });

  it('the longest that is owed wins', () => {
    expect(plan({}, at(3, 59)).owed).toEqual({ length: 15 * minute, since: at(2) });
    expect(plan({}, at(7)).owed).toEqual({ length: 30 * minute, since: at(2) });
    expect(plan({}, at(9)).owed).toEqual({ length: 60 * minute, since: at(2) });
  });

  it('a break that was too short leaves the rest owed', () => {
    expect(plan({ away: [{ from: at(4), to: at(4, 20) }] }, at(4, 30)).owed).toEqual({ length: 30 * minute, since: at(4) });
  });

  it('time between incidents counts, time in two at once counts once', () => {
    expect(plan({ engaged: [{ from: start, to: at(1, 30) }, { from: at(1, 50), to: null }] }, at(3)).owed).toBeNull();
    expect(plan({ engaged: [{ from: start, to: null }, { from: start, to: null }] }, at(1, 59)).owed).toBeNull();
  });
});

describe('what is said', () => {
  it('a notice of a minute, then the break', () => {
    expect(plan({}, at(2))).toMatchObject({ state: 'notice', until: at(2) + 60 * second });
    expect(plan({}, at(2, 1))).toMatchObject({ state: 'due' });
  });

  it('twice ten minutes later, then a cover has to be named', () => {
    const postponed = (...times: number[]) => ({ answers: times.map((time) => ({ at: time, type: 'postponed' as const })) });
    expect(plan({}, at(2)).postponesLeft).toBe(2);
    expect(plan(postponed(at(2, 1)), at(2, 5))).toMatchObject({ state: 'postponed', until: at(2, 11), postponesLeft: 1 });
    expect(plan(postponed(at(2, 1)), at(2, 11))).toMatchObject({ state: 'notice', until: at(2, 12) });
    expect(plan(postponed(at(2, 1), at(2, 12)), at(2, 24))).toMatchObject({ state: 'due', postponesLeft: 0 });
  });

  it('"cannot now" holds until the next mark', () => {
    const refused = { answers: [{ at: at(2, 5), type: 'cannot' as const }] };
    expect(plan(refused, at(3, 59))).toMatchObject({ state: 'refused', owed: { length: 15 * minute } });
    expect(plan(refused, at(4))).toMatchObject({ state: 'notice', owed: { length: 30 * minute }, postponesLeft: 2 });
  });

  it('waits while something presses, and is not dropped', () => {
    const blocked = [{ from: at(1, 50), to: at(2, 20) }];
    expect(plan({ blocked }, at(2, 10)).state).toBe('deferred');
    expect(plan({ blocked }, at(2, 20))).toMatchObject({ state: 'notice', until: at(2, 21) });
  });

  it('says when a break is over', () => {
    expect(plan({ away: [{ from: at(2), to: null }], onBreak: { from: at(2), length: 15 * minute, cover: 'Bob' } }, at(2, 5))).toMatchObject({ state: 'on-break', until: at(2, 15) });
  });

  it('time away that is long enough is the break', () => {
    expect(plan({ away: [{ from: at(2), to: null }] }, at(2, 14)).owed).not.toBeNull();
    expect(plan({ away: [{ from: at(2), to: null }] }, at(2, 15)).owed).toBeNull();
  });
});

describe('what presses', () => {
  it('an unacknowledged SEV-1/2 and five minutes after, the first half hour of a SEV-1', () => {
    const incident = { openedAt: at(2), resolvedAt: null, unacknowledged: [{ from: at(2), to: at(2, 3) }] };
    expect(breakBlockers([{ severity: 2, ...incident }], runbookBreaks)).toEqual([{ from: at(2), to: at(2, 8) }]);
    expect(breakBlockers([{ severity: 1, ...incident }], runbookBreaks)).toEqual([{ from: at(2), to: at(2, 8) }, { from: at(2), to: at(2, 30) }]);
    expect(breakBlockers([{ severity: 3, ...incident }], runbookBreaks)).toEqual([]);
  });
});

/** The rules told again, minute by minute. */
function slowOwed(known: BreakFacts, now: number): number | null {
  const covers = (spans: readonly OpenSpan[], instant: number) => spans.some(({ from, to }) => from <= instant && instant < (to ?? Infinity));
  const count = { 15: 0, 30: 0, 60: 0 };
  let pause = 0;
  for (let instant = known.startedAt; instant < now; instant += minute) {
    if (covers(known.engaged, instant) && !covers(known.away, instant)) {
      pause = 0;
      for (const rule of [15, 30, 60] as const) count[rule] += 1;
    } else {
      pause += 1;
      for (const rule of [15, 30, 60] as const) if (pause >= rule) count[rule] = 0;
    }
  }
  if (count[60] >= 480) return 60;
  if (count[30] >= 240) return 30;
  return count[15] >= 120 ? 15 : null;
}

const span = (longest: number): fc.Arbitrary<OpenSpan> =>
  fc.record({ from: fc.integer({ min: 0, max: 30 * 60 }), length: fc.integer({ min: 1, max: longest }), open: fc.boolean() }).map(({ from, length, open }) => ({
    from: at(0, from), to: open && from > 28 * 60 ? null : at(0, from + length),
  }));
const anyFacts: fc.Arbitrary<BreakFacts> = fc.record({
  startedAt: fc.constant(start),
  engaged: fc.array(span(900), { minLength: 1, maxLength: 8 }),
  away: fc.array(span(70), { maxLength: 12 }),
  onBreak: fc.constant(null),
  answers: fc
    .array(fc.record({ at: fc.integer({ min: 0, max: 30 * 60 }).map((minutes) => at(0, minutes)), type: fc.constantFrom('postponed' as const, 'cannot' as const) }), { maxLength: 6 })
    .map((list) => list.toSorted((a, b) => a.at - b.at)),
  blocked: fc.array(span(60), { maxLength: 6 }),
});

describe('for any day of incidents', () => {
  it('what is owed agrees with the minute-by-minute model', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 0, max: 32 * 60 }), (known, minutes) => {
        const { owed } = planBreak(known, runbookBreaks, at(0, minutes));
        expect(owed === null ? null : owed.length / minute).toBe(slowOwed(known, at(0, minutes)));
      }),
      { numRuns: 500 },
    );
  });

  it('nothing changes before changesAt', () => {
    const words = ({ state, owed, postponesLeft }: ReturnType<typeof planBreak>) => JSON.stringify([state, owed, postponesLeft]);
    // Answers come from the person at the moment of the plan, never from its future.
    const upTo = (known: BreakFacts, now: number): BreakFacts => ({ ...known, answers: known.answers.filter((answer) => answer.at <= now) });
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 0, max: 32 * 60 }), (known, minutes) => {
        const now = at(0, minutes);
        const then = upTo(known, now);
        const first = planBreak(then, runbookBreaks, now);
        for (let later = now + minute; later < Math.min(first.changesAt ?? Infinity, now + 6 * hour); later += minute) {
          expect(words(planBreak(then, runbookBreaks, later))).toBe(words(first));
        }
      }),
      { numRuns: 300 },
    );
  });
});
