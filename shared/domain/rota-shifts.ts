import { Temporal } from 'temporal-polyfill';
import type { Rota, Seat, SeatShift } from '../model/rota.ts';
import type { Instant } from '../time/duration.ts';
import { instantOfLocal } from '../time/local-instant.ts';
import { hoursCovered, type CoveredHours } from './rota-hours.ts';

/** When turn number `turn` begins, 0 being the first: the same time of day over every change of the clocks (S20, pitfall 5.3). */
export function turnStart(rota: Rota, turn: number): Instant {
  const day = Temporal.PlainDate.from(rota.startsOn).add({ days: turn * rota.turnDays });
  return instantOfLocal(day.toPlainDateTime(Temporal.PlainTime.from(rota.changesAt)), rota.zone);
}

/** The turn that an instant lies in; negative before the rotation began. */
export function turnAt(rota: Rota, at: Instant): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(rota.zone).toPlainDate();
  const days = Temporal.PlainDate.from(rota.startsOn).until(local, { largestUnit: 'days' }).days;
  // A day of the calendar is at most one turn off, in either direction.
  let turn = Math.floor(days / rota.turnDays) + 1;
  while (turnStart(rota, turn) > at) turn -= 1;
  return turn;
}

/**
 * Every seat from `from` to `to`, in order: each stretch of time has exactly one shift a seat, and a seat that nobody takes is a
 * shift without a person. An override goes before everything. Somebody who is away is not on call: the secondary takes the primary's
 * place, and the secondary's place stays open until somebody is named (runbook L155-L158, C34). Before the first turn nobody is on call, and
 * nobody is meant to be outside of the hours that the rota is restricted to.
 */
export function rotaShifts(rota: Rota, from: Instant, to: Instant): readonly SeatShift[] {
  const turns = turnsBetween(rota, from, to);
  const cuts = new Set<Instant>([from, to, ...turns.map(({ at }) => at)]);
  const covered = hoursCovered(rota, from, to);
  for (const at of covered?.edges ?? []) cuts.add(at);
  for (const span of [...rota.overrides, ...rota.absences]) {
    cuts.add(span.from);
    cuts.add(span.to);
  }
  const edges = [...cuts].filter((at) => at >= from && at <= to).toSorted((a, b) => a - b);
  const shifts: SeatShift[] = [];
  for (const [index, begins] of edges.entries()) {
    const ends = edges[index + 1];
    if (ends === undefined || ends === begins) continue;
    for (const seated of seatsAt(rota, turns.findLast(({ at }) => at <= begins)?.turn ?? -1, covered, begins)) extend(shifts, { ...seated, from: begins, to: ends });
  }
  return shifts.toSorted((a, b) => a.from - b.from || a.seat.localeCompare(b.seat));
}

/** The turns that touch a stretch of time, in order; none where nobody takes turns. */
function turnsBetween(rota: Rota, from: Instant, to: Instant): readonly { readonly turn: number; readonly at: Instant }[] {
  if (rota.turns === 'none') return [];
  const turns: { readonly turn: number; readonly at: Instant }[] = [];
  for (let turn = turnAt(rota, from); ; turn += 1) {
    const at = turnStart(rota, turn);
    if (at >= to && turns.length > 0) return turns;
    turns.push({ turn, at });
  }
}

type Seated = Pick<SeatShift, 'seat' | 'person' | 'reason'>;

/** Who sits where at one instant. */
function seatsAt(rota: Rota, turn: number, covered: CoveredHours | null, at: Instant): readonly Seated[] {
  const open = covered === null || covered.includes(at);
  const away = (person: string | null) => person !== null && rota.absences.some((absence) => absence.person === person && absence.from <= at && at < absence.to);
  const planned = { primary: turn < 0 ? null : byTurn(rota, turn), secondary: turn < 0 ? null : secondaryOf(rota, turn) };
  const override = (seat: Seat) => rota.overrides.findLast((one) => one.seat === seat && one.from <= at && at < one.to) ?? null;
  const seat = (name: Seat): Seated => {
    const named = override(name);
    if (named !== null) return { seat: name, person: named.person, reason: 'override' };
    if (!open) return { seat: name, person: null, reason: 'restricted' };
    const person = planned[name];
    return person === null || away(person) ? { seat: name, person: null, reason: 'gap' } : { seat: name, person, reason: 'rotation' };
  };
  const primary = seat('primary');
  if (rota.secondary === 'none') return [primary];
  const secondary = seat('secondary');
  if (primary.reason !== 'gap') return [primary, secondary];
  // Somebody who was named for the place of the secondary stays there; who would have had it takes the primary's.
  const backup = planned.secondary === null || away(planned.secondary) ? null : planned.secondary;
  if (secondary.reason === 'override' && backup !== null && backup !== secondary.person) return [{ seat: 'primary', person: backup, reason: 'promoted' }, secondary];
  return secondary.person === null ? [primary, secondary] : [{ seat: 'primary', person: secondary.person, reason: 'promoted' }, { seat: 'secondary', person: null, reason: 'gap' }];
}

function byTurn(rota: Rota, turn: number): string | null {
  const count = rota.people.length;
  return count === 0 ? null : (rota.people[((turn % count) + count) % count]?.id ?? null);
}

function secondaryOf(rota: Rota, turn: number): string | null {
  if (rota.secondary === 'none' || rota.people.length < 2) return null;
  return byTurn(rota, rota.secondary === 'next' ? turn + 1 : turn - 1);
}

/** Adds a shift, or makes the one before it longer when nothing changed. */
function extend(shifts: SeatShift[], shift: SeatShift): void {
  const index = shifts.findLastIndex(({ seat }) => seat === shift.seat);
  const last = shifts[index];
  const same = last !== undefined && last.to === shift.from && last.person === shift.person && last.reason === shift.reason;
  if (same) shifts[index] = { ...last, to: shift.to };
  else shifts.push(shift);
}
