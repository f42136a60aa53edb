import { hour, type Instant } from '../time/duration.ts';
import { dayKey, formatField, formatShortDate, formatWeekday, zoneName } from './format-time.ts';

/** `14:03`; where the clocks show it twice, with which of the two it is: `02:50 CEST`. */
function timeOfDay(at: Instant, zone: string): string {
  const time = formatField(at, zone);
  const isTwice = [at - hour, at + hour].some((other) => formatField(other, zone) === time);
  return isTwice ? `${time} ${zoneName(at, zone)}` : time;
}

/** `Mon 23 Nov 14:03`: the same whenever it is read, so that a line changes only when what it says does. */
export function moment(at: Instant, zone: string): string {
  return `${formatWeekday(at, zone)} ${formatShortDate(at, zone)} ${timeOfDay(at, zone)}`;
}

/** `Mon 23 Nov 22:00 to 23:30`; the day again where it is another one. */
export function momentSpan(from: Instant, to: Instant, zone: string): string {
  return `${moment(from, zone)} to ${dayKey(from, zone) === dayKey(to, zone) ? timeOfDay(to, zone) : moment(to, zone)}`;
}
