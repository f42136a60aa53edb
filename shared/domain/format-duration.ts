import { elapsedDay, hour, minute, second, type Milliseconds } from '../time/duration.ts';

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}

/**
 * A length of time in ms for reading: `8 s`, `12 min`, `3 h 12`, `4 d 3 h`. Cut, never rounded up: 59.9 s is 59 s.
 * A negative length (a clock that was set back) reads as `0 s`.
 */
export function formatDuration(length: Milliseconds): string {
  const held = Math.max(0, length);
  if (held < minute) return `${Math.floor(held / second)} s`;
  if (held < hour) return `${Math.floor(held / minute)} min`;
  if (held < elapsedDay) return `${Math.floor(held / hour)} h ${twoDigits(Math.floor((held % hour) / minute))}`;
  const hours = Math.floor((held % elapsedDay) / hour);
  return hours === 0 ? `${Math.floor(held / elapsedDay)} d` : `${Math.floor(held / elapsedDay)} d ${hours} h`;
}

/** A length that was chosen rather than measured, in ms: `15 min`, `4 h`, `1 h 30`. */
export function formatChosen(length: Milliseconds): string {
  return length >= hour && length % hour === 0 ? `${length / hour} h` : formatDuration(length);
}

/** A running clock in ms: `07:42` below one hour, then as a duration. */
export function formatClock(length: Milliseconds): string {
  const held = Math.max(0, length);
  if (held >= hour) return formatDuration(held);
  return `${twoDigits(Math.floor(held / minute))}:${twoDigits(Math.floor((held % minute) / second))}`;
}

/** How long ago, in ms: `now` below 2 s, else `8 s ago`, `3 h 12 ago`. */
export function formatAge(length: Milliseconds): string {
  return length < 2 * second ? 'now' : `${formatDuration(length)} ago`;
}

/** How long a probe took, in ms: `42 ms`, `1.24 s`, `12.4 s`. */
export function formatLatency(length: Milliseconds): string {
  if (length < 1 && length > 0) return '<1 ms';
  if (length < second) return `${Math.round(length)} ms`;
  return `${(length / second).toFixed(length < 10 * second ? 2 : 1)} s`;
}
