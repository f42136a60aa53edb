import type { ApiFailure } from '../model/api-result.ts';
import type { BlindReason } from '../model/blind.ts';

/** As what a failed call is counted when it leaves us blind. */
export function causeOfFailure({ kind }: ApiFailure): BlindReason {
  switch (kind) {
    case 'unauthorised': return 'token-refused';
    case 'rate-limited': return 'rate-limited';
    case 'unreachable': return 'offline';
    case 'refused':
    case 'bad-answer': return 'no-answer';
  }
}
