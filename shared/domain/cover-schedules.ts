import type { CoverSchedule } from '../model/cover.ts';
import type { ScheduleView } from '../model/pagerduty-schedule.ts';
import type { Instant } from '../time/duration.ts';

/** Schedules that a person has at an instant, and until when without a pause. */
export function schedulesHeld(schedules: readonly ScheduleView[], userId: string | null, at: Instant): readonly CoverSchedule[] {
  return schedules.flatMap(({ id, name, kind, url, entries }) => {
    const own = entries.filter((entry) => entry.userId === userId).toSorted((a, b) => a.from - b.from);
    const now = own.find(({ from, to }) => from <= at && at < to);
    if (now === undefined) return [];
    const until = own.reduce((end, { from, to }) => (from <= end && to > end ? to : end), now.to);
    const others = new Map(entries.flatMap((entry) => (entry.userId === userId || entry.name === null ? [] : [[entry.userId, { userId: entry.userId, name: entry.name }] as const])));
    return [{ id, name, kind, url, until, others: [...others.values()] }];
  });
}
