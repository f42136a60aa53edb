import type { Hold } from '../model/alerting.ts';
import type { ShownAlert } from '../model/shown-alert.ts';
import type { Silence } from '../model/silence.ts';
import type { Situation } from '../model/situation.ts';
import type { Instant } from '../time/duration.ts';
import { planAcknowledged } from './alert-acknowledged.ts';
import { remember } from './alert-memory.ts';
import type { AlertRules } from './alert-rules.ts';
import { recoveredText, type AlertContent } from './alert-text.ts';
import type { Heard } from './alert-sound.ts';
import { planTriggered } from './alert-triggered.ts';

/**
 * What to do now. `show` is new for the person, `update` changes what is shown without a fuss, `repeat` says it again,
 * `remind` asks about a forgotten acknowledgement, `recover` is the one quiet word at the end. `join` leaves the telling to
 * its group, `note` only remembers, `hold` keeps it for later. `memory` is what was told once the step has been carried out.
 */
export type AlertPlan =
  | {
      readonly step: 'show' | 'update' | 'repeat' | 'recover' | 'remind';
      readonly content: AlertContent;
      readonly sound: boolean;
      readonly memory: ShownAlert;
    }
  | { readonly step: 'join' | 'note'; readonly memory: ShownAlert }
  | { readonly step: 'hold'; readonly hold: Hold }
  | { readonly step: 'withdraw'; readonly memory: ShownAlert | null }
  | { readonly step: 'none'; /** When to look again; null: when the situation, a silence, a hold or a storm changes. */ readonly lookAgainAt: Instant | null };

/** What a running incident asks for now, in a line; `sound`: it may be heard once. */
export type AlertPrompt = { readonly words: string; readonly sound: boolean };

export type AlertQuestion = {
  /** null: nothing is known of it any more. */
  readonly situation: Situation | null;
  readonly shown: ShownAlert | null;
  /** Why the last try to acknowledge from here failed. */
  readonly problem: string | null;
  readonly prompt?: AlertPrompt | null;
  /** By when it has to be acknowledged, for as long as nothing is due. */
  readonly promise?: string | null;
  /** The silence over it. */
  readonly silence: Silence | null;
  /** What keeps it for later. */
  readonly hold: Hold | null;
  /** The storm that speaks for it. */
  readonly group: string | null;
  /** When a note or an event was last written on it. */
  readonly lastWordAt: Instant | null;
  readonly heard: Heard;
  readonly rules: AlertRules;
  readonly now: Instant;
};

const nothing: AlertPlan = { step: 'none', lookAgainAt: null };

function planResolved(situation: Situation, { shown, silence, hold, now }: AlertQuestion): AlertPlan {
  if (shown === null || shown.status === 'resolved') return nothing;
  // Its group counts it as over; a silence or a hold has no use for a word of comfort.
  if (shown.via !== undefined) return { step: 'note', memory: { ...shown, status: 'resolved' } };
  if (silence !== null || hold !== null || shown.muted === true) return { step: 'withdraw', memory: null };
  const content = recoveredText(situation);
  return { step: 'recover', content, sound: false, memory: remember(situation, content, now, shown.soundAt) };
}

function planGone({ shown }: AlertQuestion): AlertPlan {
  if (shown === null || (shown.via !== undefined && shown.status === 'resolved')) return nothing;
  return shown.via === undefined ? { step: 'withdraw', memory: null } : { step: 'note', memory: { ...shown, status: 'resolved' } };
}

/**
 * One notification for each situation, updated in place, never twice for one state; unacknowledged SEV-1/2 repeat, nothing
 * else does; acknowledged is withdrawn; recovered is one quiet update (promise 2, P1). Nothing is said of what was over or
 * acknowledged before the person was told of it.
 */
export function planAlert(question: AlertQuestion): AlertPlan {
  const { situation } = question;
  switch (situation?.status) {
    case undefined: return planGone(question);
    case 'triggered': return planTriggered(situation, question);
    case 'acknowledged': return planAcknowledged(situation, question);
    case 'resolved': return planResolved(situation, question);
  }
}
