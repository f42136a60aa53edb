import { isLoud } from '../model/severity.ts';
import type { ShownAlert } from '../model/shown-alert.ts';
import type { Situation } from '../model/situation.ts';
import type { Instant } from '../time/duration.ts';
import type { AlertRules } from './alert-rules.ts';
import { alertText, recoveredText, type AlertContent } from './alert-text.ts';

/**
 * What to do now. `show` is new for the person, `update` changes what is shown without a fuss, `repeat` says it again,
 * `recover` is the one quiet word at the end. `memory` is what was told once the step has been carried out.
 */
export type AlertPlan =
  | {
      readonly step: 'show' | 'update' | 'repeat' | 'recover';
      readonly content: AlertContent;
      readonly sound: boolean;
      readonly memory: ShownAlert;
    }
  | { readonly step: 'withdraw'; readonly memory: ShownAlert | null }
  | { readonly step: 'none'; /** When it is due again; null: when the situation changes. */ readonly repeatAt: Instant | null };

export type AlertQuestion = {
  /** null: it became part of another one. */
  readonly situation: Situation | null;
  readonly shown: ShownAlert | null;
  /** Why the last try to acknowledge from here failed. */
  readonly problem: string | null;
  readonly rules: AlertRules;
  readonly now: Instant;
};

function remember(situation: Situation, content: AlertContent, shownAt: Instant, soundAt: Instant | null): ShownAlert {
  const { id: situationId, status, severity } = situation;
  return { situationId, status, severity, title: content.title, body: content.body, shownAt, soundAt };
}

/** A wall clock that was set back must not silence anything, so a moment in the future counts as long past. */
function elapsed(since: Instant, now: Instant): number {
  return since > now ? Number.POSITIVE_INFINITY : now - since;
}

function planTriggered(situation: Situation, { shown, problem, rules, now }: AlertQuestion): AlertPlan {
  const content = alertText(situation, problem);
  const loud = isLoud(situation.severity);
  const quietFor = shown?.soundAt == null ? Number.POSITIVE_INFINITY : elapsed(shown.soundAt, now);
  const maySound = rules.sounds && situation.severity !== 4 && quietFor >= rules.soundGap;
  const say = (step: 'show' | 'update' | 'repeat', sound: boolean): AlertPlan => {
    // An update does not put off the next repeat.
    const shownAt = step === 'update' && shown !== null ? Math.min(shown.shownAt, now) : now;
    return { step, content, sound, memory: remember(situation, content, shownAt, sound ? now : (shown?.soundAt ?? null)) };
  };
  if (shown === null || shown.status !== 'triggered') return say('show', maySound);
  const louder = loud && !isLoud(shown.severity);
  if (louder) return say('show', maySound);
  if (loud && elapsed(shown.shownAt, now) >= rules.repeatEvery) return say('repeat', maySound);
  if (shown.title !== content.title || shown.body !== content.body) return say('update', false);
  return { step: 'none', repeatAt: loud ? shown.shownAt + rules.repeatEvery : null };
}

/**
 * One notification for each situation, updated in place, never twice for one state; unacknowledged SEV-1/2 repeat, nothing
 * else does; acknowledged is withdrawn; recovered is one quiet update (promise 2, P1). Nothing is said of what was over or
 * acknowledged before the person was told of it.
 */
export function planAlert(question: AlertQuestion): AlertPlan {
  const { situation, shown, now } = question;
  const nothing: AlertPlan = { step: 'none', repeatAt: null };
  if (situation === null) return shown === null ? nothing : { step: 'withdraw', memory: null };
  if (situation.status === 'triggered') return planTriggered(situation, question);
  if (shown === null || shown.status === 'resolved') return nothing;
  if (situation.status === 'acknowledged') {
    if (shown.status === 'acknowledged') return nothing;
    return { step: 'withdraw', memory: { ...shown, status: 'acknowledged' } };
  }
  const content = recoveredText(situation);
  return { step: 'recover', content, sound: false, memory: remember(situation, content, now, shown.soundAt) };
}
