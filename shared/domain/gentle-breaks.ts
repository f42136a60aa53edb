import { gentleBreaks, type GentleBreak } from '../model/gentle-break.ts';
import { hour, minute, type Instant, type Milliseconds } from '../time/duration.ts';

type Rule = { readonly every: Milliseconds; /** So long away from the keys is one. */ readonly pause: Milliseconds; readonly title: string; readonly body: string };

export const gentleRules: Readonly<Record<GentleBreak, Rule>> = {
  meal: { every: 5 * hour, pause: 20 * minute, title: 'Time to eat', body: 'Five hours at the keys without a pause. A meal away from the screen is part of the work.' },
  movement: { every: hour, pause: 5 * minute, title: 'Stand up', body: 'An hour at the keys. A few steps are enough.' },
  eyes: { every: 20 * minute, pause: minute, title: 'Rest your eyes', body: 'Look at something far away for 20 seconds.' },
};

/** Since when nothing of the kind was had or said. */
export type GentleState = Readonly<Record<GentleBreak, Instant>>;

export type GentleFacts = {
  readonly wanted: readonly GentleBreak[];
  /** On duty, and nothing is open: in an incident there are other breaks, and off duty none is anybody's business. */
  readonly calmDuty: boolean;
  /** Since the last touch of a key or the pointer. */
  readonly idleFor: Milliseconds;
};

export function gentleStart(now: Instant): GentleState {
  return { meal: now, movement: now, eyes: now };
}

/** What may be said now, if anything: the longest of what is due, which stands for the shorter ones. Look every few seconds. */
export function lookAtGentleBreaks(before: GentleState, { wanted, calmDuty, idleFor }: GentleFacts, now: Instant): { readonly state: GentleState; readonly say: GentleBreak | null } {
  if (!calmDuty) return { state: gentleStart(now), say: null };
  const state = { ...before };
  for (const kind of gentleBreaks) if (idleFor >= gentleRules[kind].pause || before[kind] > now) state[kind] = now;
  const say = gentleBreaks.find((kind) => wanted.includes(kind) && now - state[kind] >= gentleRules[kind].every) ?? null;
  if (say === null) return { state, say };
  for (const kind of gentleBreaks.slice(gentleBreaks.indexOf(say))) state[kind] = now;
  return { state, say };
}
