import { expect, test } from 'vitest';
import { handoffSteps, stepsOver } from '../../../../shared/domain/handoff-steps.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';

const boundary = Date.parse('2026-11-23T09:00:00+01:00');
const states = (now: number, done = {}) => handoffSteps(boundary, done, now).steps.map(({ state }) => state).join(' ');

test.each([
  [-31, 'ahead ahead ahead ahead'],
  [-30, 'now ahead ahead ahead'],
  [-16, 'now ahead ahead ahead'],
  [-15, 'late now ahead ahead'],
  [0, 'late late now ahead'],
  [15, 'late late late now'],
  [30, 'late late late late'],
])('%i min from the boundary with nothing done: %s', (minutes, expected) => {
  expect(states(boundary + minutes * minute)).toBe(expected);
});

test('a step that is done in its quarter of an hour, or before, is done; after it, done late', () => {
  expect(states(boundary + 5 * minute, { compile: boundary - 40 * minute, meet: boundary - 15 * minute, transfer: boundary + 15 * minute })).toBe('done done done ahead');
  expect(states(boundary + 20 * minute, { compile: boundary - 14 * minute, meet: boundary + 1, transfer: boundary + 16 * minute })).toBe('done-late done-late done-late now');
});

test('the countdown counts to the first step that is not done, and the answer says when it changes', () => {
  const asked = (minutes: number, done = {}) => {
    const { next, changesAt } = handoffSteps(boundary, done, boundary + minutes * minute);
    return [next?.step ?? null, changesAt === null ? null : (changesAt - boundary) / minute];
  };
  expect(asked(-60)).toEqual(['compile', -30]);
  expect(asked(-30)).toEqual(['compile', -15]);
  expect(asked(-20, { compile: boundary - 25 * minute })).toEqual(['meet', -15]);
  expect(asked(40)).toEqual(['compile', null]);
  expect(asked(0, { compile: 1, meet: 1, transfer: 1, verify: 1 })).toEqual([null, null]);
});

test('walked minute by minute, nothing changes between the moments that were named', () => {
  let change = -Infinity;
  let before = '';
  for (let at = boundary - hour; at <= boundary + hour; at += minute) {
    const { changesAt } = handoffSteps(boundary, {}, at);
    if (states(at) !== before && before !== '') expect(at).toBe(change);
    before = states(at);
    change = changesAt ?? Infinity;
  }
});

test('what was not done is let go an hour after the boundary; what was verified, a quarter after it', () => {
  expect(stepsOver(boundary, {})).toBe(boundary + hour);
  expect(stepsOver(boundary, { verify: boundary + 12 * minute })).toBe(boundary + 15 * minute);
});
