import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../time/duration.ts';
import { instantOfLocal } from '../time/local-instant.ts';

/** When the drill's clock begins: today, as the clocks of an IANA zone show `starts` (`03:00`). */
export function drillStart(starts: string, zone: string, now: Instant): Instant {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  return instantOfLocal(today.toPlainDateTime(starts), zone);
}
