import type { Instant } from '../time/duration.ts';
import { dayKey, formatField, formatShortDate, formatWeekday } from './format-time.ts';

/** `Mon 23 Nov 14:03`: the same whenever it is read, so that a line changes only when what it says does. */
export function moment(at: Instant, zone: string): string {
  return `${formatWeekday(at, zone)} ${formatShortDate(at, zone)} ${formatField(at, zone)}`;
}

/** `Mon 23 Nov 22:00 to 23:30`; the day again where it is another one. */
export function momentSpan(from: Instant, to: Instant, zone: string): string {
  return `${moment(from, zone)} to ${dayKey(from, zone) === dayKey(to, zone) ? formatField(to, zone) : moment(to, zone)}`;
}
