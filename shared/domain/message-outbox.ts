import type { Message, MessageState } from '../model/message.ts';
import type { OutboxItem, OutboxState } from '../model/outbox.ts';
import type { Instant } from '../time/duration.ts';

const states: Readonly<Record<OutboxState, MessageState>> = {
  queued: 'queued', sending: 'sending', maybe: 'sending', asking: 'asking', done: 'sent', dropped: 'refused', refused: 'refused', expired: 'expired', undone: 'discarded',
};

/** A text for PagerDuty as its row in the outbox stands; the same object when nothing changed. */
export function mirrorOutbox(message: Message, item: OutboxItem, now: Instant): Message {
  const state = states[item.state];
  if (message.outboxId === item.id && message.state === state && message.message === item.message) return message;
  const sentAt = state === 'sent' ? (item.endedAt ?? now) : null;
  const over = state === 'sent' || state === 'discarded';
  return { ...message, outboxId: item.id, state, message: item.message, attempts: item.attempts, partsSent: state === 'sent' ? 1 : 0, sentAt, endedAt: over ? (item.endedAt ?? now) : null };
}

/** The row that holds this text already: the program may have died between the outbox and its own note of it. */
export function rowInOutbox({ incidentId, destination, text, createdAt }: Message, items: readonly OutboxItem[]): OutboxItem | null {
  const kind = destination.kind === 'pagerduty-note' ? 'note' : 'status-update';
  return items.find((item) => item.incidentId === incidentId && item.action.kind === kind && item.action.text === text && item.createdAt >= createdAt) ?? null;
}
