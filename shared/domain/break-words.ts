import type { Milliseconds } from '../time/duration.ts';
import type { BreakPlan } from './break-plan.ts';
import { formatDuration } from './format-duration.ts';
import { limitWords } from './duty-words.ts';

/** How long a break is: `15 min`, `1 h`. */
export function breakLength(length: Milliseconds): string {
  return length < 3_600_000 ? formatDuration(length) : limitWords(length);
}

/** After how much incident work the break that is owed fell due. */
export function breakReason({ owed, counters }: Pick<BreakPlan, 'owed' | 'counters'>): string {
  const counter = counters.find(({ length, dueAt }) => dueAt !== null && length === owed?.length);
  return counter === undefined ? 'after incident work' : `after ${limitWords(counter.every)} of incident work`;
}

/** What may be done about it, in a sentence. */
export function breakChoices({ postponesLeft }: Pick<BreakPlan, 'postponesLeft'>, postponeMinutes: number): string {
  if (postponesLeft === 0) return 'Name who covers, or say that it cannot be now.';
  return `Take it, or postpone it by ${postponeMinutes} min (${postponesLeft === 1 ? 'once more' : `${postponesLeft} times left`}).`;
}
