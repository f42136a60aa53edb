import { expect, test } from 'vitest';
import { handoffBoundaries, type ShiftFacts } from '../../../../shared/domain/handoff-shift.ts';
import { handoffSteps } from '../../../../shared/domain/handoff-steps.ts';
import { rotaShifts } from '../../../../shared/domain/rota-shifts.ts';
import type { Rota } from '../../../../shared/model/rota.ts';
import { elapsedDay, hour, minute } from '../../../../shared/time/duration.ts';

const at = (text: string) => Date.parse(text);
const facts = (known: Partial<ShiftFacts>): ShiftFacts => ({ own: { source: 'rota', shifts: [] }, declared: null, edges: [], lightAt: [], zone: 'Europe/Berlin', ...known });
const local = (instant: number, zone = 'Europe/Berlin') => new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(instant);
const said = (known: Partial<ShiftFacts>, since: number) => handoffBoundaries(facts(known), since).map(({ kind, shift }) => `${kind} ${local(shift.until)} ${shift.source}`);

test('shifts without a gap between them are one; a gap is an end', () => {
  const shifts = [{ from: at('2026-11-16T08:00Z'), to: at('2026-11-20T08:00Z') }, { from: at('2026-11-20T08:00Z'), to: at('2026-11-23T08:00Z') }, { from: at('2026-11-30T08:00Z'), to: at('2026-12-07T08:00Z') }];
  expect(said({ own: { source: 'on-call', shifts } }, at('2026-11-18T00:00Z'))).toEqual(['rotation 23/11/2026, 09:00 on-call', 'rotation 07/12/2026, 09:00 on-call']);
  expect(said({ own: { source: 'on-call', shifts } }, at('2026-11-24T00:00Z'))).toEqual(['rotation 07/12/2026, 09:00 on-call']);
});

test('a team that splits its days hands over at 09:00 and 21:00 of its zone within the shift, also where the clocks change', () => {
  const shifts = [{ from: at('2026-10-19T07:00Z'), to: at('2026-10-26T08:00Z') }];
  const known = { own: { source: 'rota' as const, shifts }, lightAt: ['09:00', '21:00'] };
  expect(said(known, at('2026-10-24T12:00Z'))).toEqual(['light 24/10/2026, 21:00 rota', 'light 25/10/2026, 09:00 rota', 'light 25/10/2026, 21:00 rota', 'rotation 26/10/2026, 09:00 rota']);
  const [night] = handoffBoundaries(facts(known), at('2026-10-24T20:00Z'));
  // The night of the change has thirteen hours.
  expect((night?.shift.until ?? 0) - (night?.shift.from ?? 0)).toBe(13 * hour);
});

test('over a whole year the steps of a weekly rota stand at 08:30, 08:45, 09:00 and 09:15 of the team’s clock', () => {
  const rota: Rota = {
    zone: 'America/New_York', people: [{ id: 'kim', name: 'Kim' }, { id: 'maya', name: 'Maya' }], startsOn: '2026-01-05', changesAt: '09:00', turnDays: 7, secondary: 'none', overrides: [], absences: [],
  };
  const from = at('2026-01-05T14:00Z');
  const shifts = rotaShifts(rota, from, from + 364 * elapsedDay).filter(({ person }) => person === 'kim');
  const ends = handoffBoundaries(facts({ own: { source: 'rota', shifts }, zone: rota.zone }), from).slice(0, -1);
  expect(ends.length).toBeGreaterThan(20);
  for (const { shift: { until } } of ends) {
    expect(handoffSteps(until, {}, until).steps.map(({ dueAt }) => local(dueAt, rota.zone).slice(-5))).toEqual(['08:30', '08:45', '09:00', '09:15']);
  }
});

test('a declared shift ends where it may end, and only where no rota says otherwise', () => {
  const declared = { from: at('2026-11-23T08:00Z'), to: at('2026-11-23T20:00Z') };
  expect(said({ declared }, at('2026-11-23T10:00Z'))).toEqual(['rotation 23/11/2026, 21:00 declared']);
  const shifts = [{ from: at('2026-11-23T07:30Z'), to: at('2026-11-23T16:00Z') }];
  expect(said({ declared, own: { source: 'rota', shifts } }, at('2026-11-23T10:00Z'))).toEqual(['rotation 23/11/2026, 17:00 rota']);
  expect(said({}, at('2026-11-23T10:00Z') + minute)).toEqual([]);
});

test('a declared shift ends where the team changes over, where that is about as long', () => {
  const declared = { from: at('2026-11-23T20:01Z'), to: at('2026-11-24T08:01Z') };
  const since = at('2026-11-23T21:00Z');
  expect(said({ declared, edges: [at('2026-11-23T08:00Z'), at('2026-11-24T08:00Z'), at('2026-11-30T08:00Z')] }, since)).toEqual(['rotation 24/11/2026, 09:00 declared']);
  expect(said({ declared, lightAt: ['09:00', '21:00'] }, since)).toEqual(['rotation 24/11/2026, 09:00 declared']);
  expect(said({ declared, edges: [at('2026-11-23T20:30Z'), at('2026-11-30T08:00Z')] }, since)).toEqual(['rotation 24/11/2026, 09:01 declared']);
});
