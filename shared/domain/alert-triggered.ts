import { isLoud } from '../model/severity.ts';
import type { ShownAlert } from '../model/shown-alert.ts';
import type { Situation } from '../model/situation.ts';
import { elapsed, remember } from './alert-memory.ts';
import type { AlertPlan, AlertQuestion } from './alert-plan.ts';
import { planSilenced } from './alert-silenced.ts';
import { maySound } from './alert-sound.ts';
import { alertText, type AlertContent } from './alert-text.ts';

type Speech = 'show' | 'update' | 'repeat';

/** What is due says more than by when it is. */
function textOf(situation: Situation, { problem, prompt, promise = null }: AlertQuestion): AlertContent {
  return alertText(situation, problem, prompt?.words ?? promise);
}

function say(step: Speech, situation: Situation, question: AlertQuestion): AlertPlan {
  const { shown, rules, now, heard, silence } = question;
  const content = textOf(situation, question);
  const sound = step !== 'update' && maySound(situation.severity, shown, heard, rules, now);
  // An update does not put off the next repeat.
  const shownAt = step === 'update' && shown !== null ? Math.min(shown.shownAt, now) : now;
  const memory = remember(situation, content, shownAt, sound ? now : (shown?.soundAt ?? null));
  return { step, content, sound, memory: silence === null ? memory : { ...memory, muted: true } };
}

/** Told by the notification of its group; `known` is what its own told, which goes. */
function join(group: string, situation: Situation, known: ShownAlert | null, { shown, now }: AlertQuestion): AlertPlan {
  const content = alertText(situation, null);
  return { step: 'join', memory: { ...remember(situation, content, known?.shownAt ?? now, shown?.soundAt ?? null), via: group } };
}

/** What is told by its group says nothing itself; its group reads its state from what is remembered of it. */
function followGroup(situation: Situation, known: ShownAlert, { now }: AlertQuestion): AlertPlan {
  const { title, body } = alertText(situation, null);
  if (known.title === title && known.severity === situation.severity) return { step: 'none', lookAgainAt: null };
  return { step: 'note', memory: { ...known, severity: situation.severity, title, body, changedAt: now } };
}

/**
 * A situation that nobody has acknowledged. In this order: a silence keeps it quiet, a hold keeps it for later, a storm tells
 * it with the others, and otherwise it speaks for itself. SEV-1/2 is never held, and heard once through any silence or storm.
 */
export function planTriggered(situation: Situation, question: AlertQuestion): AlertPlan {
  const { shown, silence, hold, group, prompt, rules, now } = question;
  const loud = isLoud(situation.severity);
  const known = shown !== null && shown.status === 'triggered' ? shown : null;
  if (silence !== null) {
    const silenced = planSilenced(situation, shown);
    if (silenced === 'speak') return group === null ? say('show', situation, question) : join(group, situation, known, question);
    if (silenced === 'nothing' || known === null) return { step: 'none', lookAgainAt: null };
    return { step: silenced === 'mute' ? 'note' : 'withdraw', memory: { ...known, muted: true } };
  }
  const news = known === null || (loud && !isLoud(known.severity)) || known.muted === true;
  if (hold !== null && !loud) {
    if (news) return { step: 'hold', hold };
    return known.via === undefined ? { step: 'none', lookAgainAt: null } : followGroup(situation, known, question);
  }
  if (group !== null && (news || (!loud && known.via === undefined))) return join(group, situation, known, question);
  if (news) return say('show', situation, question);
  if (known.via !== undefined) return followGroup(situation, known, question);
  if (loud && (prompt?.sound === true || elapsed(known.shownAt, now) >= rules.repeatEvery)) return say('repeat', situation, question);
  const content = textOf(situation, question);
  if (known.title !== content.title || known.body !== content.body) return say('update', situation, question);
  return { step: 'none', lookAgainAt: loud ? known.shownAt + rules.repeatEvery : null };
}
