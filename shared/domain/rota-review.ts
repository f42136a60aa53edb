import type { Rota, SeatShift } from '../model/rota.ts';
import type { Instant, Milliseconds } from '../time/duration.ts';
import { rotaShifts } from './rota-shifts.ts';

/** What is wrong with a rota over a stretch of time (S21, A20). */
export type RotaFlaw = {
  readonly type: 'no-primary' | 'no-secondary' | 'both-seats' | 'no-rest' | 'over-week';
  readonly from: Instant;
  readonly to: Instant;
  /** For `both-seats`: who sits on two chairs; for `no-rest` and `over-week`: whose hours they are. For `no-secondary`: who was promoted and left the place open (C34). */
  readonly person: string | null;
};

export type RotaReview = {
  readonly flaws: readonly RotaFlaw[];
  /** How much of the time each person holds a seat, from 0 to 1; in both at once counts once. */
  readonly load: ReadonlyMap<string, number>;
  /** How many people a load of a quarter takes (C18, Google SRE). */
  readonly peopleForQuarter: number;
};

/** Looks through a rota from `from` to `to`: gaps, people in two seats at once, and the load of each. */
export function reviewRota(rota: Rota, from: Instant, to: Instant): RotaReview {
  const shifts = rotaShifts(rota, from, to);
  const flaws = shifts
    .filter(({ reason }) => reason === 'gap')
    .map((shift): RotaFlaw => ({ type: shift.seat === 'primary' ? 'no-primary' : 'no-secondary', from: shift.from, to: shift.to, person: shift.seat === 'secondary' ? promotedIn(shifts, shift) : null }));
  const doubles = inBothSeats(shifts);
  const held = new Map<string, Milliseconds>(rota.people.map(({ id }) => [id, 0]));
  for (const { person, from: begins, to: ends } of shifts) if (person !== null) held.set(person, (held.get(person) ?? 0) + ends - begins);
  for (const { person, from: begins, to: ends } of doubles) if (person !== null) held.set(person, (held.get(person) ?? 0) - (ends - begins));
  const seats = rota.secondary === 'none' ? 1 : 2;
  return {
    flaws: [...flaws, ...doubles].toSorted((a, b) => a.from - b.from),
    load: new Map([...held].map(([person, time]) => [person, to > from ? time / (to - from) : 0])),
    peopleForQuarter: seats * 4,
  };
}

function promotedIn(shifts: readonly SeatShift[], { from, to }: SeatShift): string | null {
  return shifts.find((shift) => shift.reason === 'promoted' && shift.from < to && shift.to > from)?.person ?? null;
}

function inBothSeats(shifts: readonly SeatShift[]): readonly RotaFlaw[] {
  const secondaries = shifts.filter(({ seat, person }) => seat === 'secondary' && person !== null);
  return shifts
    .filter(({ seat }) => seat === 'primary')
    .flatMap((primary) =>
      secondaries
        .filter((secondary) => secondary.person === primary.person && secondary.from < primary.to && secondary.to > primary.from)
        .map((secondary): RotaFlaw => ({ type: 'both-seats', from: Math.max(primary.from, secondary.from), to: Math.min(primary.to, secondary.to), person: primary.person })),
    );
}
