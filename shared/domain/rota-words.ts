import { elapsedDay, type Instant } from '../time/duration.ts';
import { formatMinute, formatNear, formatShortDate, formatWeekday, zoneName } from './format-time.ts';
import type { RotaPlan } from '../model/rota.ts';
import type { RotaFlaw } from './rota-review.ts';
import type { OwnShift, ShiftChange } from './shift-changes.ts';
import type { ShiftMark } from './shift-marks.ts';

/** `Mon 7 Dec 09:00`. What has no end stays open. */
export function shiftMoment(at: Instant, zone: string): string {
  return at >= Number.MAX_SAFE_INTEGER ? 'further notice' : `${formatWeekday(at, zone)} ${formatShortDate(at, zone)} ${formatMinute(at, zone)}`;
}

function shiftSpan({ from, to }: Pick<OwnShift, 'from' | 'to'>, zone: string): string {
  return `${from <= 0 ? 'all along' : shiftMoment(from, zone)} to ${shiftMoment(to, zone)}`;
}

/** One line of "your shifts changed": what it was before and what it is now (A34). */
export function shiftChangeLine({ before, after }: ShiftChange, zone: string): string {
  if (before === null) return after === null ? '' : `New, ${after.seat}: ${shiftSpan(after, zone)}`;
  if (after === null) return `No longer yours, ${before.seat}: ${shiftSpan(before, zone)}`;
  return `Moved, ${before.seat}: before ${shiftSpan(before, zone)}; now ${shiftSpan(after, zone)}`;
}

/** `Your shift as primary starts at Mon 09:00 CEST`. */
export function shiftMarkLine({ shift, edge, edgeAt }: ShiftMark, now: Instant, zone: string): string {
  return `Your shift as ${shift.seat} ${edge === 'start' ? 'starts' : 'ends'} at ${formatNear(edgeAt, now, zone)} ${zoneName(edgeAt, zone)}`;
}

/** What is wrong with the rota, where, and for how long. */
export function flawLine({ type, from, to }: RotaFlaw, person: string | null, zone: string): string {
  const why = person === null ? '' : `, because ${person} takes the place of the primary`;
  const who = person ?? 'Somebody';
  const what = {
    'no-primary': 'No primary', 'no-secondary': `No secondary${why}`, 'both-seats': `${who} in both seats`,
    'no-rest': `${who} has no whole rest, if these shifts are worked through`, 'over-week': `${who} is over the hours of a week, if these shifts are worked through`,
  }[type];
  return `${what}: ${shiftSpan({ from, to }, zone)}`;
}

/** Said once, where the people are named (C18): `3 people with two seats: each holds one 67 % of the time. A quarter takes 8 (Google SRE).` */
export function staffingLine(people: number, secondary: RotaPlan['secondary']): string {
  const seats = secondary === 'none' || people < 2 ? 1 : 2;
  const share = Math.round(Math.min(1, seats / people) * 100);
  const who = people === 1 ? '1 person' : `${people} people`;
  const needed = seats * 4;
  return `${who} with ${seats === 1 ? 'one seat' : 'two seats'}: each holds one ${share} % of the time.${people >= needed ? '' : ` A quarter takes ${needed} people.`}`;
}

type AbsenceSort = 'under-a-day' | 'days' | 'longer';

/** Which of the runbook's cases an absence is: cover for hours, 1 to 7 days, or longer (L144-L158, C34). */
export function absenceSort(from: Instant, to: Instant): AbsenceSort {
  const length = to - from;
  return length < elapsedDay ? 'under-a-day' : length <= 7 * elapsedDay ? 'days' : 'longer';
}

/** The message that asks for cover; the person copies and sends it. */
export function coverMessage(asked: { readonly from: Instant; readonly to: Instant; readonly seats: readonly string[]; readonly who: string }, zone: string): string {
  const seats = asked.seats.length === 0 ? 'no seat of the rota is touched' : `open then: ${asked.seats.join(' and ')}`;
  return `${asked.who} cannot be on call from ${shiftMoment(asked.from, zone)} to ${shiftMoment(asked.to, zone)} (${zone}); ${seats}. Who can cover? Please answer here with the times you take, so that the rota can be changed before it begins.`;
}
