import type { Instant } from '../../shared/time/duration.ts';
import type { DrillDuty, DrillSchedule, World } from './world.ts';

/** The duties of a schedule between two instants with overrides on top, in order and without overlaps. */
export function finalDuties(schedule: DrillSchedule, since: Instant, until: Instant): readonly DrillDuty[] {
  let duties = [...schedule.duties];
  for (const override of schedule.overrides) {
    duties = duties.flatMap((duty) => cutOut(duty, override));
    duties.push({ userId: override.userId, start: override.start, end: override.end });
  }
  return duties.filter((duty) => duty.end > since && duty.start <= until).sort((a, b) => a.start - b.start);
}

function cutOut(duty: DrillDuty, hole: DrillDuty): DrillDuty[] {
  if (hole.end <= duty.start || hole.start >= duty.end) return [duty];
  const parts: DrillDuty[] = [];
  if (duty.start < hole.start) parts.push({ ...duty, end: hole.start });
  if (hole.end < duty.end) parts.push({ ...duty, start: hole.end });
  return parts;
}

/** Who is called at a level (1 is the first) of a policy. */
export function peopleAtLevel(world: World, policyId: string, level: number, now: Instant): readonly string[] {
  const targets = world.policies.get(policyId)?.rules[level - 1]?.targets ?? [];
  const people = targets.flatMap((target) => {
    if (target.kind === 'user') return [target.id];
    const schedule = world.schedules.get(target.id);
    return schedule === undefined ? [] : finalDuties(schedule, now, now).map((duty) => duty.userId);
  });
  return [...new Set(people)];
}
