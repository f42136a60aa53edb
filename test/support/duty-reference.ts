import type { DutyFacts } from '../../shared/domain/duty-limits.ts';
import type { DutyLimits } from '../../shared/policy/duty-policy.ts';
import { minute, type Instant } from '../../shared/time/duration.ts';

/** What the slow model says of one minute. */
export type SlowDuty = {
  readonly working: boolean;
  readonly blockStart: Instant | null;
  readonly blockWorked: number | null;
  readonly continuousWarning: number;
  readonly weekWorked: number;
  readonly weekWarning: number;
  readonly restSince: Instant | null;
  readonly restNet: number | null;
  readonly restComplete: boolean;
  readonly shortRest: 'short' | 'too-short' | null;
};

const week = 7 * 24 * 60;

/**
 * The rules of duty told a second time, as slowly and plainly as can be: one minute after the other, nothing merged, nothing jumped over.
 * Times must lie on whole minutes. Returns the state at the start of every minute from `start` to `end`.
 */
export function simulateDuty(facts: DutyFacts, limits: DutyLimits, start: Instant, end: Instant): readonly SlowDuty[] {
  const count = Math.round((end - start) / minute);
  const at = (index: number) => start + index * minute;
  const covers = (list: readonly { from: number; to: number | null }[], index: number) => list.some(({ from, to }) => from <= at(index) && (to ?? Infinity) > at(index));
  const minutes = Array.from({ length: count + 1 }, (_none, index) => index);
  const worked = minutes.map((index) => covers(facts.intervals, index));
  const emergency = minutes.map((index) => covers(facts.emergencies, index));
  const unaccounted = minutes.map((index) => worked[index] !== true && covers(facts.unaccounted ?? [], index));

  const states: SlowDuty[] = [];
  let blockStart: number | null = null;
  let blockMinutes = 0;
  let blockEmergency = false;
  let restSince: number | null = null;
  let interrupted = 0;
  /** Minutes of the rest of which nobody has said what they were. */
  let unknown = 0;
  let everWorked = false;
  let restBefore: number | null = null;
  /** Worked minutes among the last 168 h. */
  let weekWorked = 0;
  // A stretch of work that has not ended the rest yet, with what the block looked like before it.
  let stretch: { from: number; net: number; blockWasOpen: boolean; emergency: boolean } | null = null;

  for (let index = 0; index <= count; index += 1) {
    const now = worked[index] === true;
    const before = index > 0 && worked[index - 1] === true;
    if (now && !before) {
      if (!everWorked) {
        everWorked = true;
        blockStart = index;
        blockMinutes = 0;
        blockEmergency = false;
        restBefore = null;
      } else if (restSince !== null) stretch = { from: index, net: index - restSince - interrupted - unknown, blockWasOpen: blockStart !== null, emergency: false };
    }
    if (!now && before) {
      stretch = null;
      restSince ??= index;
    }
    // Rest is complete: the block is over.
    const restNeeded = (blockStart === null ? emergency[index] === true : blockEmergency) ? limits.emergency.restMinutes : limits.usual.restMinutes;
    const net = restSince === null ? null : index - restSince - interrupted - unknown;
    const complete = net !== null && net >= restNeeded;
    if (complete && blockStart !== null) {
      blockStart = null;
      blockMinutes = 0;
      blockEmergency = false;
      if (stretch !== null) stretch = { ...stretch, blockWasOpen: false };
    }
    if (before) weekWorked += 1;
    if (index > week && worked[index - week - 1] === true) weekWorked -= 1;
    const hours = emergency[index] === true ? limits.emergency : limits.usual;
    const neededNow = (blockStart === null ? emergency[index] === true : blockEmergency) ? limits.emergency.restMinutes : limits.usual.restMinutes;
    const shift = now && restSince === null ? restBefore : null;
    states.push({
      working: now,
      blockStart: blockStart === null ? null : at(blockStart),
      blockWorked: blockStart === null ? null : blockMinutes,
      continuousWarning: limits.warnBeforeMinutes.filter((warn) => (blockStart === null ? 0 : blockMinutes) >= hours.continuousMinutes - warn).length,
      weekWorked,
      weekWarning: limits.warnBeforeMinutes.filter((warn) => weekWorked >= hours.weekMinutes - warn).length,
      restSince: restSince === null ? null : at(restSince),
      restNet: net,
      restComplete: net !== null && net >= neededNow,
      shortRest: shift === null ? null : shift < limits.usual.restMinutes ? 'too-short' : shift < limits.shortRestMinutes ? 'short' : null,
    });
    if (unaccounted[index] === true && restSince !== null) unknown += 1;
    if (!now) continue;
    // This minute is worked.
    if (blockStart !== null) {
      blockMinutes += 1;
      blockEmergency ||= emergency[index] === true;
    }
    if (stretch !== null && restSince !== null) {
      stretch.emergency ||= emergency[index] === true;
      interrupted += 1;
      if (interrupted >= limits.restEndedByMinutes) {
        if (blockStart === null) {
          blockStart = stretch.from;
          blockMinutes = index + 1 - stretch.from;
          blockEmergency = stretch.emergency;
        }
        if (stretch.net > limits.breakUpToMinutes) restBefore = stretch.net;
        restSince = null;
        interrupted = 0;
        unknown = 0;
        stretch = null;
      }
    }
  }
  return states;
}
