import type { DutyInterval, Emergency } from '../model/duty.ts';
import type { DutyHours, DutyLimits } from '../policy/duty-policy.ts';
import { minute, type Instant, type Milliseconds } from '../time/duration.ts';
import { walkBlocks, type DutyBlock, type Rest } from './duty-block.ts';
import { cutOut, mergePieces, workedBetween, type Piece } from './duty-pieces.ts';
import { rollingWeek, weekFallsBelow, weekReaches } from './duty-week.ts';

export type DutyFacts = {
  readonly intervals: readonly DutyInterval[];
  readonly emergencies: readonly Emergency[];
  /** Neither work nor rest until the person says which: the machine slept. Where something else was worked meanwhile, that counts. */
  readonly unaccounted?: readonly Piece[];
};

/** How near a cap is: how many of the policy's warnings have been passed. 0 is calm, the number of warnings is at or over the cap. */
export type CapStanding = {
  readonly worked: Milliseconds;
  readonly cap: Milliseconds;
  readonly warning: number;
  /** When the cap is reached if work goes on; null while nobody works. */
  readonly reachesAt: Instant | null;
};

export type RestStanding = {
  readonly since: Instant;
  readonly net: Milliseconds;
  /** What is still missing; 0 when the rest is complete. */
  readonly owed: Milliseconds;
  /** When it is complete, if it is not interrupted. */
  readonly completeAt: Instant;
};

export type DutyStatus = {
  readonly working: boolean;
  /** Since when without a pause; null while not working. */
  readonly since: Instant | null;
  readonly emergency: Emergency | null;
  readonly block: DutyBlock | null;
  readonly continuous: CapStanding;
  readonly week: CapStanding;
  /** The rest that is going on. */
  readonly rest: RestStanding | null;
  /** The rest before this shift was shorter than it should have been (C23). */
  readonly shortRest: { readonly net: Milliseconds; readonly level: 'short' | 'too-short' } | null;
  /** When to begin to hand over so that it is done before the first cap. */
  readonly handOverBy: Instant | null;
  /** When any word of this changes by time alone. Numbers grow; words change then and not before. */
  readonly changesAt: Instant | null;
};

/**
 * How long the person has been at it, when they must stop, what rest they are owed (runbook L741-L750, C19-C24).
 * Elapsed time throughout: neither the zone nor its clocks have a say. Everything in the future is ignored until it comes.
 */
export function assessDuty(facts: DutyFacts, limits: DutyLimits, now: Instant): DutyStatus {
  const standing = standingAt(facts, limits, now);
  return { ...standing.status, changesAt: nextChange(facts, limits, standing) };
}

type Standing = {
  readonly status: Omit<DutyStatus, 'changesAt'>;
  readonly pieces: readonly Piece[];
  readonly hours: DutyHours;
  /** Work in the rest that goes on. */
  readonly interrupted: Milliseconds;
  readonly now: Instant;
};

function standingAt(facts: DutyFacts, limits: DutyLimits, now: Instant): Standing {
  const pieces = mergePieces(facts.intervals, now);
  const working = facts.intervals.some(({ from, to }) => from <= now && (to ?? Infinity) > now);
  const since = working ? (pieces.at(-1)?.from ?? null) : null;
  const emergency = facts.emergencies.find(({ from, to }) => from <= now && (to ?? Infinity) > now) ?? null;
  const hours = emergency === null ? limits.usual : limits.emergency;
  const unaccounted = cutOut(mergePieces(facts.unaccounted ?? [], now), pieces);
  const { block, rest, restBefore } = walkBlocks({ pieces, unaccounted, emergencies: facts.emergencies, limits, working }, now);
  const continuous = capStanding(block?.worked ?? 0, hours.continuousMinutes, limits);
  const week = capStanding(workedBetween(pieces, now - rollingWeek, now), hours.weekMinutes, limits);
  const continuousAt = working ? now + Math.max(0, continuous.cap - continuous.worked) : null;
  const weekAt = working ? weekReaches(pieces, week.cap, now) : null;
  const firstCap = Math.min(continuousAt ?? Infinity, weekAt ?? Infinity);
  return {
    now, pieces, hours, interrupted: rest?.interrupted ?? 0,
    status: {
      working, since, emergency, block,
      continuous: { ...continuous, reachesAt: continuousAt },
      week: { ...week, reachesAt: weekAt },
      rest: rest === null ? null : restStanding(rest, block?.restNeeded ?? hours.restMinutes * minute, working, now),
      shortRest: restBefore === null ? null : shortRest(restBefore, limits),
      handOverBy: firstCap === Infinity ? null : firstCap - limits.handOverMinutes * minute,
    },
  };
}

function capStanding(worked: Milliseconds, capMinutes: number, limits: DutyLimits): Omit<CapStanding, 'reachesAt'> {
  return { worked, cap: capMinutes * minute, warning: limits.warnBeforeMinutes.filter((before) => worked >= (capMinutes - before) * minute).length };
}

function restStanding({ since, interrupted, unaccounted }: Rest, needed: Milliseconds, working: boolean, now: Instant): RestStanding {
  const net = now - since - interrupted - unaccounted;
  const owed = Math.max(0, needed - net);
  return { since, net, owed, completeAt: owed === 0 && !working ? since + interrupted + unaccounted + needed : now + owed };
}

function shortRest(net: Milliseconds, limits: DutyLimits): DutyStatus['shortRest'] {
  if (net < limits.usual.restMinutes * minute) return { net, level: 'too-short' };
  return net < limits.shortRestMinutes * minute ? { net, level: 'short' } : null;
}

/** The words of a status, without its growing numbers. */
function words({ status }: Standing): string {
  const { working, since, emergency, block, continuous, week, rest, shortRest: short } = status;
  return JSON.stringify([working, since, emergency?.from, block?.startedAt, continuous.warning, week.warning, rest?.since, rest?.owed === 0, short?.level]);
}

/** Goes from turn to turn until one changes a word: the end of an interval that another one covers is no change. */
function nextChange(facts: DutyFacts, limits: DutyLimits, start: Standing): Instant | null {
  const before = words(start);
  let standing = start;
  for (;;) {
    const at = nextTurn(facts, limits, standing);
    if (at === null) return null;
    standing = standingAt(facts, limits, at);
    if (words(standing) !== before) return at;
  }
}

/** The next instant at which something could change. */
function nextTurn(facts: DutyFacts, limits: DutyLimits, { status, pieces, hours, interrupted, now }: Standing): Instant | null {
  const turns: (Instant | null)[] = [...facts.intervals, ...facts.emergencies, ...(facts.unaccounted ?? [])].flatMap(({ from, to }) => [from, to]);
  for (const before of limits.warnBeforeMinutes) {
    const week = (hours.weekMinutes - before) * minute;
    if (!status.working) turns.push(weekFallsBelow(pieces, week, now));
    else turns.push(weekReaches(pieces, week, now), now + (hours.continuousMinutes - before) * minute - status.continuous.worked);
  }
  if (status.rest !== null) {
    // Work that is still an interruption becomes the end of the rest.
    turns.push(status.working ? now + limits.restEndedByMinutes * minute - interrupted : status.rest.completeAt);
  }
  const later = turns.filter((at): at is Instant => at !== null && at > now);
  return later.length === 0 ? null : Math.min(...later);
}
