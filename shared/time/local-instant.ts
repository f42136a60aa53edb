import type { Temporal } from 'temporal-polyfill';
import type { Instant } from './duration.ts';

/**
 * The instant at which the clocks of an IANA zone show `local`. A time that they show twice is the first one; a time that they
 * leave out is the instant at which they jump over it, so that nothing begins before it can and nothing is lost (pitfall 5.3).
 */
export function instantOfLocal(local: Temporal.PlainDateTime, zone: string): Instant {
  const found = local.toZonedDateTime(zone, { disambiguation: 'compatible' });
  if (found.toPlainDateTime().equals(local)) return found.epochMilliseconds;
  // Only after a jump do the clocks show something else than was asked for; `previous` leaves out a jump at that very instant.
  return found.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')?.epochMilliseconds ?? found.epochMilliseconds;
}
