import { describe, expect, test } from 'vitest';
import { byNewest, mergeEvents } from '../../../../shared/domain/timeline-merge.ts';
import { isLoggedLate, layRows } from '../../../../shared/domain/timeline-rows.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { anEvent } from '../../../support/events.ts';

describe('rows', () => {
  test('a day row stands before the first event of each local day', () => {
    const midnight = Date.UTC(2026, 6, 7, 22); // 00:00 of 8 July in Berlin
    const events = [anEvent({ id: 3, occurredAt: midnight + hour }), anEvent({ id: 2, occurredAt: midnight }), anEvent({ id: 1, occurredAt: midnight - 1 })];
    expect(layRows(events, 'Europe/Berlin').map(({ key }) => key)).toEqual(['2026-07-08', 'event 3', 'event 2', '2026-07-07', 'event 1']);
    expect(layRows(events, 'UTC').map(({ key }) => key)).toEqual(['2026-07-07', 'event 3', 'event 2', 'event 1']);
    expect(layRows(events, 'Asia/Kathmandu').map(({ kind }) => kind)).toEqual(['day', 'event', 'event', 'event']);
  });

  test('a gap of weeks takes one day row', () => {
    const rows = layRows([anEvent({ id: 2, occurredAt: Date.UTC(2026, 6, 30) }), anEvent({ id: 1, occurredAt: Date.UTC(2026, 6, 1) })], 'UTC');
    expect(rows.filter(({ kind }) => kind === 'day')).toHaveLength(2);
  });

  test('the logged time is shown apart from one minute on (A22)', () => {
    expect([0, minute, minute + 1, -minute - 1].map((late) => isLoggedLate({ occurredAt: 10 * hour, recordedAt: 10 * hour + late }))).toEqual([false, false, true, true]);
  });
});

describe('merging', () => {
  const page = (...ids: number[]) => ids.map((id) => anEvent({ id, occurredAt: id * 1000 }));
  const ids = (events: readonly { id: number }[]) => events.map(({ id }) => id);

  test('a further page is put below, news above', () => {
    expect(ids(mergeEvents(page(9, 8), page(7, 6)))).toEqual([9, 8, 7, 6]);
    expect(ids(mergeEvents(page(9, 8), page(11, 10, 9)))).toEqual([11, 10, 9, 8]);
    expect(ids(mergeEvents([], page(2, 1)))).toEqual([2, 1]);
    expect(ids(mergeEvents(page(2, 1), []))).toEqual([2, 1]);
  });

  test('an entry logged late goes where it happened', () => {
    const late = anEvent({ id: 50, occurredAt: 8500 });
    expect(ids(mergeEvents(page(9, 8, 7), [late]))).toEqual([9, 50, 8, 7]);
  });

  test('equal times are ordered by entry, newest first', () => {
    expect(ids([anEvent({ id: 1, occurredAt: 5 }), anEvent({ id: 2, occurredAt: 5 })].sort(byNewest))).toEqual([2, 1]);
  });
});
