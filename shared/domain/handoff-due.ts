import type { HandoffStep } from '../model/handoff.ts';
import type { HandoffNow } from '../model/handoff-view.ts';
import { hour, minute, type Instant, type Milliseconds } from '../time/duration.ts';
import { formatClock } from './format-duration.ts';
import { formatMinute } from './format-time.ts';

/** The step of a handoff that is due next. */
export type HandoffDue = { readonly words: string; readonly dueAt: Instant };

/** A step has so long before it is late: until the next one is due. */
export const stepWindow: Milliseconds = 15 * minute;

/** What to do in each step (C26). */
const stepWords: Readonly<Record<HandoffStep, string>> = { compile: 'Compile the handoff', meet: 'Handoff meeting', transfer: 'Hand over', verify: 'Verify the handoff' };

/** A step of the handoff that is not done, with the moment from which it is late: when the next one is due. */
export type HandoffStepDue = HandoffDue & { readonly id: string; readonly overdueAt: Instant };

/** Every step that is not done, each from an hour before it on, in their order (S32). */
export function handoffDues(known: Pick<HandoffNow, 'steps'> | null, now: Instant): readonly HandoffStepDue[] {
  const open = (known?.steps ?? []).filter(({ doneAt, dueAt }) => doneAt === null && dueAt <= now + hour);
  return open.map(({ step, dueAt }) => ({ id: `handoff ${step}`, words: stepWords[step], dueAt, overdueAt: dueAt + stepWindow }));
}

/** What is due next, from an hour before it on; null before that, and when everything is done. */
export function handoffDue(known: Pick<HandoffNow, 'next'> | null, now: Instant): HandoffDue | null {
  const next = known?.next ?? null;
  return next === null || next.dueAt > now + hour ? null : { words: stepWords[next.step], dueAt: next.dueAt };
}

/** `Compile the handoff 12:34`; once it is late, how late: `Hand over overdue 02:10`. */
export function handoffCountdown({ words, dueAt }: HandoffDue, now: Instant): string {
  return `${words} ${dueAt > now ? formatClock(dueAt - now) : `overdue ${formatClock(now - dueAt)}`}`;
}

/** The same for a place that is not drawn anew every second, in an IANA zone. */
export function handoffMoment({ words, dueAt }: HandoffDue, zone: string): string {
  return `${words} by ${formatMinute(dueAt, zone)}`;
}
