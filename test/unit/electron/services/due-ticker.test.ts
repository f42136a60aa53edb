import { expect, test } from 'vitest';
import { createDueTicker } from '../../../../electron/services/due-ticker.ts';
import type { DueItem } from '../../../../shared/model/incident-page.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart as start } from '../../../support/fake-clock.ts';

const item = (dueAt: number): DueItem => ({
  id: 'P1:update', kind: 'update', incidentId: 'P1', situationId: null, severity: 2, drill: false, words: 'Status update', incidentTitle: 'T', dueAt, overdueAt: dueAt, line: null,
});

test('counts by the second near the moment, by the minute far from it, and not at all without one', async () => {
  const clock = createFakeClock();
  let next: DueItem | null = item(start + 2 * hour);
  let drawn = 0;
  const ticker = createDueTicker({ clock, next: () => next, draw: () => void (drawn += 1) });
  ticker.refresh();
  await clock.advance(10 * minute);
  expect(drawn).toBe(11);
  next = item(start + 20 * minute);
  ticker.refresh();
  await clock.advance(10 * second);
  expect(drawn).toBe(22);
  next = null;
  ticker.refresh();
  await clock.advance(hour);
  expect(drawn).toBe(23);
  expect(clock.armed()).toBe(0);
});
