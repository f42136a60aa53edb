import type { DutyEntry } from '../model/duty.ts';
import type { NightPage } from '../model/night.ts';
import type { SelfCheck } from '../model/self-check.ts';
import type { Occasion, Offer } from '../model/wellness-view.ts';
import { elapsedDay, hour, type Instant, type Milliseconds } from '../time/duration.ts';
import type { OpenSpan } from './break-plan.ts';
import { isNight } from './night-hours.ts';

/** A shorter one was hardly a shift. */
const shiftAtLeast: Milliseconds = 2 * hour;
/** So long after its end a shift is still fresh in mind. */
const shiftFresh: Milliseconds = 2 * hour;
/** Whoever has answered needs no asking for so long. */
const answeredFor: Milliseconds = 12 * hour;
/** One offer in so long, whatever happens (S40). */
const between: Milliseconds = elapsedDay;
/** An offer that nobody took is put away after so long. */
const standsFor: Milliseconds = 3 * hour;

type Shift = Pick<DutyEntry, 'id' | 'source' | 'from' | 'to'>;

/** After what a self-check may be offered at `now`: the end of a shift, or a night with a page once it is over. The newest first. */
export function occasionsAt(entries: readonly Shift[], night: NightPage | null, zone: string, now: Instant): readonly Occasion[] {
  const ended = entries.flatMap(({ id, source, from, to }): readonly Occasion[] => {
    if (source !== 'declared' || to === null || to > now || now >= to + shiftFresh || to - from < shiftAtLeast) return [];
    return [{ key: `shift ${id}`, kind: 'shift-end', at: to, until: to + shiftFresh, shift: { from, to } }];
  });
  const woken = night === null || night.going || isNight(now, zone) || now >= night.until ? [] : [{ key: `night ${night.from}`, kind: 'night' as const, at: night.from, until: night.until, shift: null }];
  return [...ended, ...woken].toSorted((a, b) => b.at - a.at);
}

export type OfferFacts = {
  readonly occasions: readonly Occasion[];
  /** Every offer that was made, in any order. */
  readonly offers: readonly Pick<Offer, 'key' | 'offeredAt'>[];
  readonly checks: readonly Pick<SelfCheck, 'takenAt'>[];
  /** While a SEV-1/2 waits and shortly after, nobody is asked how they are (P1). */
  readonly blocked: readonly OpenSpan[];
  readonly wanted: boolean;
};

export function isBlocked(blocked: readonly OpenSpan[], now: Instant): boolean {
  return blocked.some(({ from, to }) => from <= now && now < (to ?? Infinity));
}

/** The offer to be made at `now`; null: none. The same occasion never twice, and never two within a day, whatever the clock was set to in between. */
export function offerToMake({ occasions, offers, checks, blocked, wanted }: OfferFacts, now: Instant): Offer | null {
  if (!wanted || isBlocked(blocked, now)) return null;
  if (offers.some(({ offeredAt }) => Math.abs(now - offeredAt) < between)) return null;
  if (checks.some(({ takenAt }) => Math.abs(now - takenAt) < answeredFor)) return null;
  const made = new Set(offers.map(({ key }) => key));
  const occasion = occasions.find(({ key, at, until }) => !made.has(key) && at <= now && now < until);
  if (occasion === undefined) return null;
  const { key, kind, shift } = occasion;
  return { key, kind, shift, offeredAt: now, until: now + standsFor, ended: null };
}

/** The offer that stands at `now`, to be shown; null: none. It waits out of sight while something urgent does. */
export function standingOffer(offers: readonly Offer[], blocked: readonly OpenSpan[], now: Instant): Offer | null {
  const standing = offers.find(({ ended, offeredAt, until }) => ended === null && offeredAt <= now && now < until);
  return standing === undefined || isBlocked(blocked, now) ? null : standing;
}
