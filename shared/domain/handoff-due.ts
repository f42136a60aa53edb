import type { HandoffStep } from '../model/handoff.ts';
import type { HandoffNow } from '../model/handoff-view.ts';
import { hour, type Instant } from '../time/duration.ts';
import { formatClock } from './format-duration.ts';
import { formatMinute } from './format-time.ts';

/** The step of a handoff that is due next. */
export type HandoffDue = { readonly words: string; readonly dueAt: Instant };

/** What to do in each step (C26). */
const stepWords: Readonly<Record<HandoffStep, string>> = { compile: 'Compile the handoff', meet: 'Handoff meeting', transfer: 'Hand over', verify: 'Verify the handoff' };

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
