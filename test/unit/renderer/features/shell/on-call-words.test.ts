import { expect, test } from 'vitest';
import { describeOnCall, describeShift } from '../../../../../renderer/features/shell/on-call-words.ts';
import type { OnCallShift } from '../../../../../shared/model/on-call.ts';
import { elapsedDay, hour } from '../../../../../shared/time/duration.ts';
import { fakeStart } from '../../../../support/fake-clock.ts';

const shift = (over: Partial<OnCallShift>): OnCallShift => ({ policyName: 'A', scheduleName: null, level: 1, startsAt: null, endsAt: fakeStart + 2 * elapsedDay, ...over });
const say = (...shifts: OnCallShift[]) => describeOnCall({ state: 'on', shifts, asOf: fakeStart }, fakeStart, 'Europe/Berlin');

test('the shift with the most responsibility is named, until when, in which zone', () => {
  expect(say(shift({ level: 2 }), shift({}))).toBe('Primary until Wed 10:00 CET');
  expect(say(shift({ endsAt: fakeStart + hour }), shift({}))).toBe('Primary until Wed 10:00 CET');
  expect(say(shift({ level: 2, endsAt: null }))).toBe('Secondary, no end');
  expect(say(shift({ level: 5 }))).toBe('Level 5 until Wed 10:00 CET');
});

test('nobody is primary before it begins; the panel says from when', () => {
  const ahead = shift({ startsAt: fakeStart + hour });
  expect(say(shift({ level: 2 }), ahead)).toBe('Secondary until Wed 10:00 CET');
  expect(describeShift(ahead, fakeStart, 'Europe/Berlin')).toBe('Primary from 11:00 CET');
});

test('what is not known is never shown as off call', () => {
  const state = (name: 'off' | 'unknown' | 'not-connected') => describeOnCall({ state: name, shifts: [], asOf: null }, fakeStart, 'UTC');
  expect([state('off'), state('unknown'), state('not-connected')]).toEqual(['Off call', 'On call: not known', null]);
});
