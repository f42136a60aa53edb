import type { BreakView, DutyView } from '../model/duty-view.ts';
import type { HandoffNow } from '../model/handoff-view.ts';
import type { RoutineView } from '../model/routine.ts';
import type { TrainingDue } from '../model/training.ts';
import { hour, minute, type Instant, type Milliseconds } from '../time/duration.ts';
import { breakLength } from './break-words.ts';
import { firstCap } from './duty-words.ts';
import { handoffDues } from './handoff-due.ts';

/** Something that is due of the person rather than of an incident. */
export type OwnDue = { readonly id: string; readonly words: string; readonly dueAt: Instant; readonly overdueAt: Instant; /** Where it is done, when not on Now. */ readonly opens?: 'handoff' };

/** What is further away is on its own card. */
const breakNear: Milliseconds = 30 * minute;
const routineNear: Milliseconds = hour;
const capNear: Milliseconds = 2 * hour;

type Known = { readonly routines: RoutineView | null; readonly breaks: BreakView | null; readonly duty: DutyView | null; readonly training?: readonly TrainingDue[] | null; readonly handoff?: Pick<HandoffNow, 'steps'> | null };

/** Routines, the steps of the handoff, the next break and the moment to begin to hand over, as far as they are near, and training that is named before its day; the earliest first. */
export function ownDue({ routines, breaks, duty, training = null, handoff = null }: Known, now: Instant): readonly OwnDue[] {
  const found: OwnDue[] = [];
  for (const { id, name, dueAt, lateAt } of routines?.open ?? []) found.push({ id, words: name, dueAt, overdueAt: lateAt });
  for (const step of handoffDues(handoff, now)) found.push({ ...step, opens: 'handoff' });
  const next = routines?.next ?? null;
  if (next !== null && next.dueAt - now <= routineNear) found.push({ id: next.id, words: next.name, dueAt: next.dueAt, overdueAt: next.dueAt + hour });
  const plan = breaks?.plan ?? null;
  if (plan !== null && (plan.state === 'notice' || plan.state === 'due') && plan.owed !== null) {
    found.push({ id: 'break', words: `Break of ${breakLength(plan.owed.length)}`, dueAt: plan.owed.since, overdueAt: plan.owed.since + 20 * minute });
  } else if (plan !== null && plan.owed === null && plan.nextAt !== null && plan.state !== 'on-break' && plan.nextAt - now <= breakNear) {
    found.push({ id: 'break', words: 'Break', dueAt: plan.nextAt, overdueAt: plan.nextAt + 20 * minute });
  }
  const first = duty === null ? null : firstCap(duty.status);
  const by = duty?.status.handOverBy ?? null;
  if (first !== null && by !== null && by - now <= capNear) found.push({ id: 'hand-over', words: `Start handing over (${first.name})`, dueAt: by, overdueAt: first.reachesAt });
  // What has expired is nothing that comes next: a notice, the rota and Training say it.
  for (const { traineeId, name, recurring, expiresAt } of training ?? []) {
    if (recurring.state === 'soon') found.push({ id: `training ${traineeId} ${recurring.id}`, words: `${recurring.name} of ${name}`, dueAt: expiresAt, overdueAt: expiresAt });
  }
  return found.toSorted((a, b) => a.dueAt - b.dueAt);
}
