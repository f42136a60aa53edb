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
 * The resolve that this person's acknowledgement undid, or null: between the look and the write somebody resolved it, and there is no conditional
 * write. `sentAt` is PagerDuty's time. (behaviour 4.5)
 */
export function resolveUndoneBy(userId: string, sentAt: Instant, log: readonly LogEntryAnswer[]): LogEntryAnswer | null {
  const changes = orderLogEntries(log).filter(({ type }) => changesStatus.test(type));
  const own = changes.findLastIndex(({ type, agent, created_at: at }) => opens.test(type) && agent?.id === userId && at >= sentAt - 3 * second);
  const before = own < 1 ? undefined : changes[own - 1];
  return before !== undefined && /^resolve_/.test(before.type) ? before : null;
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
