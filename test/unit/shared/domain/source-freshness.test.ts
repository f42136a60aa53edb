import { describe, expect, it } from 'vitest';
import { assessSource, isNews, type SourceFacts } from '../../../../shared/domain/source-freshness.ts';
import { isBlind } from '../../../../shared/model/source.ts';

const facts: SourceFacts = { source: 'pagerduty', lastGood: null, freshFor: 60_000, failure: null, refusal: null };
const down = { reason: 'down', cause: 'offline' } as const;
const condition = (changes: Partial<SourceFacts>) => assessSource({ ...facts, ...changes }, null, 1000).state.condition;
const good = (age: number) => ({ at: 500, age });

describe('how far a source can be trusted', () => {
  it('goes by the age of the last good answer first, so one failure is not blindness yet', () => {
    expect(condition({})).toBe('starting');
    expect(condition({ failure: down })).toBe('failing');
    expect(condition({ lastGood: good(0) })).toBe('fresh');
    expect(condition({ lastGood: good(59_999), failure: down })).toBe('fresh');
    expect(condition({ lastGood: good(60_000), failure: down })).toBe('stale');
    expect(condition({ lastGood: good(60_000) })).toBe('stale');
    expect(condition({ lastGood: good(0), refusal: 'no' })).toBe('refused');
  });

  it('says why, and until when it holds', () => {
    expect(assessSource({ ...facts, lastGood: good(20_000) }, null, 1000)).toMatchObject({ state: { reason: '', lastGoodAt: 500 }, holdsFor: 40_000 });
    expect(assessSource({ ...facts, lastGood: good(90_000), failure: down }, null, 1000)).toMatchObject({ state: { reason: 'down' }, holdsFor: Infinity });
    expect(assessSource({ ...facts, lastGood: good(90_000) }, null, 1000).state.reason).not.toBe('');
  });

  it('has not answered since it was first asked, when it never did', () => {
    const asked = assessSource(facts, null, 1000).state;
    expect(assessSource({ ...facts, failure: down }, asked, 31_000).state).toMatchObject({ condition: 'failing', since: 1000, cause: 'offline' });
  });

  it('keeps since when it holds', () => {
    const first = assessSource({ ...facts, failure: down }, null, 1000).state;
    const second = assessSource({ ...facts, failure: { ...down, reason: 'still down' } }, first, 2000).state;
    expect([second.since, second.reason, isBlind(second)]).toEqual([1000, 'still down', true]);
    expect(assessSource({ ...facts, lastGood: good(0) }, second, 3000).state.since).toBe(3000);
  });

  it('is told again when the age on the screen would be wrong, and not for less', () => {
    const told = assessSource({ ...facts, lastGood: { at: 100_000, age: 0 } }, null, 100_000).state;
    expect(isNews(null, told)).toBe(true);
    expect(isNews(told, { ...told, lastGoodAt: 114_999 })).toBe(false);
    expect(isNews(told, { ...told, lastGoodAt: 115_000 })).toBe(true);
    expect(isNews(told, { ...told, reason: 'other' })).toBe(true);
    const failing = { ...told, condition: 'failing' } as const;
    expect(isNews(told, failing)).toBe(true);
    expect(isNews(failing, { ...failing, lastGoodAt: 500_000 })).toBe(false);
  });
});
