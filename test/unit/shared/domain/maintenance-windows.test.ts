import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { assessMaintenance, maintenanceOf } from '../../../../shared/domain/maintenance-windows.ts';
import { PolicyWindowSchema, weekdays, type MaintenanceWindow } from '../../../../shared/model/maintenance.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { instantOfLocal } from '../../../../shared/time/local-instant.ts';

const at = (text: string) => Date.parse(text);
const windowOf = (when: MaintenanceWindow['when'], part: Partial<MaintenanceWindow> = {}): MaintenanceWindow => ({ id: 'w', name: 'Work', checks: null, zone: null, origin: 'person', when, ...part });
const weekly = (days: readonly (typeof weekdays)[number][], from: string, to: string) => windowOf({ type: 'weekly', days: [...days], from, to });
const look = (window: MaintenanceWindow, now: number, zone = 'UTC') => {
  const { reports, changesAt } = assessMaintenance([window], zone, now);
  return { ...reports[0], changesAt };
};
const stamp = (instant: number | null | undefined) => (instant == null ? null : new Date(instant).toISOString().slice(0, 16));
const spanOf = (window: MaintenanceWindow, now: number, zone: string) => {
  const { current, next } = look(window, now, zone);
  const span = current ?? next ?? null;
  return [stamp(span?.from), stamp(span?.to)];
};

test('every week: begins, holds, ends, and comes again', () => {
  const window = weekly(['sun'], '02:00', '04:00');
  const before = look(window, at('2026-11-28T12:00Z'));
  expect(before).toMatchObject({ current: null, next: { from: at('2026-11-29T02:00Z'), to: at('2026-11-29T04:00Z') }, changesAt: at('2026-11-29T02:00Z') });
  expect(look(window, at('2026-11-29T02:00Z'))).toMatchObject({ current: { to: at('2026-11-29T04:00Z') }, changesAt: at('2026-11-29T04:00Z') });
  expect(look(window, at('2026-11-29T03:59:59.999Z')).current).not.toBeNull();
  expect(look(window, at('2026-11-29T04:00Z'))).toMatchObject({ current: null, next: { from: at('2026-12-06T02:00Z') } });
});

test('an end that is not after the beginning is on the next day; days that touch are one window', () => {
  expect(spanOf(weekly(['fri'], '22:00', '06:00'), at('2026-11-27T23:00Z'), 'UTC')).toEqual(['2026-11-27T22:00', '2026-11-28T06:00']);
  expect(spanOf(weekly(['fri'], '22:00', '06:00'), at('2026-11-28T05:00Z'), 'UTC')).toEqual(['2026-11-27T22:00', '2026-11-28T06:00']);
  expect(spanOf(weekly(['sat', 'sun'], '00:00', '00:00'), at('2026-11-29T12:00Z'), 'UTC')).toEqual(['2026-11-28T00:00', '2026-11-30T00:00']);
});

test('once, by the clocks of the zone; for 30 min, by elapsed time', () => {
  const once = windowOf({ type: 'once', from: '2026-12-01T22:00', to: '2026-12-02T01:00' });
  expect(spanOf(once, at('2026-11-23T00:00Z'), 'Europe/Berlin')).toEqual(['2026-12-01T21:00', '2026-12-02T00:00']);
  expect(look(once, at('2026-12-02T00:00Z'), 'Europe/Berlin')).toMatchObject({ current: null, next: null, changesAt: null });
  expect(spanOf({ ...once, zone: 'Asia/Tokyo' }, at('2026-11-23T00:00Z'), 'Europe/Berlin')).toEqual(['2026-12-01T13:00', '2026-12-01T16:00']);
  const from = at('2026-10-25T00:50Z');
  expect(look(windowOf({ type: 'now', from, to: from + 30 * minute }), from + 29 * minute, 'Europe/Berlin').current).toEqual({ from, to: from + 30 * minute });
});

describe('days on which the clocks change: a time left out is the jump itself, one that comes twice is the first', () => {
  test.each([
    // Forward, 02:00 becomes 03:00.
    ['America/New_York', '02:30', '04:00', '2026-03-08T00:00Z', ['2026-03-08T07:00', '2026-03-08T08:00']],
    ['America/New_York', '01:30', '02:30', '2026-03-08T00:00Z', ['2026-03-08T06:30', '2026-03-08T07:00']],
    ['Europe/Berlin', '02:15', '03:30', '2026-03-28T20:00Z', ['2026-03-29T01:00', '2026-03-29T01:30']],
    // Back, 01:00 to 02:00 comes twice.
    ['America/New_York', '01:30', '02:30', '2026-11-01T00:00Z', ['2026-11-01T05:30', '2026-11-01T07:30']],
    ['America/New_York', '00:30', '01:30', '2026-11-01T00:00Z', ['2026-11-01T04:30', '2026-11-01T05:30']],
    ['Europe/Berlin', '02:30', '03:30', '2026-10-24T20:00Z', ['2026-10-25T00:30', '2026-10-25T02:30']],
    // Half an hour.
    ['Australia/Lord_Howe', '02:15', '03:00', '2026-10-03T12:00Z', ['2026-10-03T15:30', '2026-10-03T16:00']],
    ['Australia/Lord_Howe', '01:45', '02:15', '2026-04-04T12:00Z', ['2026-04-04T14:45', '2026-04-04T15:45']],
  ] as const)('%s %s to %s', (zone, from, to, now, expected) => {
    expect(spanOf(weekly(['sun'], from, to), at(now), zone)).toEqual(expected);
  });

  test('a window that lies in the jump alone does not come that day; Apia had no 30 December 2011', () => {
    expect(spanOf(weekly(['sun'], '02:10', '02:50'), at('2026-03-08T00:00Z'), 'America/New_York')).toEqual(['2026-03-15T06:10', '2026-03-15T06:50']);
    expect(spanOf(weekly(['fri'], '10:00', '12:00'), at('2011-12-29T20:00Z'), 'Pacific/Apia')).toEqual(['2012-01-05T20:00', '2012-01-05T22:00']);
    expect(spanOf(weekly(['thu'], '22:00', '06:00'), at('2011-12-30T05:00Z'), 'Pacific/Apia')).toEqual(['2011-12-30T08:00', '2011-12-30T10:00']);
    expect(stamp(instantOfLocal(Temporal.PlainDateTime.from('2011-12-30T12:00'), 'Pacific/Apia'))).toBe('2011-12-30T10:00');
  });
});

const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia'] as const;

/** Instants around every change of the clocks in these years, and any other. */
const moments = (zone: string): fc.Arbitrary<number> => {
  const changes: number[] = [];
  let found = Temporal.Instant.from('2010-01-01T00:00Z').toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (found !== null && found.year < 2031) {
    changes.push(found.epochMilliseconds);
    found = found.getTimeZoneTransition('next');
  }
  expect(changes.length).toBeGreaterThan(10);
  const near = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -30 * hour, max: 30 * hour })).map(([change, by]) => change + by);
  return fc.oneof({ weight: 3, arbitrary: near }, { weight: 1, arbitrary: fc.integer({ min: at('2010-01-01T00:00Z'), max: at('2030-12-31T00:00Z') }) });
};
const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([hours, minutes]) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`);
const anyWeekly = fc
  .record({ days: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 6 }), from: time, to: time })
  .map(({ days, from, to }) => weekly(days, from, to));

describe.each(zones)('over every change of the clocks, %s', (zone) => {
  const moment = moments(zone);

  test('the answer holds until the instant it names, and is another one then', () => {
    fc.assert(
      fc.property(anyWeekly, moment, (window, now) => {
        const { current, changesAt } = look(window, now, zone);
        expect(changesAt).not.toBeNull();
        if (changesAt === null) return;
        expect(changesAt).toBeGreaterThan(now);
        expect(look(window, changesAt - 1, zone).current === null).toBe(current === null);
        expect(look(window, changesAt, zone).current === null).toBe(current !== null);
      }),
    );
  });

  test('what lies in a window is what the clocks say, wherever they say one thing only', () => {
    fc.assert(
      fc.property(anyWeekly, moment, (window, now) => {
        const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
        // On days of another length the beginning or the end may be moved: those are told in the table above.
        const usual = [-1, 0, 1, 2].every((by) => local.add({ days: by }).hoursInDay === 24);
        if (!usual || window.when.type !== 'weekly') return;
        const { days, from, to } = window.when;
        const clockTime = local.toPlainTime().toString({ smallestUnit: 'minute' });
        const today = days.includes(weekdays[local.dayOfWeek - 1] ?? 'mon');
        const yesterday = days.includes(weekdays[(local.dayOfWeek + 5) % 7] ?? 'mon');
        const overnight = to <= from;
        const inside = overnight ? (today && clockTime >= from) || (yesterday && clockTime < to) : today && clockTime >= from && clockTime < to;
        expect(look(window, now, zone).current !== null).toBe(inside);
      }),
    );
  });

  test('no window is longer than the clocks of its days can make it', () => {
    fc.assert(
      fc.property(anyWeekly, moment, (window, now) => {
        const { current, next } = look(window, now, zone);
        for (const span of [current, next]) {
          if (span == null) continue;
          expect(span.to).toBeGreaterThan(span.from);
          expect(span.to - span.from).toBeLessThanOrEqual(7 * 24 * hour + hour);
        }
      }),
    );
  });
});

test('of several windows over a check the one that ends last holds; others are not concerned', () => {
  const from = at('2026-11-23T10:00Z');
  const windows = [
    windowOf({ type: 'now', from, to: from + 30 * minute }, { id: 'short' }),
    windowOf({ type: 'now', from, to: from + hour }, { id: 'long', checks: ['api'] }),
    windowOf({ type: 'now', from, to: from + 3 * hour }, { id: 'other', checks: ['web'] }),
  ];
  const { reports } = assessMaintenance(windows, 'UTC', from + minute);
  expect(maintenanceOf(reports, 'api')?.window.id).toBe('long');
  expect(maintenanceOf(reports, 'db')?.window.id).toBe('short');
  expect(maintenanceOf(assessMaintenance(windows, 'UTC', from + hour).reports, 'api')).toBeNull();
});

test.each([
  [{ type: 'weekly', days: [], from: '02:00', to: '03:00' }, 'Choose a day'],
  [{ type: 'weekly', days: ['mon'], from: '24:00', to: '03:00' }, 'Write a time'],
  [{ type: 'weekly', days: [...weekdays], from: '00:00', to: '00:00' }, 'for ever'],
  [{ type: 'once', from: '2026-12-01T10:00', to: '2026-12-01T10:00' }, 'end after it begins'],
  [{ type: 'once', from: 'tomorrow', to: '2026-12-01T10:00' }, 'Write a day and a time'],
])('%o is refused', (when, words) => {
  const parsed = PolicyWindowSchema.safeParse({ id: 'w', name: 'Work', when });
  expect(parsed.error?.issues.map(({ message }) => message).join()).toContain(words);
});
