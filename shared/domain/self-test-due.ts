import { localHour, nextLocalHour } from '../time/local-time.ts';
import { elapsedDay, hour, type Instant, type Milliseconds } from '../time/duration.ts';

/** The runbook's morning review is at 09:00 (S25). */
const morning = 9;
/** Nobody is to be woken, not even by a panel that lights up. */
const night = { from: 22, until: 7 };
/** A run this long before the morning stands for it. */
const counts: Milliseconds = 10 * hour;

export type SelfTestZones = {
  /** The team's IANA zone, which says when the morning is. */
  readonly team: string;
  /** The IANA zone of this machine, which says when its person sleeps. */
  readonly own: string;
};

function outsideTheNight(at: Instant, { own }: SelfTestZones): Instant {
  const shown = localHour(at, own);
  return shown >= night.from || shown < night.until ? nextLocalHour(at, night.until, own) : at;
}

/**
 * When the self-test runs next by itself: at 09:00 in the team's zone, after 24 h without one at the latest, never at night here.
 * `lastAt` is the end of the newest run, null when there was none: then it is due at `now`.
 */
export function nextSelfTest(lastAt: Instant | null, now: Instant, zones: SelfTestZones): Instant {
  // A clock that was set back must not put the next run off by years.
  const last = lastAt === null || lastAt > now ? null : lastAt;
  if (last === null) return outsideTheNight(now, zones);
  const inTheMorning = nextLocalHour(last + counts, morning, zones.team);
  return outsideTheNight(Math.min(inTheMorning, last + elapsedDay), zones);
}
