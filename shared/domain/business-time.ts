import { Temporal } from 'temporal-polyfill';
import type { Instant, Milliseconds } from '../time/duration.ts';

/**
 * The instant at which `length` of business days has passed since `from`: Saturdays and Sundays of the zone do not count,
 * every other day counts with its true length, 23 or 25 hours on the days when the clocks change (C38).
 */
export function addBusinessTime(from: Instant, length: Milliseconds, zone: string): Instant {
  let at = from;
  let left = length;
  for (;;) {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    const midnight = local.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone: zone }).epochMilliseconds;
    if (local.dayOfWeek < 6) {
      if (at + left <= midnight) return at + left;
      left -= midnight - at;
    }
    at = midnight;
  }
}
