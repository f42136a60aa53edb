import type { Milliseconds } from '../time/duration.ts';

/**
 * How a call to another system ended. A failure never carries data, so that nothing can be concluded from it.
 * `mayHaveHappened`: the request may have reached the other side, so a write must be looked up before it is sent again.
 */
export type ApiResult<T> = { readonly kind: 'ok'; readonly value: T } | ApiFailure;

export type ApiFailure =
  /** A definite no: 4xx other than 401, 408 and 429. `code` is the other side's own number, null when it gave none. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: number | null; readonly message: string }
  | { readonly kind: 'unauthorised'; readonly message: string }
  /** `retryAfter` is null when the answer did not say. */
  | { readonly kind: 'rate-limited'; readonly retryAfter: Milliseconds | null }
  /** No answer: network, timeout, or given up by ourselves. */
  | { readonly kind: 'unreachable'; readonly detail: string; readonly mayHaveHappened: boolean }
  /** An answer that means nothing: 3xx, 408, 5xx, not JSON, cut off, or without what it must hold. */
  | { readonly kind: 'bad-answer'; readonly status: number; readonly detail: string; readonly mayHaveHappened: boolean };

/** A failure in words, for people. */
export function describeFailure(failure: ApiFailure): string {
  switch (failure.kind) {
    case 'refused': return `PagerDuty refused: ${failure.message}`;
    case 'unauthorised': return 'PagerDuty does not accept this token. Connect again with a valid one.';
    case 'rate-limited': return 'PagerDuty asks us to slow down.';
    case 'unreachable': return `PagerDuty cannot be reached: ${failure.detail}`;
    case 'bad-answer': return `PagerDuty gave an unusable answer: ${failure.detail}`;
  }
}
