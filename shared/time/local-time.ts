import { Temporal } from 'temporal-polyfill';
import type { Instant } from './duration.ts';

function local(at: Instant, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

/** The hour that the clocks show at an instant in an IANA zone, 0 to 23. */
export function localHour(at: Instant, zone: string): number {
  return local(at, zone).hour;
}

/**
 * The first instant from `from` on at which the clocks of an IANA zone show this full hour: 09:00 stays 09:00 over every change
 * of the clocks. An hour that a change leaves out is told by the offset before it.
 */
export function nextLocalHour(from: Instant, hour: number, zone: string): Instant {
  const on = (date: Temporal.PlainDate): Instant => date.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds;
  const today = local(from, zone).toPlainDate();
  const candidate = on(today);
  return candidate >= from ? candidate : on(today.add({ days: 1 }));
}
