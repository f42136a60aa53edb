import type { ApiFailure } from '../model/api-result.ts';
import { isOpenMessage, type Message, type MessageAnswer } from '../model/message.ts';
import { minute, type Instant, type Milliseconds } from '../time/duration.ts';
import { describeMessageFailure, serviceName } from './message-words.ts';
import { splitText } from './split-text.ts';

/** A status update that is older than this is not sent without asking. (behaviour 4.5) */
export const messagePatience: Milliseconds = 15 * minute;
/** The longest text that Slack shows whole in one message. (behaviour 3) */
const slackPart = 3000;

export type NewMessage = Pick<Message, 'id' | 'updateId' | 'incidentId' | 'audience' | 'destination' | 'format' | 'text' | 'name' | 'pageState' | 'approver'>;

/** A text that waits for its turn. */
export function queueMessage(wanted: NewMessage, now: Instant): Message {
  return {
    ...wanted, createdAt: now, expiresAt: now + messagePatience, state: 'queued', partsSent: 0, parts: partsOf(wanted).length, attempts: 0, lastSentAt: null,
    message: 'Waiting to be sent.', question: null, insisted: false, place: null, channelId: null, ts: null, pageIncidentId: null, url: null, outboxId: null, sentAt: null, endedAt: null,
  };
}

/** The text as it goes out: Slack takes a long one in parts. */
export function partsOf({ destination, text }: Pick<Message, 'destination' | 'text'>): readonly string[] {
  return destination.kind === 'slack' ? splitText(text, slackPart) : [text];
}

const kept = 'The text is kept here.';

/** Not sent, and nothing goes out before a person says so. */
export function keepAsDraft(message: Message, why: string): Message {
  return { ...message, state: 'draft', message: `${why} Not sent. ${kept}` };
}

/** It goes out now: on disk before that happens. */
export function beginSending(message: Message, now: Instant): Message {
  return { ...message, state: 'sending', attempts: message.attempts + 1, lastSentAt: now, message: 'Being sent.' };
}

/** Where a text arrived. */
export type Arrival = Pick<Message, 'place' | 'channelId' | 'ts' | 'pageIncidentId' | 'url'>;

/** The part that was sent has arrived; the next one goes out, or this was the last. */
export function arrived(message: Message, arrival: Partial<Arrival>, now: Instant): Message {
  const { place, channelId, ts, pageIncidentId, url } = message;
  // Everything hangs on the first part.
  const where = message.partsSent === 0 ? { place, channelId, ts, pageIncidentId, url, ...arrival } : { place, channelId, ts, pageIncidentId, url };
  const partsSent = message.partsSent + 1;
  if (partsSent < message.parts) return { ...message, ...where, partsSent, state: 'queued', expiresAt: now + messagePatience, message: `${partsSent} of ${message.parts} parts are sent.` };
  return { ...message, ...where, partsSent, state: 'sent', message: 'Sent.', question: null, sentAt: message.lastSentAt ?? now, endedAt: now };
}

/** How long the lane rests after a failure: not at all, as the other side says, or by the back-off. */
export type MessageRest = { readonly kind: 'none' } | { readonly kind: 'for'; readonly delay: Milliseconds } | { readonly kind: 'back-off' };
export type AfterFailure = { readonly message: Message; readonly rest: MessageRest };

const pause: Milliseconds = 30_000;

/** A send failed. `before` is the row as it was queued, `sent` as it went out. What may have arrived is never sent again by itself. */
export function sendFailed(before: Message, sent: Message, failure: ApiFailure): AfterFailure {
  const service = serviceName(before.destination);
  const words = describeMessageFailure(failure, service);
  const rest = { kind: 'back-off' } as const;
  switch (failure.kind) {
    case 'rate-limited': return { message: { ...before, message: `${words} ${kept}` }, rest: { kind: 'for', delay: failure.retryAfter ?? pause } };
    case 'unauthorised': return { message: { ...keepAsDraft(sent, words), message: `${words} Connect again, then send it; the text is kept here.` }, rest: { kind: 'none' } };
    case 'refused': return { message: { ...sent, state: 'refused', message: `${words} ${kept}` }, rest: { kind: 'none' } };
    case 'unreachable':
    case 'bad-answer':
      if (failure.mayHaveHappened) return { message: { ...sent, state: 'maybe', message: `${words} It may have arrived: look there. It is not sent again by itself.` }, rest };
      if (failure.kind === 'bad-answer') return { message: { ...sent, state: 'refused', message: `${words} Not sent. ${kept}` }, rest: { kind: 'none' } };
      return { message: { ...before, message: `${words} Not sent yet: the text is kept here and sent when ${service} can be reached, within 15 min of the asking.` }, rest };
  }
}

/** The look before sending failed: nothing was sent. */
export function lookFailed(message: Message, failure: ApiFailure): AfterFailure {
  if (failure.kind === 'bad-answer') return { message: { ...message, message: `${describeMessageFailure(failure, serviceName(message.destination))} Not sent yet. ${kept}` }, rest: { kind: 'back-off' } };
  return sendFailed(message, message, failure.kind === 'unreachable' ? { ...failure, mayHaveHappened: false } : failure);
}

export function expireMessage(message: Message): Message {
  const part = message.partsSent === 0 ? '' : ` ${message.partsSent} of ${message.parts} parts are out.`;
  return { ...message, state: 'expired', message: `It waited 15 min and was not sent.${part} Is it still true?` };
}

/** A row as the last run left it. `doubtful`: the file was repaired, so that even what looks unsent may have gone out. */
export function recoverMessage(message: Message, doubtful: boolean): Message {
  if (message.outboxId !== null || !isOpenMessage(message)) return message;
  const words = 'Watchkeeper ended while it was being sent. It may have arrived: look there. It is not sent again by itself.';
  if (message.state === 'sending') return { ...message, state: 'maybe', message: words };
  if (doubtful && message.state === 'queued') return { ...message, state: 'maybe', message: 'The data file was repaired, so it is not known whether this went out. Look there.' };
  return message;
}

/** The row after a person's word; null when there is nothing to say about it (any more). */
export function answeredMessage(message: Message, { choice, pageIncidentId }: Pick<MessageAnswer, 'choice' | 'pageIncidentId'>, now: Instant): Message | null {
  const { state, destination } = message;
  const again: Message = { ...message, state: 'queued', expiresAt: now + messagePatience, question: null, message: 'Waiting to be sent.' };
  switch (choice) {
    case 'arrived': return state === 'maybe' ? arrived(message, {}, now) : null;
    case 'again': return state === 'maybe' || state === 'draft' || state === 'refused' || state === 'expired' ? again : null;
    case 'create': return state === 'asking' ? { ...again, insisted: true } : null;
    case 'update': {
      const target = pageIncidentId ?? message.question?.found[0]?.id;
      if (state !== 'asking' || destination.kind !== 'statuspage' || target === undefined) return null;
      return { ...again, destination: { ...destination, pageIncidentId: target } };
    }
    case 'discard': return !isOpenMessage(message) || state === 'sending' ? null : { ...message, state: 'discarded', question: null, message: discardWords(message), endedAt: now };
  }
}

function discardWords({ state, partsSent, parts }: Message): string {
  if (state === 'maybe') return 'Left as it is: it may have arrived.';
  return partsSent > 0 ? `Stopped after ${partsSent} of ${parts} parts.` : 'You decided against it; it was not sent.';
}

/** Texts for one place go out one after the other; null for what the outbox sends. */
export function laneOfMessage({ destination }: Pick<Message, 'destination'>): string | null {
  return destination.kind === 'slack' ? `slack ${destination.channel}` : destination.kind === 'statuspage' ? 'statuspage' : null;
}
