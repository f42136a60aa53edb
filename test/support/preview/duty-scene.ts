import { hour, minute, type Instant } from '../../../shared/time/duration.ts';
import { breakView, dutyView, worked } from '../duty-views.ts';
import type { FakeWorld } from '../fake-world.ts';

/** Where these scenes are. */
const berlin = 'Europe/Berlin';

/** A week of shifts, and the present one. */
const week = (now: Instant, today: number) => [
  worked(now, 6 * 24 + 2, 5 * 24 + 17), worked(now, 5 * 24 + 2, 4 * 24 + 18), worked(now, 3 * 24 + 3, 2 * 24 + 18.5), worked(now, 2 * 24 + 9, 2 * 24 + 8, 'incident'), worked(now, 28, 17.4), worked(now, today, null),
];

/** Three hours into a shift; the next break is near. */
export function withDuty(world: FakeWorld, now: Instant): FakeWorld {
  const intervals = week(now, 3.2);
  return {
    ...world, duty: dutyView(now, { intervals, emergencies: [] }, [], berlin), breaks: breakView(now, 1.4),
    dutyDays: {
      from: now - 14 * 24 * hour, absences: [], emergencies: [],
      entries: intervals.toReversed().map((entry, index) => ({
        ...entry, note: entry.source === 'incident' ? 'High error rate on checkout' : '', incidentId: entry.source === 'incident' ? 'Q1' : null,
        history: index === 2 ? [{ recordedAt: now - 20 * hour, from: entry.from + hour, to: null, note: null }] : [],
      })),
    },
  };
}

/** Past eleven hours, a break postponed twice, a sleep that nobody has explained, too little rest before. */
export function withBreakDue(world: FakeWorld, now: Instant): FakeWorld {
  const absence = { id: 7, why: 'asleep' as const, from: now - 7 * hour, to: now - 6.4 * hour, answer: null };
  const intervals = [worked(now, 6 * 24, 5 * 24 + 13), worked(now, 4 * 24, 3 * 24 + 13), worked(now, 2 * 24 + 2, 37), worked(now, 29.6, 20.6), worked(now, 11.9, null)];
  return {
    ...world, duty: dutyView(now, { intervals, emergencies: [], unaccounted: [absence] }, [absence], berlin),
    breaks: breakView(now, 4.5, { answers: [{ at: now - 28 * minute, type: 'postponed' }, { at: now - 15 * minute, type: 'postponed' }] }),
  };
}

/** Away from the keys, with somebody who covers. */
export function withBreak(world: FakeWorld, now: Instant): FakeWorld {
  const onBreak = { from: now - 3 * minute, length: 15 * minute, cover: 'Robin Vale' };
  return { ...withDuty(world, now), breaks: breakView(now, 2.2, { onBreak, away: [{ from: onBreak.from, to: null }] }) };
}

/** At home, with some rest still owed. */
export function withRest(world: FakeWorld, now: Instant): FakeWorld {
  return { ...world, duty: dutyView(now, { intervals: week(now, 3.2).slice(0, -2).concat(worked(now, 14.5, 5.2)), emergencies: [] }, [], berlin) };
}
