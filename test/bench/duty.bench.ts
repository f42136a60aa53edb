import { performance } from 'node:perf_hooks';
import { assessDuty, type DutyFacts } from '../../shared/domain/duty-limits.ts';
import type { DutyInterval } from '../../shared/model/duty.ts';
import { runbookDutyLimits } from '../../shared/policy/duty-policy.ts';
import { elapsedDay, hour, minute } from '../../shared/time/duration.ts';
import { fakeStart } from '../support/fake-clock.ts';
import type { Bench } from './support/bench.ts';
import { summarise } from './support/statistics.ts';

const days = 3652;

/** Ten years of a person on call: declared hours on working days, incidents across them and at night, an entry by hand every week. */
function tenYears(end: number): DutyFacts {
  const intervals: DutyInterval[] = [];
  const add = (source: DutyInterval['source'], from: number, length: number) => intervals.push({ id: `${intervals.length}`, source, note: '', from, to: from + length });
  for (let day = 0; day < days; day += 1) {
    const midnight = end - (days - day) * elapsedDay;
    if (day % 7 < 5) add('declared', midnight + 9 * hour, 8 * hour);
    // Three incidents a day: one over the end of the declared hours, one in the evening, one at night.
    add('incident', midnight + 16 * hour + (day % 60) * minute, 90 * minute);
    add('incident', midnight + 21 * hour, (20 + (day % 50)) * minute);
    add('incident', midnight + 3 * hour, (10 + (day % 35)) * minute);
    if (day % 7 === 6) add('manual', midnight + 13 * hour, 2 * hour);
  }
  return { intervals, emergencies: [] };
}

/** What a person worked in ten years against their limits, as the header asks for it. */
export const bench: Bench = {
  ids: ['T23'],
  run: async function* ({ quick, progress }) {
    progress('T23: ten years of work');
    const facts = tenYears(fakeStart);
    const took = Array.from({ length: quick ? 10 : 50 }, (_none, round) => {
      const startedAt = performance.now();
      const { week } = assessDuty(facts, runbookDutyLimits, fakeStart + round * minute);
      if (week.worked === 0) throw new Error('Nothing of the last week was counted.');
      return performance.now() - startedAt;
    });
    const [first = 0, ...later] = took;
    const intervals = facts.intervals.length.toLocaleString('en');
    yield { id: 'T23', name: 'ten years of duty assessed, the first time', unit: 'ms', value: summarise([first]), against: null, aim: { most: 50 }, note: `${intervals} intervals` };
    yield { id: 'T23', name: 'the same, from then on', unit: 'ms', value: summarise(later), against: null, aim: { most: 50 } };
  },
};
