import { Temporal } from 'temporal-polyfill';
import type { Routine } from '../policy/routine-policy.ts';
import { elapsedDay, minute, type Instant } from '../time/duration.ts';
import { instantOfLocal } from '../time/local-instant.ts';

/** A time on shift. `to` null: it goes on. A scheduled end is a handoff; one that the person declared has happened already. */
export type OnShift = { readonly from: Instant; readonly to: Instant | null; readonly scheduled: boolean };

/** One routine at one time. */
export type Occasion = {
  /** `review 2026-11-23T09:00`, by the team's clocks; a shift's end by its instant. */
  readonly id: string;
  readonly routine: Routine;
  readonly byMachine: boolean;
  readonly opensAt: Instant;
  readonly dueAt: Instant;
  readonly lateAt: Instant;
  readonly closesAt: Instant;
};
export type OccasionState = 'early' | 'due' | 'late';

export type RoutineFacts = {
  readonly routines: readonly Routine[];
  /** IANA zone of the team. */
  readonly zone: string;
  readonly shifts: readonly OnShift[];
  /** Ids of what was done, skipped or looked at already. */
  readonly over: ReadonlySet<string>;
  /** When this person's watch began on this computer: what was late before then is asked of nobody. Not given: it has always been. */
  readonly since?: Instant;
};

export type RoutinePlan = {
  /** What can be done now, the earliest first. */
  readonly open: readonly (Occasion & { readonly state: OccasionState })[];
  /** What opens next within a day. */
  readonly next: Occasion | null;
  /** When any of this changes by time alone; null: never. */
  readonly changesAt: Instant | null;
};

const lookAhead = elapsedDay;

/**
 * Which routines are to be looked at, and what comes next (S25-S27, C28). By the clocks of the team's zone: 09:00 stays 09:00 over every
 * change of the clocks. A time counts for whoever is on shift at some moment between it and when it is late; nobody else is asked.
 */
export function planRoutines(facts: RoutineFacts, now: Instant): RoutinePlan {
  const occasions = occasionsAround(facts, now);
  const waiting = occasions.filter(({ id, lateAt }) => !facts.over.has(id) && lateAt > (facts.since ?? -Infinity));
  const open = waiting.filter(({ opensAt, closesAt }) => opensAt <= now && now < closesAt).map((each) => ({ ...each, state: stateOf(each, now) }));
  const next = waiting.find(({ opensAt, byMachine }) => !byMachine && opensAt > now && opensAt <= now + lookAhead) ?? null;
  const turns = waiting.flatMap(({ opensAt, dueAt, lateAt, closesAt }) => [opensAt - lookAhead, opensAt, dueAt, lateAt, closesAt]).filter((at) => at > now);
  const horizon = facts.routines.length === 0 ? [] : [now + lookAhead];
  return { open, next, changesAt: Math.min(...turns, ...horizon) === Infinity ? null : Math.min(...turns, ...horizon) };
}

function stateOf({ dueAt, lateAt }: Occasion, now: Instant): OccasionState {
  return now < dueAt ? 'early' : now < lateAt ? 'due' : 'late';
}

/** All that may be open now, or open within two days: in the order in which they open. */
function occasionsAround({ routines, zone, shifts }: RoutineFacts, now: Instant): readonly Occasion[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const days = [-2, -1, 0, 1, 2, 3].map((offset) => today.add({ days: offset }));
  return routines
    .flatMap((routine) => occasionsOf(routine, days, zone, shifts))
    .toSorted((a, b) => a.opensAt - b.opensAt || a.dueAt - b.dueAt || a.id.localeCompare(b.id));
}

type Time = { readonly id: string; readonly at: Instant; readonly byMachine: boolean; readonly shift: OnShift | null };

function occasionsOf(routine: Routine, days: readonly Temporal.PlainDate[], zone: string, shifts: readonly OnShift[]): readonly Occasion[] {
  const first = days[0]?.toZonedDateTime(zone).epochMilliseconds ?? 0;
  const last = days.at(-1)?.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds ?? 0;
  const ends = routine.atShiftEnd ? shifts.flatMap((shift) => (shift.scheduled && shift.to !== null && shift.to >= first && shift.to < last ? [endOf(routine, shift, shift.to)] : [])) : [];
  const daily = days.flatMap((day) => {
    const ended = ends.some(({ at }) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().equals(day));
    const timesOf = (times: readonly string[], byMachine: boolean): readonly Time[] =>
      times.toSorted().map((time) => ({ id: `${routine.id} ${day.toString()}T${time}`, at: instantOfLocal(day.toPlainDateTime(Temporal.PlainTime.from(time)), zone), byMachine, shift: null }));
    return [...(ended ? [] : timesOf(routine.at, false)), ...timesOf(routine.machineAt, true)];
  });
  const times = oneAtATime([...ends, ...daily]);
  return times.flatMap((time, index) => occasion(routine, time, times[index + 1]?.at ?? Infinity, shifts));
}

/** In order. Times that a jump of the clocks brings together are one: a person is asked rather than the machine. */
function oneAtATime(times: readonly Time[]): readonly Time[] {
  const kept = new Map<Instant, Time>();
  for (const time of times) {
    const before = kept.get(time.at);
    if (before === undefined || (before.byMachine && !time.byMachine)) kept.set(time.at, time);
  }
  return [...kept.values()].toSorted((a, b) => a.at - b.at);
}

const endOf = (routine: Routine, shift: OnShift, at: Instant): Time => ({ id: `${routine.id} end ${at}`, at, byMachine: false, shift });

/** Nothing for whoever is not on shift at that time. */
function occasion(routine: Routine, { id, at, byMachine, shift: ending }: Time, nextAt: Instant, shifts: readonly OnShift[]): readonly Occasion[] {
  const lateAt = at + routine.lateMinutes * minute;
  const within = shifts.filter(({ from, to }) => from < lateAt && (to ?? Infinity) > at);
  const touching = ending === null ? within : [ending];
  if (touching.length === 0) return [];
  const from = Math.min(...touching.map((shift) => shift.from));
  const opensAt = Math.max(byMachine ? at : at - routine.leadMinutes * minute, from);
  // What belongs to the end of a shift outlives it; everything else ends with it.
  const off = routine.atShiftEnd ? Infinity : offShiftAt(touching, shifts);
  const closesAt = Math.min(at + (byMachine ? routine.lateMinutes : routine.openMinutes) * minute, nextAt, off);
  return closesAt <= opensAt ? [] : [{ id, routine, byMachine, opensAt, dueAt: at, lateAt, closesAt }];
}

/** When the person is on no shift any more that follows from these without a pause. */
function offShiftAt(touching: readonly OnShift[], shifts: readonly OnShift[]): Instant {
  let end = Math.max(...touching.map(({ to }) => to ?? Infinity));
  for (let grown = true; grown && end !== Infinity; ) {
    const later = Math.max(end, ...shifts.filter(({ from }) => from <= end).map(({ to }) => to ?? Infinity));
    grown = later > end;
    end = later;
  }
  return end;
}
