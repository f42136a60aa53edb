import { formatField, zoneName } from '../../../shared/domain/format-time.ts';
import { elapsedDay, hour, minute, type Instant } from '../../../shared/time/duration.ts';

const inLength = /^(?:in\s+)?(\d{1,3})\s*(h|hours?|min(?:utes?)?|m)?$/iu;
const clockTime = /^(?:at\s+)?([01]?\d|2[0-3])[:.]([0-5]\d)(?:\s+\S+)?$/u;

/**
 * The instant that a person means by `15`, `in 15 min`, `2 h`, `14:35` or `14:35 CET`: a time of day is the next one that the
 * clocks of `zone` show. Null when it is none of these.
 */
export function readNextTime(text: string, now: Instant, zone: string): Instant | null {
  const length = inLength.exec(text.trim());
  if (length !== null) {
    const ahead = Number(length[1]) * (length[2]?.toLowerCase().startsWith('h') === true ? hour : minute);
    return ahead === 0 ? null : now + ahead;
  }
  const clock = clockTime.exec(text.trim());
  return clock === null ? null : nextClockTime(Number(clock[1]) * 60 + Number(clock[2]), now, zone);
}

/** The next instant at which the clocks of `zone` show so many minutes after midnight. */
function nextClockTime(wanted: number, now: Instant, zone: string): Instant {
  const start = now - (now % minute);
  const shown = (at: Instant) => {
    const [hours = 0, minutes = 0] = formatField(at, zone).split(':').map(Number);
    return hours * 60 + minutes;
  };
  const ahead = (wanted - shown(start) + 1440) % 1440;
  const guess = start + (ahead === 0 ? elapsedDay : ahead * minute);
  // Clocks that were changed on the way are off by at most a few hours.
  const off = ((wanted - shown(guess) + 2160) % 1440) - 720;
  return guess + off * minute;
}

/** `14:35 CET`: with its zone, because it is read elsewhere. */
export function sayTime(at: Instant, zone: string): string {
  return `${formatField(at, zone)} ${zoneName(at, zone)}`;
}

const agoLength = /^-?\s*(\d{1,3})\s*(?:m|min|minutes?)?(?:\s+ago)?$/iu;

/**
 * When something happened that is put in later: `10` or `10 min ago`, or `14:05`, the last time the clocks of `zone` showed it.
 * Empty is now, as null; what cannot be read is undefined.
 */
export function readPastTime(text: string, now: Instant, zone: string): Instant | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const ago = agoLength.exec(typed);
  if (ago !== null) return now - Number(ago[1]) * minute;
  const clock = clockTime.exec(typed);
  if (clock === null) return undefined;
  const ahead = nextClockTime(Number(clock[1]) * 60 + Number(clock[2]), now - elapsedDay, zone);
  // Two days back are as near as a time of day can mean.
  return ahead > now ? ahead - elapsedDay : ahead;
}
