import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signsNow, signsToAct } from '../../../../shared/domain/self-check-signs.ts';
import { signWords } from '../../../../shared/domain/self-check-words.ts';
import { warningSigns, type SignList, type WarningSign } from '../../../../shared/model/self-check.ts';
import { elapsedDay, hour } from '../../../../shared/time/duration.ts';

const now = 100 * elapsedDay;
const list = (ago: number, signs: readonly WarningSign[], microsleep = false): SignList => ({ id: `${ago}`, notedAt: now - ago, signs: [...signs], microsleep });

describe('warning signs (S41)', () => {
  it('three new ones lead to the break and to cover, two do not', () => {
    expect(signsNow([list(hour, ['slower', 'errors'])], now)).toMatchObject({ fresh: ['slower', 'errors'], act: false });
    expect(signsNow([list(hour, ['slower', 'errors', 'memory'])], now)).toMatchObject({ act: true });
  });

  it('what was there the last time is not new, unless that was long ago', () => {
    const known = list(5 * elapsedDay, ['slower', 'errors']);
    expect(signsNow([list(hour, ['slower', 'errors', 'memory']), known], now)).toMatchObject({ fresh: ['memory'], act: false });
    expect(signsNow([list(hour, ['slower', 'errors', 'memory']), { ...known, notedAt: now - 20 * elapsedDay }], now)).toMatchObject({ act: true });
  });

  it('one moment of sleep is enough', () => {
    expect(signsNow([list(hour, ['drowsiness'], true), list(elapsedDay, ['drowsiness'])], now)).toMatchObject({ fresh: [], act: true });
  });

  it('speak of this shift, not of the next one; an empty list takes them back', () => {
    const ticked = list(13 * hour, ['slower', 'errors', 'memory']);
    expect(signsNow([ticked], now)).toEqual({ list: null, fresh: [], act: false });
    expect(signsNow([list(0, []), list(hour, ['slower', 'errors', 'memory'])], now)).toMatchObject({ fresh: [], act: false });
    expect(signsNow([], now)).toEqual({ list: null, fresh: [], act: false });
    // Noted in the future, after the clock was set back: it says nothing yet.
    expect(signsNow([list(-hour, ['slower', 'errors', 'memory'])], now).list).toBeNull();
  });

  it('new ones are exactly those that the list before does not hold (property)', () => {
    const some = fc.subarray([...warningSigns]);
    fc.assert(fc.property(some, some, fc.boolean(), (before, after, microsleep) => {
      const { fresh, act } = signsNow([list(hour, after, microsleep), list(2 * elapsedDay, before)], now);
      expect(fresh).toEqual(after.filter((sign) => !before.includes(sign)));
      expect(act).toBe(microsleep || fresh.length >= signsToAct);
    }), { numRuns: 80 });
  });

  it('there are twelve, each with its words and its line of the runbook', () => {
    expect(warningSigns).toHaveLength(12);
    expect(warningSigns.map((sign) => signWords[sign].line)).toEqual([792, 793, 794, 795, 798, 799, 800, 801, 804, 805, 806, 807]);
  });
});
