import { expect, test } from 'vitest';
import { gentleStart, lookAtGentleBreaks, type GentleFacts } from '../../../../shared/domain/gentle-breaks.ts';
import { gentleBreaks } from '../../../../shared/model/gentle-break.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';

/** What is said in so many minutes, minute by minute. */
function day(minutes: number, factsAt: (at: number) => Partial<GentleFacts>): readonly string[] {
  let state = gentleStart(0);
  return Array.from({ length: minutes }, (_none, index) => index + 1).flatMap((at) => {
    const looked = lookAtGentleBreaks(state, { wanted: gentleBreaks, calmDuty: true, idleFor: 0, ...factsAt(at) }, at * minute);
    state = looked.state;
    return looked.say === null ? [] : [`${at} ${looked.say}`];
  });
}

test('nothing is said to who did not ask for it', () => {
  expect(day(600, () => ({ wanted: [] }))).toEqual([]);
  expect(day(65, () => ({ wanted: ['movement'] }))).toEqual(['60 movement']);
});

test('the longest stands for the shorter ones', () => {
  expect(day(85, () => ({}))).toEqual(['20 eyes', '40 eyes', '60 movement', '80 eyes']);
  expect(day(301, () => ({ wanted: ['meal', 'movement'] })).at(-1)).toBe('300 meal');
});

test('time away is the break; an incident, and the end of duty, begin the count anew', () => {
  expect(day(100, (at) => ({ wanted: ['movement'], idleFor: at === 50 ? 6 * minute : 0 }))).toEqual([]);
  expect(day(100, (at) => ({ wanted: ['movement'], calmDuty: at < 30 || at > 45 }))).toEqual([]);
  expect(day(110, (at) => ({ wanted: ['movement'], calmDuty: at < 30 || at > 45 }))).toEqual(['105 movement']);
});

test('a clock that was set back does not keep it quiet', () => {
  const { state } = lookAtGentleBreaks(gentleStart(5 * hour), { wanted: ['eyes'], calmDuty: true, idleFor: 0 }, hour);
  expect(state.eyes).toBe(hour);
});
