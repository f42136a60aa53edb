import type { DutyEntry, DutyInterval } from '../model/duty.ts';
import type { NightPage, ShiftLoad } from '../model/night.ts';
import { hour, minute, type Instant, type Milliseconds } from '../time/duration.ts';
import type { DutyStatus } from './duty-limits.ts';
import { mergePieces } from './duty-pieces.ts';
import { formatMinute, formatNear } from './format-time.ts';
import { isNight } from './night-hours.ts';
import { plainLine } from './plain-text.ts';

/** A page of longer ago is no news in the morning. */
const memory: Milliseconds = 14 * hour;
/** How long the mind takes to be awake: half of its performance at first, five sixths after twelve minutes, in one of two studies (F6). */
const waking: Milliseconds = 12 * minute;
/** Two incidents in twelve hours leave time to deal with each; the third is over the budget (A17). */
const budget = { incidents: 2, within: 12 * hour } as const;

type Known = Pick<DutyEntry, 'source' | 'from' | 'to' | 'note' | 'incidentId'> & Pick<DutyInterval, 'id'>;

/**
 * What a page in the night cost: from an acknowledgement between 22 and 06 by the clocks of `zone`, outside of hours that were declared,
 * until the work on it ended (F6, A16). Corrected hours count as they were corrected. Null without one, and once a shift has begun after it.
 */
export function nightPage(entries: readonly Known[], status: Pick<DutyStatus, 'rest'>, zone: string, now: Instant): NightPage | null {
  const declared = entries.filter(({ source }) => source === 'declared');
  const atWork = (at: Instant) => declared.some(({ from, to }) => from <= at && (to ?? Infinity) > at);
  const pages = entries.filter(({ source, from }) => source === 'incident' && from <= now && from > now - memory && isNight(from, zone) && !atWork(from)).toSorted((a, b) => a.from - b.from);
  const [first] = pages;
  const last = pages.at(-1);
  if (first === undefined || last === undefined || declared.some(({ from }) => from > first.from && from <= now)) return null;
  const going = pages.some(({ to }) => to === null || to > now);
  const pieces = mergePieces(pages, now);
  const interrupted = pieces.reduce((sum, { from, to }) => sum + to - from, 0);
  const earliestStart = !going && status.rest !== null && status.rest.owed > 0 ? status.rest.completeAt : null;
  return { from: first.from, pages: pages.length, interrupted, going, earliestStart, awakeAt: last.from + waking, until: last.from + memory, draft: draftOf(pages, pieces.at(-1)?.to ?? now, earliestStart, going, zone, now) };
}

function draftOf(pages: readonly Known[], end: Instant, start: Instant | null, going: boolean, zone: string, now: Instant): string {
  const calls = pages.map(({ from, note }) => `${formatMinute(from, zone)}${note === '' ? '' : ` (${plainLine(note, 80)})`}`).join(', ');
  const work = going ? 'I am still working on it.' : `The work ended at ${formatMinute(end, zone)}.`;
  const ask = start === null ? (going ? 'I will start later today; please plan for cover this morning.' : 'I start as usual.') : `I start at ${formatNear(start, now, zone)} at the earliest, once the rest I am owed is complete. Please cover until then.`;
  return `I was paged in the night at ${calls}. ${work} ${ask}`;
}

/** How many incidents were taken within the last twelve hours, against the budget. */
export function shiftLoad(entries: readonly Known[], now: Instant): ShiftLoad {
  const taken = new Map<string, Instant>();
  for (const { source, from, incidentId } of entries) {
    if (source === 'incident' && incidentId !== null && from <= now && from > now - budget.within) taken.set(incidentId, Math.max(from, taken.get(incidentId) ?? 0));
  }
  const oldest = Math.min(...taken.values());
  return { incidents: taken.size, budget: budget.incidents, changesAt: oldest === Infinity ? null : oldest + budget.within };
}
