import type { Storm } from '../model/alerting.ts';
import { groupKey } from './alert-group-key.ts';
import type { Instant, Milliseconds } from '../time/duration.ts';

export type StormRules = {
  /** So many new situations … */
  readonly count: number;
  /** … within this time are a storm … */
  readonly within: Milliseconds;
  /** … that is over when nothing new has come for this long. */
  readonly quietFor: Milliseconds;
  /** SEV-1/2 keep voices of their own, unless more than this many came. */
  readonly loudAlone: number;
};

export type Newcomer = { readonly id: string; readonly loud: boolean };

/** `recent`: who came lately. `storms`: those whose situations are still open, the newest last. */
export type StormState = { readonly recent: readonly (Newcomer & { readonly at: Instant })[]; readonly storms: readonly Storm[] };

export const noStorm: StormState = { recent: [], storms: [] };

export function runningStorm({ storms }: StormState): Storm | null {
  const last = storms.at(-1);
  return last === undefined || last.endedAt !== null ? null : last;
}

/** Who is in a storm, for looking up: made once, and handed on as it grows, or each newcomer would cost as much as all before. */
const memberSets = new WeakMap<Storm, Set<string>>();

function membersOf(storm: Storm): Set<string> {
  const known = memberSets.get(storm) ?? new Set(storm.members);
  memberSets.set(storm, known);
  return known;
}

function join(storm: Storm, newcomers: readonly Newcomer[], now: Instant): Storm {
  const known = membersOf(storm);
  const added = new Map(newcomers.filter(({ id }) => !known.has(id)).map((one) => [one.id, one]));
  if (added.size === 0) return storm;
  const next = { ...storm, newestAt: now, members: [...storm.members, ...added.keys()], loud: storm.loud + [...added.values()].filter(({ loud }) => loud).length };
  memberSets.delete(storm);
  for (const id of added.keys()) known.add(id);
  memberSets.set(next, known);
  return next;
}

/** Follows who came: ten new situations in a minute are a storm; it ends when it has been quiet (A32). */
export function followStorm(state: StormState, newcomers: readonly Newcomer[], rules: StormRules, now: Instant): StormState {
  const running = runningStorm(state);
  const over = running !== null && (running.newestAt > now || now - running.newestAt >= rules.quietFor);
  if (running !== null && !over) {
    // Whoever comes while it goes on is part of it, so nobody has to be counted.
    const next = join(running, newcomers, now);
    return next === running ? state : { recent: [], storms: [...state.storms.slice(0, -1), next] };
  }
  const storms = running === null ? state.storms : [...state.storms.slice(0, -1), { ...running, endedAt: Math.min(now, running.newestAt + rules.quietFor) }];
  if (newcomers.length === 0) return storms === state.storms ? state : { recent: [], storms };
  const came = new Map(state.recent.filter(({ at }) => at <= now && at > now - rules.within).map((one) => [one.id, one]));
  for (const newcomer of newcomers) came.set(newcomer.id, { ...newcomer, at: now });
  const recent = [...came.values()];
  if (recent.length < rules.count) return { recent, storms };
  const storm: Storm = { key: groupKey('storm', now), beganAt: Math.min(...recent.map(({ at }) => at)), newestAt: now, endedAt: null, members: [], loud: 0 };
  return { recent: [], storms: [...storms, join(storm, recent, now)] };
}

/** When the storm that runs is over, should nothing come. */
export function stormChangesAt(state: StormState, { quietFor }: StormRules): Instant | null {
  const running = runningStorm(state);
  return running === null ? null : running.newestAt + quietFor;
}

/** The storm through whose notification a situation is told: SEV-1/2 only when there are too many of them for voices of their own. */
export function stormOver(id: string, loud: boolean, state: StormState, { loudAlone }: StormRules): string | null {
  const storm = runningStorm(state);
  if (storm === null || !membersOf(storm).has(id)) return null;
  return loud && storm.loud <= loudAlone ? null : storm.key;
}
