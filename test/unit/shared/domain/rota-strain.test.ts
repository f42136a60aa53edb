import { describe, expect, it } from 'vitest';
import { rotaShifts } from '../../../../shared/domain/rota-shifts.ts';
import { rotaStrain } from '../../../../shared/domain/rota-strain.ts';
import { RotaSchema, type Rota } from '../../../../shared/model/rota.ts';
import { runbookDutyLimits } from '../../../../shared/policy/duty-policy.ts';
import { elapsedDay, hour } from '../../../../shared/time/duration.ts';

const start = Date.UTC(2026, 0, 5, 9);
const rota = (known: Partial<Rota>): Rota =>
  RotaSchema.parse({
    zone: 'UTC', startsOn: '2026-01-05', changesAt: '09:00', turnDays: 7, secondary: 'none', overrides: [], absences: [],
    people: [{ id: 'alice', name: 'Alice' }, { id: 'bob', name: 'Bob' }], ...known,
  });
const strain = (known: Partial<Rota>) => {
  const made = rota(known);
  return rotaStrain(made, rotaShifts(made, start, start + 28 * elapsedDay), runbookDutyLimits.usual).map(({ type, person, from, to }) => [type, person, (from - start) / hour, (to - start) / hour]);
};
const shift = (person: string, from: number, to: number) => ({ seat: 'primary' as const, person, from: start + from * hour, to: start + to * hour });

describe('hours that a rota brings with it (A20)', () => {
  it('are nobody’s where turns are standby', () => {
    expect(strain({})).toEqual([]);
    expect(strain({ restrictions: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '06:00', to: '22:00' }] })).toEqual([]);
    expect(strain({ turns: 'none', overrides: [shift('alice', 0, 168)] })).toEqual([]);
    expect(strain({ turns: 'none' })).toEqual([]);
  });

  it('are too many between two rests where one comes too early, twelve and eight of them are none', () => {
    expect(strain({ turns: 'none', overrides: [shift('alice', 0, 12), shift('bob', 12, 20), shift('alice', 20, 32)] })).toEqual([]);
    expect(strain({ turns: 'none', overrides: [shift('alice', 0, 12), shift('bob', 12, 19), shift('alice', 19, 20)] })).toEqual([['no-rest', 'alice', 0, 20]]);
    expect(strain({ turns: 'none', overrides: [shift('bob', 0, 12), shift('bob', 12, 24)] })).toEqual([['no-rest', 'bob', 0, 24]]);
    expect(strain({ turns: 'none', overrides: [shift('bob', 0, 4), shift('bob', 9, 13)] })).toEqual([]);
  });

  it('are over a week’s once any 168 of them hold more than 60, named once', () => {
    const days = (count: number) => Array.from({ length: count }, (_none, day) => shift('alice', 24 * day, 24 * day + 10));
    expect(strain({ turns: 'none', overrides: days(6) })).toEqual([]);
    expect(strain({ turns: 'none', overrides: days(14) })).toEqual([['over-week', 'alice', 6 * 24 + 10 - 168, 6 * 24 + 10]]);
    expect(strain({ restrictions: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }] })).toEqual([]);
    expect(strain({ restrictions: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], from: '21:00', to: '09:00' }] }).map(([type, person]) => [type, person])).toEqual([['over-week', 'alice'], ['over-week', 'bob']]);
  });
});
