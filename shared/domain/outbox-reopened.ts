import type { OutboxItem, Seen } from '../model/outbox.ts';
import { second, type Instant } from '../time/duration.ts';
import { ask, type Asking } from './outbox-decision.ts';
import type { LogEntryAnswer } from './pagerduty-answers.ts';
import { nameOf } from './pagerduty-incident.ts';
import { orderLogEntries } from './pagerduty-log.ts';
import { isolate, plainLine } from './plain-text.ts';

const changesStatus = /^(?:trigger|acknowledge|unacknowledge|resolve)_/;
const opens = /^(?:trigger|acknowledge)_/;

/**
 * The resolves that acknowledgements of this person undid: between the look and the write somebody resolved it, and there is no conditional
 * write. `sentAt` is PagerDuty's time. (behaviour 4.5)
 */
export function resolvesUndoneBy(userId: string, sentAt: Instant, log: readonly LogEntryAnswer[]): readonly LogEntryAnswer[] {
  const changes = orderLogEntries(log).filter(({ type }) => changesStatus.test(type));
  const isOwn = ({ type, agent, created_at: at }: LogEntryAnswer) => opens.test(type) && agent?.id === userId && at >= sentAt - 3 * second;
  return changes.filter(({ type }, place) => {
    const after = changes[place + 1];
    return type.startsWith('resolve_') && after !== undefined && isOwn(after);
  });
}

/** Told as a question, so that resolving it again is one click; it is never undone unasked. */
export function tellReopened(undone: LogEntryAnswer, found: Seen): Asking {
  const who = undone.agent === null ? 'somebody' : isolate(plainLine(nameOf(undone.agent), 60));
  return ask('reopened', found, `Your acknowledgement re-opened it: ${who} had resolved it a moment before.`, ['Resolve it again', 'Leave it open']);
}

/** Whether what was done for this row can have re-opened an incident. */
export function mayReopen({ action }: OutboxItem): boolean {
  return action.kind === 'acknowledge' || action.kind === 'snooze';
}
