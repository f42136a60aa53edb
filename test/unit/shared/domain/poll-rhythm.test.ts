import { describe, expect, it } from 'vitest';
import { freshFor, openListEvery, waitAfterFailure } from '../../../../shared/domain/poll-rhythm.ts';
import { minute, second } from '../../../../shared/time/duration.ts';

const down = { kind: 'unreachable', detail: '', mayHaveHappened: false } as const;

describe('the rhythm of polling', () => {
  it('is 15 s when busy, else 60 s, and half as often when the limit runs low', () => {
    expect([openListEvery(true, null), openListEvery(false, 0.1), openListEvery(true, 0.09), openListEvery(false, 0)]).toEqual([15, 60, 30, 120].map((seconds) => seconds * second));
  });

  it('backs off to five minutes, a fifth more or less', () => {
    expect([1, 2, 3, 4, 5, 6, 100].map((failures) => waitAfterFailure(down, failures, 0.5) / second)).toEqual([15, 30, 60, 120, 300, 300, 300]);
    expect([waitAfterFailure(down, 5, 0), waitAfterFailure(down, 5, 0.999999)]).toEqual([240 * second, 360 * second]);
  });

  it('waits at least as long as a 429 says', () => {
    expect(waitAfterFailure({ kind: 'rate-limited', retryAfter: 40 * second }, 1, 0)).toBe(40 * second);
    expect(waitAfterFailure({ kind: 'rate-limited', retryAfter: 40 * second }, 1, 0.999999)).toBeLessThanOrEqual(48 * second);
    expect(waitAfterFailure({ kind: 'rate-limited', retryAfter: 0 }, 1, 0)).toBe(second);
    expect(waitAfterFailure({ kind: 'rate-limited', retryAfter: null }, 2, 0.5)).toBe(30 * second);
  });

  it('lets an answer be as old as three rounds, a minute at least', () => {
    expect([freshFor(15 * second), freshFor(minute)]).toEqual([minute, 3 * minute]);
  });
});
