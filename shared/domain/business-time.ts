import { Temporal } from 'temporal-polyfill';
import { minute, type Instant, type Milliseconds } from '../time/duration.ts';

/** The next local midnight after an instant, and whether its day counts. */
type LocalDay = { readonly midnight: Instant; readonly counts: boolean };

const quarter = 15 * minute;
/** Zones count in quarters of an hour: within one, the local day is the same. Asking costs a hundred times what looking up does. */
const days = new Map<string, LocalDay>();
const kept = 5000;

function dayOf(at: Instant, zone: string): LocalDay {
  const key = `${Math.floor(at / quarter)} ${zone}`;
  const known = days.get(key);
  if (known !== undefined) return known;
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const midnight = local.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone: zone }).epochMilliseconds;
  const day = { midnight, counts: local.dayOfWeek < 6 };
  if (days.size >= kept) days.clear();
  days.set(key, day);
  return day;
}

/**
 * The instant at which `length` of business days has passed since `from`: Saturdays and Sundays of the zone do not count,
 * every other day counts with its true length, 23 or 25 hours on the days when the clocks change (C38).
 */
export function addBusinessTime(from: Instant, length: Milliseconds, zone: string): Instant {
  let at = from;
  let left = length;
  for (;;) {
    const { midnight, counts } = dayOf(at, zone);
    if (counts) {
      if (at + left <= midnight) return at + left;
      left -= midnight - at;
    }
    at = midnight;
  }
}
