import { expect, it } from 'vitest';
import { followStorm, noStorm, runningStorm, stormChangesAt, stormOver, type Newcomer, type StormState } from '../../../../shared/domain/alert-storm.ts';
import { defaultAlertRules } from '../../../../shared/domain/alert-rules.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { fakeStart as start } from '../../../support/fake-clock.ts';

const rules = defaultAlertRules.storm;
const some = (count: number, from = 0, loud = false): readonly Newcomer[] => Array.from({ length: count }, (_, index) => ({ id: `s${from + index}`, loud }));
const after = (...steps: readonly (readonly [at: number, newcomers: readonly Newcomer[]])[]): StormState => steps.reduce((state, [at, newcomers]) => followStorm(state, newcomers, rules, start + at), noStorm);

it('is ten new ones within a minute, and not nine, and not ten in two', () => {
  expect(runningStorm(after([0, some(9)]))).toBeNull();
  expect(runningStorm(after([0, some(5)], [60 * second, some(5, 5)]))).toBeNull();
  expect(runningStorm(after([0, some(9)], [10, some(9)]))).toBeNull();
  const storm = runningStorm(after([0, some(5)], [59 * second, some(5, 5)]));
  expect(storm).toMatchObject({ beganAt: start, newestAt: start + 59 * second, endedAt: null, loud: 0 });
  expect(storm?.members).toHaveLength(10);
});

it('takes in who comes, ends five minutes after the last, and the next is another', () => {
  const state = after([0, some(10)], [4 * minute, some(1, 10)]);
  expect(stormChangesAt(state, rules)).toBe(start + 9 * minute);
  expect(runningStorm(followStorm(state, [], rules, start + 9 * minute - 1))?.members).toHaveLength(11);
  const over = followStorm(state, [], rules, start + 9 * minute);
  expect(runningStorm(over)).toBeNull();
  expect(over.storms[0]?.endedAt).toBe(start + 9 * minute);
  const next = followStorm(over, some(10, 20), rules, start + 10 * minute);
  expect(next.storms.map(({ members }) => members.length)).toEqual([11, 10]);
});

it('ends at once when the clock was set back, rather than lasting for ever', () => {
  expect(runningStorm(followStorm(after([60 * minute, some(10)]), [], rules, start))).toBeNull();
});

it('speaks for all but SEV-1/2, and for those too when there are more than three', () => {
  const few = after([0, [...some(10), ...some(3, 10, true)]]);
  expect([stormOver('s1', false, few, rules), stormOver('s11', true, few, rules), stormOver('stranger', false, few, rules)]).toEqual([few.storms[0]?.key, null, null]);
  const many = after([0, [...some(10), ...some(4, 10, true)]]);
  expect(stormOver('s11', true, many, rules)).toBe(many.storms[0]?.key);
});

it('knows of an earlier state who was in it then', () => {
  const before = after([0, some(10)]);
  const later = followStorm(before, some(1, 10), rules, start + minute);
  const via = (state: StormState) => stormOver('s10', false, state, rules);
  expect([via(before), via(later), via(before), via(later)]).toEqual([null, later.storms[0]?.key, null, later.storms[0]?.key]);
});
