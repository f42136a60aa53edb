import { expect, it } from 'vitest';
import { isOfDemo, listedSilences, silenceMeaning, silenceOver } from '../../../../shared/domain/silence-rules.ts';
import { mergeSituations } from '../../../../shared/domain/situation-merge.ts';
import type { Silence, SilenceScope } from '../../../../shared/model/silence.ts';
import { minute } from '../../../../shared/time/duration.ts';
import { fakeStart as start } from '../../../support/fake-clock.ts';
import { checkReport, incidentReport, situationOf } from '../../../support/situations.ts';

const silence = (scope: SilenceScope, endsAt: number | null = start + 15 * minute): Silence => ({ id: 's', scope, name: '', reason: '', by: '', beganAt: start, endsAt });
const both = mergeSituations([], [incidentReport(), checkReport('down')], start).situations[0]!;
const check = situationOf(checkReport('down'));

it.each([
  ['everything', { kind: 'all' }, both, true],
  ['the situation', { kind: 'situation', id: both.id }, both, true],
  ['another situation', { kind: 'situation', id: 'other' }, both, false],
  ['the failing check alone', { kind: 'check', id: 'api' }, check, true],
  ['a check beside an incident that nobody silenced', { kind: 'check', id: 'api' }, both, false],
  ['the service of both', { kind: 'service', id: 'S1' }, both, true],
  ['another service', { kind: 'service', id: 'S2' }, both, false],
] as const)('a silence over %s', (_name, scope, situation, covered) => {
  expect(silenceOver(situation, [silence(scope)], start) !== null).toBe(covered);
});

it('is over with its time; of several the last to end counts', () => {
  const long = silence({ kind: 'all' }, null);
  expect(silenceOver(both, [silence({ kind: 'all' })], start + 15 * minute)).toBeNull();
  expect(silenceOver(both, [silence({ kind: 'all' }), long], start)).toBe(long);
});

it('says what it does before it begins', () => {
  expect(silenceMeaning([both])).toMatch(/stops the repeats, not the alarm/);
  expect(silenceMeaning([{ ...both, severity: 3 }])).toMatch(/said once/);
});

it('is listed while what it is about is open; one of a check or a service always', () => {
  const silences = [silence({ kind: 'situation', id: both.id }), silence({ kind: 'situation', id: 'gone' }), silence({ kind: 'check', id: 'api' })];
  expect(listedSilences(silences, [both])).toEqual([silences[0], silences[2]]);
  expect(listedSilences(silences, [{ ...both, status: 'resolved' }])).toEqual([silences[2]]);
});

it('is of the demo when all that it is about is', () => {
  const demo = { ...both, drill: true };
  expect(isOfDemo(silence({ kind: 'situation', id: both.id }), [demo])).toBe(true);
  expect(isOfDemo(silence({ kind: 'service', id: 'S1' }), [demo])).toBe(true);
  expect(isOfDemo(silence({ kind: 'service', id: 'S1' }), [demo, both])).toBe(false);
  expect(isOfDemo(silence({ kind: 'service', id: 'S9' }), [demo])).toBe(false);
  expect(isOfDemo(silence({ kind: 'all' }), [demo])).toBe(false);
});
