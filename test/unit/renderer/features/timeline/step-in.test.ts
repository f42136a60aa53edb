import { expect, test } from 'vitest';
import { stepIn } from '../../../../../renderer/features/timeline/step-in.ts';
import { layRows } from '../../../../../shared/domain/timeline-rows.ts';
import { anEvent } from '../../../../support/events.ts';

/** day, event, event, day, event, event */
const rows = layRows([4, 3, 2, 1].map((id) => anEvent({ id, occurredAt: Date.UTC(2026, 0, 1) + Math.floor(id / 3) * 86_400_000 + id })), 'UTC');

test('keys lead from event to event, over the days', () => {
  expect(rows.map(({ kind }) => kind)).toEqual(['day', 'event', 'event', 'day', 'event', 'event']);
  expect([-1, 1, 2, 5].map((at) => stepIn(rows, at, 'ArrowDown', 3))).toEqual([1, 2, 4, null]);
  expect([5, 4, 1, -1].map((at) => stepIn(rows, at, 'ArrowUp', 3))).toEqual([4, 2, 1, 1]);
  expect([stepIn(rows, 4, 'Home', 3), stepIn(rows, 1, 'End', 3), stepIn(rows, 1, 'PageDown', 2), stepIn(rows, 5, 'PageUp', 2)]).toEqual([1, 5, 2, 4]);
  expect([stepIn(rows, 1, 'x', 3), stepIn([], -1, 'ArrowDown', 3), stepIn([], -1, 'End', 3)]).toEqual([null, null, null]);
});
