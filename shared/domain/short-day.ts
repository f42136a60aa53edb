import type { Instant } from '../time/duration.ts';
import { formatShortDate } from './format-time.ts';

/** `23 Nov 2026` in an IANA zone: with its year, for what is looked back on. */
export function shortDay(at: Instant, zone: string): string {
  return `${formatShortDate(at, zone)} ${new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone: zone }).format(at)}`;
}

/** The same for a day of the calendar such as `2026-11-23`. */
export function shortCalendarDay(day: string): string {
  return shortDay(Date.parse(`${day}T12:00:00Z`), 'UTC');
}

/** `23 Nov` for a day of this year, else with its year. `today` is a day of the calendar, too. */
export function nearCalendarDay(day: string, today: string): string {
  return day.slice(0, 4) === today.slice(0, 4) ? formatShortDate(Date.parse(`${day}T12:00:00Z`), 'UTC') : shortCalendarDay(day);
}
