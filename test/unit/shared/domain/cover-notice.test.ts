import { expect, it } from 'vitest';
import { coverNotice } from '../../../../shared/domain/cover-notice.ts';
import { schedulesHeld } from '../../../../shared/domain/cover-schedules.ts';
import type { ScheduleView } from '../../../../shared/model/pagerduty-schedule.ts';

const now = Date.UTC(2026, 2, 2, 9);

it('a notice says who has the watch, from when, and what is open', () => {
  expect(coverNotice('Maya', ['SEV-2 Payments are slow'], 'UTC', now)).toBe('Maya has the watch from 2026-03-02 09:00:00 UTC: I cannot continue.\nOpen: 1\n- SEV-2 Payments are slow');
  expect(coverNotice('', [], 'UTC', now)).toBe('Somebody else has the watch from 2026-03-02 09:00:00 UTC: I cannot continue.\nNothing is open.');
  expect(coverNotice('Maya', Array.from({ length: 7 }, (_none, index) => `Line ${index}`), 'UTC', now).split('\n').at(-1)).toBe('- and 2 more');
});

it('a person has a schedule until the end of what follows without a pause', () => {
  const entry = (userId: string, from: number, to: number) => ({ userId, name: userId === 'BOB' ? 'Bob' : null, from: now + from, to: now + to });
  const schedule = (id: string, entries: ScheduleView['entries']): ScheduleView => ({ id, name: id, kind: 'layers', url: null, entries, from: 0, until: 0, asOf: 0 });
  const held = schedulesHeld([schedule('A', [entry('ME', -10, 5), entry('ME', 5, 20), entry('BOB', 20, 30), entry('ME', 30, 40)]), schedule('B', [entry('BOB', -10, 10)]), schedule('C', [entry('ME', -10, 0)])], 'ME', now);
  expect(held.map(({ id, until, others }) => [id, until - now, others])).toEqual([['A', 20, [{ userId: 'BOB', name: 'Bob' }]]]);
});
