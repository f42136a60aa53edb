import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rotaShifts } from '../../../../shared/domain/rota-shifts.ts';
import { lastChangeDay } from '../../../../shared/domain/rota-start.ts';
import type { Rota } from '../../../../shared/model/rota.ts';
import { hour } from '../../../../shared/time/duration.ts';

test.each([
  ['2026-11-24T08:59:00Z', 'UTC', '2026-11-23'],
  ['2026-11-24T09:00:00Z', 'UTC', '2026-11-24'],
  ['2026-11-24T00:44:00Z', 'America/New_York', '2026-11-23'],
  ['2026-11-24T00:44:00Z', 'Asia/Tokyo', '2026-11-24'],
  // The night in which the clocks go back, within the hour that comes twice.
  ['2026-11-01T06:30:00Z', 'America/New_York', '2026-10-31'],
])('at %s in %s the last change was on %s', (at, zone, day) => {
  expect(lastChangeDay(Date.parse(at), zone, '09:00')).toBe(day);
});

test('a rota that begins on that day has somebody from now on, wherever and whenever it is made', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2024-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }), fc.constantFrom('UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Apia'), fc.constantFrom('00:00', '02:30', '09:00', '23:59'), (date, zone, changesAt) => {
      const now = date.getTime();
      const rota: Rota = { people: [{ id: 'a', name: 'Alice' }], zone, startsOn: lastChangeDay(now, zone, changesAt), changesAt, turnDays: 7, secondary: 'none', overrides: [], absences: [] };
      const shifts = rotaShifts(rota, now, now + 48 * hour);
      expect(shifts.filter(({ seat, person }) => seat === 'primary' && person === null)).toEqual([]);
    }),
  );
});
