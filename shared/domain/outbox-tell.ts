import type { NewEvent } from '../model/event.ts';
import type { OutboxHold, OutboxItem } from '../model/outbox.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Instant } from '../time/duration.ts';
import { nounOf } from './outbox-decision.ts';
import { plainLine, plainText } from './plain-text.ts';

/** How a row stands, as the answer to the person who asked for it. `hold`: why nothing goes out at the moment. */
export function outcomeOf({ state, message }: OutboxItem, hold: OutboxHold | null): Outcome {
  switch (state) {
    case 'done': return { result: 'done', message };
    case 'asking': return { result: 'needs-person', message };
    case 'refused':
    case 'expired': return { result: 'failed', message };
    case 'dropped':
    case 'undone': return { result: 'nothing-to-do', message };
    case 'queued':
    case 'sending':
    case 'maybe': return { result: 'queued', message: hold === null ? 'Queued: it is sent in its turn.' : hold.reason === 'unreachable' ? 'Queued: it will be sent when the network is back.' : `Queued. ${hold.message}` };
  }
}

const words: Readonly<Record<'done' | 'dropped' | 'refused' | 'expired' | 'undone' | 'asking', string>> = {
  done: 'went through', dropped: 'was dropped', refused: 'was refused', expired: 'came too late', undone: 'was taken back', asking: 'needs an answer',
};

/** The fact that a row ended or asks, for the timeline; null while it is only on its way. */
export function eventOf(item: OutboxItem, now: Instant): NewEvent | null {
  const { state, action } = item;
  if (state === 'queued' || state === 'sending' || state === 'maybe') return null;
  const noun = nounOf(item);
  const text = action.kind === 'note' || action.kind === 'status-update' ? `\n${plainText(action.text)}` : action.kind === 'override' ? `\n${plainLine(action.userName)} in ${plainLine(action.scheduleName)}` : '';
  return {
    occurredAt: now,
    kind: 'action',
    source: 'person',
    incidentId: action.kind === 'override' ? null : (item.incidentId ?? item.resultId),
    title: `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${words[state]}`,
    body: `${item.message}${text}`,
    payload: { outboxId: item.id, kind: action.kind, state, attempts: item.attempts, askedAt: item.createdAt },
    externalId: `${item.id} ${item.turn} ${item.attempts} ${state}`,
  };
}
