import { minute, second, type Milliseconds } from '../time/duration.ts';
import type { StormRules } from './alert-storm.ts';

/** Numbers a team may change (P1). */
export type AlertRules = {
  /** How often an unacknowledged SEV-1/2 is shown again. */
  readonly repeatEvery: Milliseconds;
  /** At most one sound a situation in this time. */
  readonly soundGap: Milliseconds;
  /** What comes this close together makes one sound, and what is told of several changes no more often than this. */
  readonly groupWithin: Milliseconds;
  /** How long "recovered" stays before it goes by itself. */
  readonly recoveredFor: Milliseconds;
  /** An acknowledgement of which nothing was heard for so long is asked about once (A9). */
  readonly staleAfter: Milliseconds;
  readonly storm: StormRules;
  /** The person's own switch. */
  readonly sounds: boolean;
};

export const defaultAlertRules: AlertRules = {
  repeatEvery: 2 * minute,
  soundGap: minute,
  groupWithin: 30 * second,
  recoveredFor: 15 * second,
  staleAfter: 60 * minute,
  storm: { count: 10, within: minute, quietFor: 5 * minute, loudAlone: 3 },
  sounds: true,
};
