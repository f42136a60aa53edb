import { localHour } from '../time/local-time.ts';
import type { Instant } from '../time/duration.ts';

const nightBegins = 22;
/** The hour at which it ends. */
export const nightEnds = 6;

/** Between 22 and 06 by the clocks of an IANA zone (A16, F6). */
export function isNight(at: Instant, zone: string): boolean {
  const shown = localHour(at, zone);
  return shown >= nightBegins || shown < nightEnds;
}
