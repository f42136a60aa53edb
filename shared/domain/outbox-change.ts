import { isPending, type OutboxChoice, type OutboxItem, type OutboxState } from '../model/outbox.ts';
import { minute, type Instant } from '../time/duration.ts';
import type { Asking } from './outbox-decision.ts';
import { expiryOf } from './outbox-item.ts';

/** About to go out. `now` is PagerDuty's time. */
export function sending(item: OutboxItem, actorId: string, now: Instant): OutboxItem {
  return { ...item, state: 'sending', actorId, attempts: item.attempts + 1, firstSentAt: item.firstSentAt ?? now, lastSentAt: now, insisted: false, message: 'Being sent.' };
}

export function ended(item: OutboxItem, state: Extract<OutboxState, 'done' | 'dropped' | 'refused' | 'expired' | 'undone'>, message: string, now: Instant, resultId: string | null = null): OutboxItem {
  return { ...item, state, message, question: null, resultId: resultId ?? item.resultId, endedAt: now };
}

export function asking(item: OutboxItem, { question, message }: Asking): OutboxItem {
  return { ...item, state: 'asking', question, message };
}

/**
 * A row as it was found at a start. After a crash nobody knows whether what was being sent has arrived. `doubtful`: the data file is a backup, or
 * was put together from pieces, so that any pending row may have been sent since.
 */
export function recovered(item: OutboxItem, doubtful: boolean): OutboxItem {
  const message = 'Watchkeeper stopped while this was being sent: looking whether it arrived.';
  if (item.state === 'sending') return { ...item, state: 'maybe', message };
  if (!doubtful || !isPending(item) || item.firstSentAt !== null) return item;
  const sent = { ...item, firstSentAt: item.createdAt - minute, lastSentAt: item.createdAt };
  return item.state === 'queued' ? { ...sent, state: 'maybe', message: 'The data file was repaired: looking whether this arrived before.' } : sent;
}

/**
 * What a person's answer makes of a row that asks: "send" queues it again at the end of the line, with what the question showed as seen. A row
 * whose fate cannot be found out can be discarded too. null when there is nothing to answer.
 */
export function answered(item: OutboxItem, choice: OutboxChoice, turn: number, now: Instant): OutboxItem | null {
  if (choice === 'discard') {
    if (item.state === 'asking') return ended(item, 'undone', 'You decided against it.', now);
    return item.state === 'maybe' ? ended(item, 'undone', 'You gave it up. It may have reached PagerDuty.', now) : null;
  }
  if (item.state !== 'asking') return null;
  const { question } = item;
  return {
    ...item,
    state: 'queued',
    turn,
    insisted: true,
    seen: question?.found ?? item.seen,
    actorId: question?.reason === 'other-person' ? null : item.actorId,
    expiresAt: expiryOf(item.action, now),
    heldUntil: null,
    message: 'Waiting to be sent.',
    question: null,
  };
}
