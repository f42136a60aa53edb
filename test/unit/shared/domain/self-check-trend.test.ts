import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baselineNeeds, selfCheckTrends, usualOf } from '../../../../shared/domain/self-check-trend.ts';
import type { Mark, SelfCheck } from '../../../../shared/model/self-check.ts';
import { aMark, answersOf, someChecks } from '../../../support/self-checks.ts';

const sleep = (checks: readonly SelfCheck[]) => selfCheckTrends(checks).find(({ item }) => item === 'sleep');

describe('one’s own baseline', () => {
  it('is not known before the fifth answer, and compares from the sixth on', () => {
    expect(sleep(answersOf('sleep', [4, 4, 3, 4]))).toMatchObject({ usual: null, standing: null, inARow: 0 });
    expect(sleep(answersOf('sleep', [4, 4, 3, 4, 5]))).toMatchObject({ usual: { low: 4, middle: 4, high: 4 }, standing: null });
    expect(sleep(answersOf('sleep', [4, 4, 3, 4, 5, 4]))).toMatchObject({ standing: 'usual', inARow: 1 });
    expect(sleep(answersOf('sleep', [4, 4, 3, 4, 5, 2]))).toMatchObject({ standing: 'below', inARow: 1 });
    expect(sleep(answersOf('sleep', [4, 4, 3, 4, 5, 2, 1]))).toMatchObject({ standing: 'below', inARow: 2 });
    expect(sleep(answersOf('sleep', [2, 2, 3, 2, 1, 5]))).toMatchObject({ standing: 'above', inARow: 1 });
  });

  it('what was skipped is no answer, and counts for nothing', () => {
    expect(sleep(answersOf('sleep', [4, null, 4, null, 4, 4]))).toMatchObject({ usual: null, points: expect.objectContaining({ length: 4 }) });
    expect(sleep([])).toMatchObject({ points: [], usual: null, standing: null, inARow: 0 });
  });

  it('half a step is the noise of the scale', () => {
    // Middle 3.5, half of the answers 3 and half 4: a 3 is nothing to speak of.
    expect(sleep(answersOf('sleep', [3, 4, 3, 4, 3, 4, 3]))).toMatchObject({ standing: 'usual' });
    expect(sleep(answersOf('sleep', [3, 4, 3, 4, 3, 4, 2]))).toMatchObject({ standing: 'below' });
  });

  it('follows the newest twenty answers: what was long ago is not usual any more', () => {
    const long = [...Array.from({ length: 30 }, () => 1 as Mark), ...Array.from({ length: 20 }, () => 4 as Mark)];
    expect(sleep(answersOf('sleep', long))?.usual).toEqual({ low: 4, middle: 4, high: 4 });
  });

  it('lies within the answers, in order, and is the same whatever their order (property)', () => {
    fc.assert(fc.property(fc.array(aMark, { maxLength: 20 }), fc.infiniteStream(fc.nat()), (marks, dice) => {
      const usual = usualOf(marks);
      expect(usual === null).toBe(marks.length < baselineNeeds);
      if (usual === null) return;
      expect(usual.low).toBeLessThanOrEqual(usual.middle);
      expect(usual.middle).toBeLessThanOrEqual(usual.high);
      expect(Math.min(...marks)).toBeLessThanOrEqual(usual.low);
      expect(Math.max(...marks)).toBeGreaterThanOrEqual(usual.high);
      expect(usualOf(marks.toSorted(() => ((dice.next().value ?? 0) % 3) - 1))).toEqual(usual);
      expect(marks.filter((mark) => mark >= usual.low && mark <= usual.high).length * 2).toBeGreaterThanOrEqual(marks.length - 2);
    }));
  });

  it('every answer is there once, and a later check changes nothing of the earlier ones (property)', () => {
    fc.assert(fc.property(someChecks, (checks) => {
      const now = selfCheckTrends(checks);
      const before = selfCheckTrends(checks.slice(0, -1));
      expect(selfCheckTrends(checks.toReversed())).toEqual(now);
      for (const [index, { item, points, standing, inARow }] of now.entries()) {
        expect(points.map(({ mark }) => mark)).toEqual(checks.flatMap(({ answers }) => answers[item] ?? []));
        const fresh = checks.at(-1)?.answers[item] !== undefined;
        expect(points.slice(0, fresh ? -1 : undefined)).toEqual(before[index]?.points);
        expect(standing === null).toBe(points.length <= baselineNeeds);
        expect(inARow === 0).toBe(standing === null);
        const usual = usualOf(points.slice(0, -1).map(({ mark }) => mark));
        if (standing === 'below') expect(points.at(-1)?.mark).toBeLessThan(usual?.low ?? 0);
        if (standing === 'above') expect(points.at(-1)?.mark).toBeGreaterThan(usual?.high ?? 6);
      }
    }), { numRuns: 60 });
  });
});
