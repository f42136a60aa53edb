import { hour, type Instant } from '../time/duration.ts';
import { dayKey } from './format-time.ts';

/** The first instant of the local day of an IANA zone, to the millisecond. A day has 23 to 25 hours, so it is looked for and not reckoned. */
export function dayStart(at: Instant, zone: string): Instant {
  const day = dayKey(at, zone);
  let before = at - 26 * hour;
  let within = at;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (dayKey(middle, zone) === day) within = middle;
    else before = middle;
  }
  return within;
}
