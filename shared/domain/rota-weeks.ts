import { Temporal } from 'temporal-polyfill';
import type { Seat, SeatShift } from '../model/rota.ts';
import type { Instant } from '../time/duration.ts';
import type { RotaFlaw } from './rota-review.ts';

/** A part of a shift that lies in one week. `twice`: its person sits in both seats then. */
export type WeekPiece = SeatShift & { readonly twice: boolean };
export type RotaWeek = { readonly from: Instant; readonly to: Instant; readonly seats: Readonly<Record<Seat, readonly WeekPiece[]>> };

/** The week of `now` and those after it, Monday to Monday in the team's zone, each shift cut to its week and where both seats are one person's. */
export function rotaWeeks(shifts: readonly SeatShift[], flaws: readonly RotaFlaw[], now: Instant, zone: string, count: number): readonly RotaWeek[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const start = (week: number) => monday.add({ days: 7 * week }).toZonedDateTime(zone).epochMilliseconds;
  const doubles = flaws.filter(({ type }) => type === 'both-seats');
  return Array.from({ length: count }, (_, week) => {
    const [from, to] = [start(week), start(week + 1)];
    const held = (seat: Seat) => shifts.filter((shift) => shift.seat === seat).flatMap((shift) => pieces(shift, doubles, from, to));
    return { from, to, seats: { primary: held('primary'), secondary: held('secondary') } };
  });
}

function pieces(shift: SeatShift, doubles: readonly RotaFlaw[], from: Instant, to: Instant): readonly WeekPiece[] {
  const [begins, ends] = [Math.max(shift.from, from), Math.min(shift.to, to)];
  if (begins >= ends) return [];
  const edges = [begins, ...doubles.flatMap((double) => [double.from, double.to]).filter((at) => at > begins && at < ends).toSorted((a, b) => a - b), ends];
  return edges.slice(1).map((end, index) => {
    const start = edges[index] ?? begins;
    return { ...shift, from: start, to: end, twice: doubles.some((double) => double.from <= start && start < double.to) };
  });
}
