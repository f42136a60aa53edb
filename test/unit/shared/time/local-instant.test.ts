import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { instantOfLocal } from '../../../../shared/time/local-instant.ts';

it.each([
  ['an ordinary morning', '2026-03-07T09:00', 'America/New_York', Date.UTC(2026, 2, 7, 14)],
  ['the first minute that a jump leaves out', '2026-03-08T02:00', 'America/New_York', Date.UTC(2026, 2, 8, 7)],
  ['a later minute of the same gap', '2026-03-08T02:59', 'America/New_York', Date.UTC(2026, 2, 8, 7)],
  ['the minute after the gap', '2026-03-08T03:00', 'America/New_York', Date.UTC(2026, 2, 8, 7)],
  ['a time shown twice: the first', '2026-11-01T01:30', 'America/New_York', Date.UTC(2026, 10, 1, 5, 30)],
  ['a jump of half an hour', '2026-10-04T02:00', 'Australia/Lord_Howe', Date.UTC(2026, 9, 3, 15, 30)],
  ['a day that never was', '2011-12-30T09:00', 'Pacific/Apia', Date.UTC(2011, 11, 30, 10)],
])('%s', (_what, local, zone, expected) => expect(instantOfLocal(Temporal.PlainDateTime.from(local), zone)).toBe(expected));
