import type { Rota, SeatShift } from '../model/rota.ts';
import type { DutyHours } from '../policy/duty-policy.ts';
import { elapsedDay, minute, type Instant, type Milliseconds } from '../time/duration.ts';
import type { RotaFlaw } from './rota-review.ts';

type Span = { readonly from: Instant; readonly to: Instant };
const week = 7 * elapsedDay;

/**
 * Whom the shifts leave too little rest, or bring over a week's hours, if they are worked through (A20). Each person
 * is named once for either, where it happens first. A turn that nobody could work through is standby (C19): then there is nothing to say.
 */
export function rotaStrain(rota: Rota, shifts: readonly SeatShift[], hours: DutyHours): readonly RotaFlaw[] {
  if (!isOfShifts(rota, hours.continuousMinutes * minute)) return [];
  return rota.people
    .flatMap(({ id }) => {
      const spans = joined(shifts.filter(({ seat, person }) => seat === 'primary' && person === id));
      return [withoutRest(spans, hours), overWeek(spans, hours.weekMinutes * minute)].filter((flaw) => flaw !== null).map((flaw): RotaFlaw => ({ ...flaw, person: id }));
    })
    .toSorted((a, b) => a.from - b.from);
}

/** Whether the people of a rota take over from each other before anybody has been at it for as long as one may. */
function isOfShifts({ restrictions = [], turns, overrides }: Rota, longest: Milliseconds): boolean {
  const entered = overrides.filter(({ seat }) => seat === 'primary');
  if (turns === 'none') return entered.length > 0 && entered.every(({ from, to }) => to - from <= longest);
  return restrictions.length > 0 && restrictions.every(({ from, to }) => ((minutesOf(to) - minutesOf(from) + 24 * 60 - 1) % (24 * 60) + 1) * minute <= longest);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** The first stretch with more work in it than one may do between two whole rests. */
function withoutRest(spans: readonly Span[], { continuousMinutes, restMinutes }: DutyHours): Omit<RotaFlaw, 'person'> | null {
  let [began, worked, last] = [0, 0, -Infinity];
  for (const { from, to } of spans) {
    if (from - last >= restMinutes * minute) [began, worked] = [from, 0];
    worked += to - from;
    last = to;
    if (worked > continuousMinutes * minute) return { type: 'no-rest', from: began, to };
  }
  return null;
}

/** The first 168 hours that hold more than a week may. It is fullest where a span ends. */
function overWeek(spans: readonly Span[], most: Milliseconds): Omit<RotaFlaw, 'person'> | null {
  for (const { to } of spans) {
    const inside = spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, to - week)), 0);
    if (inside > most) return { type: 'over-week', from: to - week, to };
  }
  return null;
}

/** Shifts that follow each other without a pause are one. */
function joined(shifts: readonly SeatShift[]): readonly Span[] {
  const spans: { from: Instant; to: Instant }[] = [];
  for (const { from, to } of shifts.toSorted((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else spans.push({ from, to });
  }
  return spans;
}
