import type { BlindReason } from '../model/blind.ts';

/** A reason as it stands after "Blind 12 min:". */
export const blindReasonWords: Readonly<Record<BlindReason, string>> = {
  'app-absent': 'not running',
  asleep: 'asleep',
  'own-network': 'own network down',
  'no-names': 'names cannot be looked up',
  'token-refused': 'token refused',
  'rate-limited': 'rate limited',
  offline: 'not reachable',
  'no-answer': 'no usable answer',
  notifications: 'notifications not shown',
  'clock-stepped': 'clock stepped',
  'not-checked': 'checks not run',
  'not-saved': 'not saving',
};
