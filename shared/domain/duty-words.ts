import type { DutyLimits } from '../policy/duty-policy.ts';
import { hour, minute, type Instant, type Milliseconds } from '../time/duration.ts';
import type { CapStanding, DutyStatus } from './duty-limits.ts';
import type { SecondPerson } from '../model/duty-view.ts';
import { formatDuration } from './format-duration.ts';
import { plainLine } from './plain-text.ts';
import { clockTime } from './tray-quiet.ts';

/** Hours, however many: `3 h 12`, `41 h 05`; below one, minutes. Cut, never rounded up. */
export function formatHours(length: Milliseconds): string {
  if (length < hour) return formatDuration(length);
  return `${Math.floor(length / hour)} h ${String(Math.floor((length % hour) / minute)).padStart(2, '0')}`;
}

/** A limit in whole words: `12 h`, `7 h 30`. */
export function limitWords(length: Milliseconds): string {
  return length % hour === 0 ? `${length / hour} h` : formatHours(length);
}

function isReached({ worked, cap }: CapStanding): boolean {
  return worked >= cap;
}

/** The cap that comes first, and how it is called; null while nobody works. */
export function firstCap({ continuous, week }: Pick<DutyStatus, 'continuous' | 'week'>): { readonly name: string; readonly cap: CapStanding; readonly reachesAt: Instant } | null {
  const caps = [{ name: limitWords(continuous.cap), cap: continuous }, { name: `${limitWords(week.cap)} in 7 days`, cap: week }];
  return caps.reduce<ReturnType<typeof firstCap>>((first, { name, cap }) => {
    if (cap.reachesAt === null || (first !== null && first.reachesAt <= cap.reachesAt)) return first;
    return { name, cap, reachesAt: cap.reachesAt };
  }, null);
}

/** `12 h at 02:10; start handing over by 01:40; Bob has 9 h 00 left`, or how the rest stands; null when neither is worth a word (S36). */
export function dutyForecast(status: DutyStatus, limits: DutyLimits, zone: string, now: Instant, second: SecondPerson | null = null): string | null {
  const time = (at: Instant) => clockTime(at, now, zone);
  const rest = limitWords((status.emergency === null ? limits.usual : limits.emergency).restMinutes * minute);
  const first = firstCap(status);
  if (first !== null) {
    const other = second === null || second.left === null ? '' : `; ${plainLine(second.name, 40)} has ${formatHours(second.left)} left`;
    if (isReached(first.cap)) return `${first.name} reached: hand over now and rest ${rest}${other}`;
    const by = status.handOverBy;
    return `${first.name} at ${time(first.reachesAt)}; start handing over ${by === null || by <= now ? 'now' : `by ${time(by)}`}${other}`;
  }
  if (status.rest === null || status.rest.owed === 0) return null;
  return `Fully rested at ${time(status.rest.completeAt)}`;
}

/** What the forecast rests on, one short sentence each. */
export function forecastInputs(status: DutyStatus, zone: string, now: Instant, second: SecondPerson | null = null): readonly string[] {
  const { block, week, emergency, rest, shortRest, working } = status;
  return [
    ...(block === null ? [] : [`${formatHours(block.worked)} worked since ${clockTime(block.startedAt, now, zone)}, the end of the last full rest`]),
    `${formatHours(week.worked)} of ${limitWords(week.cap)} in the last 7 days`,
    ...(shortRest === null ? [] : [`${formatHours(shortRest.net)} of rest before this shift`]),
    ...(rest !== null && rest.owed > 0 && !working ? [`${formatHours(rest.net)} rested, ${formatHours(rest.owed)} owed`] : []),
    ...(emergency === null ? [] : [`Emergency rules, approved by ${emergency.approver}`]),
    ...(second === null || !working ? [] : [secondWords(second, zone, now)]),
  ];
}

function secondWords({ name, until, left, toldAt }: SecondPerson, zone: string, now: Instant): string {
  const hours = left === null || toldAt === null ? 'their hours are not known here' : `${formatHours(left)} left as they said at ${clockTime(toldAt, now, zone)}`;
  return `${plainLine(name, 60)} is secondary until ${clockTime(until, now, zone)}; ${hours}`;
}

/** One line for the tray: `On duty 3 h 12 of 12 h`. */
export function dutyLine({ working, continuous, rest }: DutyStatus, worked: Milliseconds = continuous.worked): string {
  if (working) return `On duty ${formatHours(worked)} of ${limitWords(continuous.cap)}`;
  if (rest !== null && rest.owed > 0) return `Resting ${formatHours(rest.net)} of ${limitWords(rest.net + rest.owed)}`;
  return 'Off duty';
}

/** What is said when a warning of a cap is passed: `11 h worked since the last full rest`. */
export function capWords(which: 'continuous' | 'week', { worked, cap }: CapStanding): string {
  const told = worked >= cap ? limitWords(cap) : limitWords(Math.floor(worked / minute) * minute);
  const over = worked >= cap ? ' (the limit)' : ` of ${limitWords(cap)}`;
  return which === 'continuous' ? `${told}${over} worked since the last full rest` : `${told}${over} worked in 7 days`;
}

/** A rest that was shorter than it should have been (C23). */
export function shortRestWords({ net, level }: NonNullable<DutyStatus['shortRest']>, limits: DutyLimits): string {
  const wanted = level === 'too-short' ? limits.usual.restMinutes : limits.shortRestMinutes;
  return `Only ${formatHours(net)} of rest before this shift; ${limitWords(wanted * minute)} ${level === 'too-short' ? 'is the least' : 'is advised'}`;
}
