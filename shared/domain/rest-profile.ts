import type { RestProfile, WeekAverage } from '../model/rest-profile.ts';
import type { DutyLimits } from '../policy/duty-policy.ts';
import { hour, minute, type Instant } from '../time/duration.ts';
import { workedBetween, type Piece } from './duty-pieces.ts';
import { limitWords } from './duty-words.ts';
import { rollingWeek } from './duty-week.ts';

/**
 * What Directive 2003/88/EC asks for: 11 consecutive hours of rest in 24 (article 3), and no more than 48 hours of work
 * in an average week, overtime included (article 6 b), over a reference period of at most four months (article 16 b): 17 weeks.
 * The law of a country may ask for more. No policy may lower these, so none holds them.
 */
const directive = { restMinutes: 11 * 60, weekMinutes: 48 * 60, weeks: 17 };

/** How far back the average week of a profile looks; 0: the profile has none. */
export function averageReach(profile: RestProfile): number {
  return profile === 'eu' ? directive.weeks * rollingWeek : 0;
}

/** The limits that hold under a profile: the law can make them stricter, never wider (C23). */
export function underProfile(limits: DutyLimits, profile: RestProfile): DutyLimits {
  if (profile === 'policy') return limits;
  if (profile === 'limits-only') return { ...limits, shortRestMinutes: limits.usual.restMinutes };
  const atLeast = (minutes: number) => Math.max(minutes, directive.restMinutes);
  return {
    ...limits,
    usual: { ...limits.usual, restMinutes: atLeast(limits.usual.restMinutes) },
    emergency: { ...limits.emergency, restMinutes: atLeast(limits.emergency.restMinutes) },
    shortRestMinutes: atLeast(limits.shortRestMinutes),
  };
}

/**
 * Work in an average week of the reference period, or of the part of it since the first work on record: never less than one week.
 * Null where the profile knows no average.
 */
export function averageWeek(pieces: readonly Piece[], profile: RestProfile, now: Instant): WeekAverage | null {
  const reach = averageReach(profile);
  if (reach === 0) return null;
  const from = Math.min(Math.max(pieces[0]?.from ?? now, now - reach), now - rollingWeek);
  return { from, perWeek: (workedBetween(pieces, from, now) / (now - from)) * rollingWeek, cap: directive.weekMinutes * minute };
}

/** `EU working time: rest of 11 h, 48 h in an average week`. */
export function profileWords(profile: RestProfile, limits: DutyLimits): string {
  const { usual, shortRestMinutes } = underProfile(limits, profile);
  const rest = `rest of ${limitWords(usual.restMinutes * minute)}`;
  if (profile === 'eu') return `EU working time: ${rest}, ${directive.weekMinutes * minute / hour} h in an average week`;
  return shortRestMinutes > usual.restMinutes ? `Policy: ${rest}, a warning below ${limitWords(shortRestMinutes * minute)}` : `Policy alone: ${rest}`;
}
