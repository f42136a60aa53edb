import fc from 'fast-check';
import { expect, it } from 'vitest';
import { businessTime, type BusinessHours } from '../../../../shared/domain/business-hours.ts';
import { elapsedDay, minute } from '../../../../shared/time/duration.ts';

const berlin: BusinessHours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00', zone: 'Europe/Berlin' };
const at = (text: string) => Date.parse(text);

it.each([
  ['Monday morning before work', '2026-11-23T07:59:59.999Z', false, '2026-11-23T08:00:00Z'],
  ['Monday at nine', '2026-11-23T08:00:00Z', true, '2026-11-23T17:00:00Z'],
  ['Monday at six', '2026-11-23T17:00:00Z', false, '2026-11-24T08:00:00Z'],
  ['Friday evening', '2026-11-27T20:00:00Z', false, '2026-11-30T08:00:00Z'],
  ['the Sunday of the clock change in spring', '2026-03-29T00:30:00Z', false, '2026-03-30T07:00:00Z'],
  ['the Sunday of the clock change in autumn', '2026-10-25T00:30:00Z', false, '2026-10-26T08:00:00Z'],
] as const)('%s', (_name, now, open, changesAt) => {
  expect(businessTime(berlin, at(now))).toEqual({ open, changesAt: at(changesAt) });
});

it('a time that the clocks leave out is the first one after the gap', () => {
  const sunday: BusinessHours = { days: [7], from: '02:30', to: '04:00', zone: 'Europe/Berlin' };
  expect(businessTime(sunday, at('2026-03-29T00:59:00Z'))).toEqual({ open: false, changesAt: at('2026-03-29T01:30:00Z') });
});

it('without working days nothing waits for one', () => {
  expect(businessTime({ ...berlin, days: [] }, at('2026-11-28T02:00:00Z'))).toEqual({ open: true, changesAt: null });
});

it('holds until the instant it names and changes there, in any zone at any time', () => {
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu');
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
  const now = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 11) });
  fc.assert(
    fc.property(zones, days, now, (zone, working, instant) => {
      const hours: BusinessHours = { ...berlin, days: working, zone };
      const { open, changesAt } = businessTime(hours, instant);
      expect(changesAt).toBeGreaterThan(instant);
      expect(changesAt! - instant).toBeLessThanOrEqual(7 * elapsedDay + 24 * 60 * minute);
      expect(businessTime(hours, changesAt! - 1).open).toBe(open);
      expect(businessTime(hours, changesAt!).open).toBe(!open);
    }),
    { numRuns: 300 },
  );
});
