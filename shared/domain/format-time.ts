import type { Instant } from '../time/duration.ts';

type Shape = 'clock-12' | 'minute-12' | 'clock' | 'minute' | 'date' | 'short-date' | 'key' | 'zone' | 'weekday';

const shapes: Readonly<Record<Shape, Intl.DateTimeFormatOptions>> = {
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  'clock-12': { hour: 'numeric', minute: '2-digit', second: '2-digit', hourCycle: 'h12' },
  'minute-12': { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' },
  minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  date: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  'short-date': { day: 'numeric', month: 'short' },
  key: { year: 'numeric', month: '2-digit', day: '2-digit' },
  zone: { timeZoneName: 'short', hour: '2-digit' },
  weekday: { weekday: 'short' },
};

/** Making a formatter costs a hundred times what using it does. */
const made = new Map<string, Intl.DateTimeFormat>();

function formatter(shape: Shape, zone: string): Intl.DateTimeFormat {
  const name = `${shape} ${zone}`;
  const known = made.get(name);
  if (known !== undefined) return known;
  const fresh = new Intl.DateTimeFormat('en-GB', { ...shapes[shape], timeZone: zone });
  made.set(name, fresh);
  return fresh;
}

let twelve = false;

/** How a time of day is written from here on, in this process: `14:03` or `2:03 pm`. What is read elsewhere or sorted (`formatStamp`, `formatField`) has 24 hours. */
export function writeHours(hours: '24' | '12'): void {
  twelve = hours === '12';
}

/** `14:03` in an IANA zone, whatever the person prefers: for fields, and for texts that others read. */
export function formatField(at: Instant, zone: string): string {
  return formatter('minute', zone).format(at);
}

/** `14:03:22` in an IANA zone. */
export function formatTimeOfDay(at: Instant, zone: string): string {
  return formatter(twelve ? 'clock-12' : 'clock', zone).format(at);
}

/** `14:03` in an IANA zone. */
export function formatMinute(at: Instant, zone: string): string {
  return formatter(twelve ? 'minute-12' : 'minute', zone).format(at);
}

/** `Wednesday, 7 October 2026` in an IANA zone. */
export function formatDate(at: Instant, zone: string): string {
  return formatter('date', zone).format(at).replace(/^(\w+) (?=\d)/, '$1, ');
}

/** `7 Oct` in an IANA zone. */
export function formatShortDate(at: Instant, zone: string): string {
  return formatter('short-date', zone).format(at);
}

/** `Mon` in an IANA zone. */
export function formatWeekday(at: Instant, zone: string): string {
  return formatter('weekday', zone).format(at);
}

/** The calendar day as `2026-10-07` in an IANA zone: equal for two instants on the same local day. */
export function dayKey(at: Instant, zone: string): string {
  const parts = new Map(formatter('key', zone).formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts.get('year') ?? ''}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`;
}

/** The zone as it is written beside a time: `CEST`, `GMT+5:30`. It depends on the instant: summer time comes and goes. */
export function zoneName(at: Instant, zone: string): string {
  return formatter('zone', zone).formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** `2026-10-07 14:03:22 CEST`: complete, sortable, and with the zone printed (A22). */
export function formatStamp(at: Instant, zone: string): string {
  return `${dayKey(at, zone)} ${formatter('clock', zone).format(at)} ${zoneName(at, zone)}`;
}

/** The nearest way to say a moment of the coming or past days: `14:03` today, `Mon 09:00` within six days, else `7 Oct 09:00`. */
export function formatNear(at: Instant, now: Instant, zone: string): string {
  const clock = formatMinute(at, zone);
  if (dayKey(at, zone) === dayKey(now, zone)) return clock;
  const near = Math.abs(at - now) < 6 * 24 * 3_600_000;
  return `${near ? formatWeekday(at, zone) : formatShortDate(at, zone)} ${clock}`;
}
