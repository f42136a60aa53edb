import type { BreakRules } from '../policy/break-policy.ts';
import { minute, second, type Instant, type Milliseconds } from '../time/duration.ts';
import { countBreaks, type BreakCounter } from './break-counters.ts';
import { cutOut, mergePieces } from './duty-pieces.ts';

/** A span; null while it goes on. */
export type OpenSpan = { readonly from: Instant; readonly to: Instant | null };

export type BreakFacts = {
  /** Since the last full rest. */
  readonly startedAt: Instant;
  /** Engagement in incidents; what overlaps counts once. */
  readonly engaged: readonly OpenSpan[];
  /** Breaks that were taken, and time away, locked or idle. */
  readonly away: readonly OpenSpan[];
  /** The break that was begun on purpose and goes on. */
  readonly onBreak: { readonly from: Instant; readonly length: Milliseconds; readonly cover: string | null } | null;
  /** What the person answered to prompts, in order. */
  readonly answers: readonly { readonly at: Instant; readonly type: 'postponed' | 'cannot' }[];
  /** When no prompt may be shown: an unacknowledged SEV-1/2, the start of a SEV-1, do-not-disturb. */
  readonly blocked: readonly OpenSpan[];
};

export type BreakPlan = {
  readonly state: 'none' | 'deferred' | 'postponed' | 'notice' | 'due' | 'refused' | 'on-break';
  /** What is owed now: the longest of all that are, since the first of them fell due. */
  readonly owed: { readonly length: Milliseconds; readonly since: Instant } | null;
  /** Postponements left before a cover must be named. */
  readonly postponesLeft: number;
  /** When the next break falls due if incident work goes on; null while there is none. */
  readonly nextAt: Instant | null;
  /** The end of the break, of the postponement, of the notice; null where there is none. */
  readonly until: Instant | null;
  readonly counters: readonly BreakCounter[];
  readonly changesAt: Instant | null;
};

/**
 * Whether a break is owed, how long, and what may be said about it now (S38, A11-A13, C25, F2).
 * A break that may not be prompted for is deferred and never dropped.
 */
export function planBreak(facts: BreakFacts, rules: BreakRules, now: Instant): BreakPlan {
  const engaged = mergePieces(facts.engaged, now);
  const work = cutOut(engaged, mergePieces(facts.away, now));
  const counters = countBreaks(work, facts.startedAt, rules, now);
  const working = isOpen(facts.engaged, now) && !isOpen(facts.away, now);
  const ahead = counters.filter(({ dueAt }) => dueAt === null).map(({ every, worked }) => now + every - worked);
  const nextAt = working && ahead.length > 0 ? Math.min(...ahead) : null;
  const missing = counters.flatMap(({ length, dueAt }) => (dueAt === null ? [] : [{ length, dueAt }]));
  const owed = missing.length === 0 ? null : { length: Math.max(...missing.map(({ length }) => length)), since: Math.min(...missing.map(({ dueAt }) => dueAt)) };
  const shared = { owed, nextAt, counters };
  const spans = [...facts.engaged, ...facts.away, ...facts.blocked].flatMap(({ from, to }) => [from, to]);
  const turns: (Instant | null)[] = [...spans, nextAt];
  if (!working) {
    // A pause grows into the break that is owed.
    const pausedSince = work.at(-1)?.to ?? null;
    if (pausedSince !== null) turns.push(...missing.map(({ length }) => pausedSince + length));
  }
  const plan = (state: BreakPlan['state'], until: Instant | null, postponesLeft = rules.postpones): BreakPlan => {
    const later = [...turns, until].filter((at): at is Instant => at !== null && at > now);
    return { ...shared, state, until, postponesLeft, changesAt: later.length === 0 ? null : Math.min(...later) };
  };
  if (facts.onBreak !== null) return plan('on-break', facts.onBreak.from + facts.onBreak.length);
  if (owed === null) return plan('none', null);

  const answers = facts.answers.filter(({ at }) => at >= owed.since && at <= now);
  const refusal = answers.findLast(({ type }) => type === 'cannot');
  const newest = Math.max(...missing.map(({ dueAt }) => dueAt));
  if (refusal !== undefined && refusal.at >= newest) return plan('refused', null, 0);
  const postponed = answers.filter(({ at, type }) => type === 'postponed' && at >= (refusal === undefined ? owed.since : newest));
  const left = Math.max(0, rules.postpones - postponed.length);
  const last = postponed.at(-1);
  const waits = last === undefined ? null : last.at + rules.postponeMinutes * minute;
  if (waits !== null && now < waits) return plan('postponed', waits, left);
  // Nobody who is away or between incidents is asked to pause: the pause that goes on may become the break.
  if (!working || isOpen(facts.blocked, now)) return plan('deferred', null, left);
  const ready = Math.max(refusal === undefined ? owed.since : newest, waits ?? 0, lastEnd(facts.blocked, now), lastEnd(facts.away, now));
  const begins = ready + rules.noticeSeconds * second;
  return now < begins ? plan('notice', begins, left) : plan('due', null, left);
}

function isOpen(spans: readonly OpenSpan[], at: Instant): boolean {
  return spans.some(({ from, to }) => from <= at && (to ?? Infinity) > at);
}

/** When the latest span that is over ended; 0 when there is none. */
function lastEnd(spans: readonly OpenSpan[], now: Instant): Instant {
  return Math.max(0, ...spans.map(({ to }) => to ?? 0).filter((to) => to <= now));
}
