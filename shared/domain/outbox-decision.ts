import type { AskReason, OutboxItem, OutboxQuestion, Seen } from '../model/outbox.ts';
import type { Instant } from '../time/duration.ts';

/** What is done with a row, now that the incident was looked at. */
export type Decision =
  /** `first`: a snooze needs an acknowledged incident, so the acknowledgement goes out first and is waited for. */
  | { readonly kind: 'send'; readonly first: 'acknowledge' | null }
  | { readonly kind: 'end'; readonly state: 'done' | 'dropped' | 'expired'; readonly message: string; readonly resultId: string | null }
  | { readonly kind: 'ask'; readonly question: OutboxQuestion; readonly message: string }
  /** Looked at again at this instant of our own clock. */
  | { readonly kind: 'wait'; readonly until: Instant; readonly message: string };

/** Everything but sending. */
export type Settled = Exclude<Decision, { kind: 'send' }>;
export type Asking = Extract<Decision, { kind: 'ask' }>;

export const send: Decision = { kind: 'send', first: null };

export function end(state: 'done' | 'dropped' | 'expired', message: string, resultId: string | null = null): Settled {
  return { kind: 'end', state, message, resultId };
}

/** `send` and `discard` are what the two answers are called. */
export function ask(reason: AskReason, found: Seen | null, message: string, answers: readonly [send: string, discard: string]): Asking {
  return { kind: 'ask', question: { reason, found, labels: { send: answers[0], discard: answers[1] } }, message };
}

const nouns: Readonly<Record<OutboxItem['action']['kind'], string>> = {
  acknowledge: 'acknowledgement', resolve: 'resolve', note: 'note', 'status-update': 'status update',
  snooze: 'snooze', escalate: 'escalation', reassign: 'reassignment', create: 'new incident', override: 'PagerDuty override',
};

/** What a row is called, for people. */
export function nounOf({ action }: OutboxItem): string {
  return nouns[action.kind];
}

/** It waited too long to be sent unasked; what it was for may be over. */
export function expire(item: OutboxItem): Settled {
  if (item.action.kind === 'snooze') return end('expired', 'The snooze was not sent before its end.');
  if (item.action.kind === 'override') return end('expired', 'The override was not sent before its end.');
  return ask('expired', null, `This ${nounOf(item)} could not be sent in time. Is it still wanted?`, ['Send it now', 'Discard it']);
}

/** A row of another login is not sent under this one unasked. null when it is this person's own. */
export function askStranger(item: OutboxItem, userId: string): Asking | null {
  if (item.actorId === null || item.actorId === userId) return null;
  return ask('other-person', null, `This ${nounOf(item)} was written under another PagerDuty login. Nothing was sent under yours.`, ['Send it as me', 'Discard it']);
}
