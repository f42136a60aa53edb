import type { Instant } from '../time/duration.ts';
import type { ScheduleKind } from './pagerduty-schedule.ts';

export type OnCallShift = {
  readonly policyName: string;
  readonly scheduleName: string | null;
  /** Missing where no schedule says so. */
  readonly schedule?: { readonly id: string; readonly kind: ScheduleKind };
  /** 1 is primary. */
  readonly level: number;
  readonly startsAt: Instant | null;
  /** null: permanent. */
  readonly endsAt: Instant | null;
};

/** `unknown` after an error or an answer older than 3 minutes: never shown as off call (behaviour 4.4). */
export type OnCallStatus = {
  readonly state: 'on' | 'off' | 'unknown' | 'not-connected';
  readonly shifts: readonly OnCallShift[];
  readonly asOf: Instant | null;
  /** How far ahead was looked; missing until that answer came. */
  readonly seenUntil?: Instant;
};
