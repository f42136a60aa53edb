import { hour, minute, type Instant, type Milliseconds } from '../time/duration.ts';

/** A notification about neither an incident nor a check, as it was shown. */
export type ShownOther = { readonly key: string; readonly at: Instant };

const span: Milliseconds = 12 * hour;
/** What is said again of the same thing this soon is no further interruption: a break that is announced, then due. */
const goesOnFor: Milliseconds = 15 * minute;

/** Those of the last twelve hours. */
export function shownLately<T extends { readonly at: Instant }>(shown: readonly T[], now: Instant): readonly T[] {
  return shown.filter(({ at }) => at > now - span && at <= now);
}

/**
 * Whether one more may be shown (P1): `goes-on` belongs to one that was, `over` would be more than `most` in the last twelve hours and
 * stands in the window instead.
 */
export function placeInBudget(shown: readonly ShownOther[], key: string, most: number, now: Instant): 'goes-on' | 'counts' | 'over' {
  const lately = shownLately(shown, now);
  if (lately.some((one) => one.key === key && one.at > now - goesOnFor)) return 'goes-on';
  return lately.length < most ? 'counts' : 'over';
}
