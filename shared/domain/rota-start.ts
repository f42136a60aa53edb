import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../time/duration.ts';

/**
 * The day (`2026-11-24`) on which a rotation that changes at this time of day (`09:00`) has changed last: begun on that day,
 * a rota that is made at night has somebody for the rest of the night.
 */
export function lastChangeDay(now: Instant, zone: string, changesAt: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const isBefore = Temporal.PlainTime.compare(local.toPlainTime(), Temporal.PlainTime.from(changesAt)) < 0;
  return local.toPlainDate().subtract({ days: isBefore ? 1 : 0 }).toString();
}
