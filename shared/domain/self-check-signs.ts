import type { SignList, WarningSign } from '../model/self-check.ts';
import { elapsedDay, hour, type Instant, type Milliseconds } from '../time/duration.ts';

/** So many signs that were not there before are a reason to act; one moment of sleep is by itself (S41). */
export const signsToAct = 3;
/** What was ticked longer ago says nothing of what is new. */
const remembered: Milliseconds = 14 * elapsedDay;
/** A list speaks of this shift, not of the next one. */
const holdsFor: Milliseconds = 12 * hour;

export type SignsNow = {
  /** The list that still holds; null without one. */
  readonly list: SignList | null;
  readonly fresh: readonly WarningSign[];
  readonly act: boolean;
};

/** What the newest list of signs says at `now`, against the one before it. Lists in any order. */
export function signsNow(lists: readonly SignList[], now: Instant): SignsNow {
  const [list, before] = lists.filter(({ notedAt }) => notedAt <= now).toSorted((a, b) => b.notedAt - a.notedAt);
  if (list === undefined || now >= list.notedAt + holdsFor) return { list: null, fresh: [], act: false };
  const known = before === undefined || list.notedAt - before.notedAt > remembered ? [] : before.signs;
  const fresh = [...new Set(list.signs)].filter((sign) => !known.includes(sign));
  return { list, fresh, act: list.microsleep || fresh.length >= signsToAct };
}
