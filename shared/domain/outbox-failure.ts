import { describeFailure, type ApiFailure } from '../model/api-result.ts';
import type { OutboxHold, OutboxItem } from '../model/outbox.ts';
import type { Instant, Milliseconds } from '../time/duration.ts';
import { ended } from './outbox-change.ts';

/**
 * Who has to wait after a step: nobody; the row's own lane, by the back-off or until an instant of our own clock; or everybody. `delay` null:
 * the back-off says, or nothing but new credentials.
 */
export type Rest =
  | { readonly kind: 'none' | 'lane' }
  | { readonly kind: 'until'; readonly at: Instant }
  | { readonly kind: 'all'; readonly reason: Exclude<OutboxHold['reason'], 'not-connected'>; readonly delay: Milliseconds | null; readonly message: string };

export type AfterFailure = { readonly item: OutboxItem; readonly rest: Rest };

/** Already resolved, already acknowledged, changed since, not acknowledged: the incident is not what it was a moment ago. (behaviour 2.5) */
const overtaken = new Set([1001, 1002, 1005, 1012]);
const patience = 3;

/** A look before sending failed: nothing was sent. */
export function afterFailedRead(item: OutboxItem, failure: ApiFailure, now: Instant): AfterFailure {
  if (failure.kind !== 'refused') return { item: { ...item, message: describeFailure(failure) }, rest: restAfter(failure) };
  const doubt = item.firstSentAt === null ? '' : ' Whether an earlier attempt arrived is not known.';
  return { item: ended(item, 'refused', `${describeFailure(failure)}${doubt}`, now), rest: { kind: 'none' } };
}

/** A write failed. `before` is the row as it was before it was sent, `sent` as it went out. */
export function afterFailedWrite(before: OutboxItem, sent: OutboxItem, failure: ApiFailure, now: Instant): AfterFailure {
  const message = describeFailure(failure);
  const rest = restAfter(failure);
  if (failure.kind === 'refused') {
    const again = sent.attempts < patience;
    if (again && failure.code !== null && overtaken.has(failure.code)) return { item: { ...before, attempts: sent.attempts, message }, rest };
    // Only an earlier attempt of the same creation can have used its key.
    if (again && sent.action.kind === 'create' && /dedup|already exists/i.test(failure.message)) return { item: { ...sent, state: 'maybe', message }, rest };
    return { item: ended(sent, 'refused', message, now), rest };
  }
  if (failure.kind === 'rate-limited') return { item: { ...before, message }, rest };
  const mayHaveHappened = failure.kind !== 'unauthorised' && failure.mayHaveHappened;
  if (!mayHaveHappened) return { item: { ...before, attempts: sent.attempts, message }, rest };
  return { item: { ...sent, state: 'maybe', message: `${message}. It may have arrived: looking first.` }, rest };
}

/** Who waits after a failed call. */
export function restAfter(failure: ApiFailure): Rest {
  const message = describeFailure(failure);
  switch (failure.kind) {
    case 'refused': return { kind: 'none' };
    case 'bad-answer': return { kind: 'lane' };
    case 'unauthorised': return { kind: 'all', reason: 'token-refused', delay: null, message };
    case 'rate-limited': return { kind: 'all', reason: 'rate-limited', delay: failure.retryAfter, message };
    case 'unreachable': return { kind: 'all', reason: 'unreachable', delay: null, message };
  }
}
