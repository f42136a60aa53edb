import { minute, second, type Milliseconds } from '../time/duration.ts';

/** Numbers a team may change (P1). */
export type AlertRules = {
  /** How often an unacknowledged SEV-1/2 is shown again. */
  readonly repeatEvery: Milliseconds;
  /** At most one sound a situation in this time. */
  readonly soundGap: Milliseconds;
  /** How long "recovered" stays before it goes by itself. */
  readonly recoveredFor: Milliseconds;
  /** The person's own switch. */
  readonly sounds: boolean;
};

export const defaultAlertRules: AlertRules = { repeatEvery: 2 * minute, soundGap: minute, recoveredFor: 15 * second, sounds: true };
