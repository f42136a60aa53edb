import type { OnShift, RoutineFacts } from '../../shared/domain/routine-plan.ts';
import type { Routine } from '../../shared/policy/routine-policy.ts';
import { minute, type Instant } from '../../shared/time/duration.ts';

type Time = { readonly routine: Routine; readonly id: string; readonly at: Instant; readonly byMachine: boolean; readonly ending: OnShift | null };

/**
 * What can be done at each minute, found by walking from minute to minute with the clocks of a zone in view: no arithmetic with days, no
 * intervals. All instants are whole minutes.
 */
export function createRoutineReference({ routines, zone, shifts, over }: RoutineFacts, from: Instant, to: Instant) {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  const minutes = Array.from({ length: (to - from) / minute }, (_none, index) => from + index * minute);
  const shown = minutes.map((at) => clock.format(at).replace(' ', 'T'));
  const onShift = (at: Instant) => shifts.some((shift) => shift.from <= at && (shift.to === null || at < shift.to));
  const covers = (shift: OnShift, at: Instant) => shift.from <= at && (shift.to === null || at < shift.to);

  const dates = [...new Set(shown.map((text) => text.slice(0, 10)))].slice(1);
  const endsOn = (routine: Routine, date: string) => routine.atShiftEnd && shifts.some((shift) => shift.scheduled && shift.to !== null && shift.to >= from && shift.to < to && clock.format(shift.to).startsWith(date));
  const wanted = routines
    .flatMap((routine) => dates.flatMap((date) => [
      ...(endsOn(routine, date) ? [] : routine.at.map((time) => ({ routine, byMachine: false, text: `${date}T${time}` }))),
      ...routine.machineAt.map((time) => ({ routine, byMachine: true, text: `${date}T${time}` })),
    ]))
    .toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : Number(a.byMachine) - Number(b.byMachine)));
  const times: Time[] = [];
  for (const [index, at] of minutes.entries()) {
    for (const routine of routines.filter(({ atShiftEnd }) => atShiftEnd)) {
      for (const shift of shifts) if (shift.scheduled && shift.to === at) times.push({ routine, id: `${routine.id} end ${at}`, at, byMachine: false, ending: shift });
    }
    for (; (wanted[0]?.text ?? '~') <= (shown[index] ?? ''); wanted.shift()) {
      const [first] = wanted;
      if (first !== undefined) times.push({ ...first, id: `${first.routine.id} ${first.text}`, at, ending: null });
    }
  }

  /** The minutes at which one time can be done. */
  function spanOf({ routine, at, byMachine, ending }: Time): { readonly opens: Instant; readonly closes: Instant } | null {
    const touching = ending === null ? shifts.filter((shift) => minutesFrom(at, routine.lateMinutes).some((each) => covers(shift, each))) : [ending];
    if (touching.length === 0) return null;
    let opens = at - (byMachine ? 0 : routine.leadMinutes) * minute;
    while (!touching.some((shift) => shift.from <= opens)) opens += minute;
    let closes = Math.max(at, opens);
    if (!routine.atShiftEnd) while (!onShift(closes)) closes += minute;
    const most = at + (byMachine ? routine.lateMinutes : routine.openMinutes) * minute;
    const another = times.filter((time) => time.routine === routine && time.at >= at && time.at !== at).map((time) => time.at);
    // The next time came before anybody was there for this one.
    if (another.some((each) => each <= closes)) return null;
    while (closes < most && !another.includes(closes) && (routine.atShiftEnd || onShift(closes))) closes += minute;
    return { opens, closes };
  }
  /** Of several at one minute a person's goes first, then the earliest named. */
  const stands = (time: Time) => {
    const together = times.filter((other) => other.routine === time.routine && other.at === time.at);
    return (together.find(({ byMachine }) => !byMachine) ?? together[0]) === time;
  };
  const spans = times.filter((time) => stands(time) && !over.has(time.id)).map((time) => ({ time, span: spanOf(time) }));

  return {
    /** Ids and states, sorted. */
    openAt: (now: Instant): readonly string[] =>
      spans.flatMap(({ time: { id, at, routine }, span }) => {
        if (span === null || now < span.opens || now >= span.closes) return [];
        return [`${id} ${now < at ? 'early' : now < at + routine.lateMinutes * minute ? 'due' : 'late'}`];
      }).toSorted(),
  };
}

function minutesFrom(at: Instant, count: number): readonly Instant[] {
  return Array.from({ length: count }, (_none, index) => at + index * minute);
}
