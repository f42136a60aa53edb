import { isLoud } from '../model/severity.ts';
import type { Situation } from '../model/situation.ts';
import { remember } from './alert-memory.ts';
import type { AlertPlan, AlertQuestion } from './alert-plan.ts';
import { reminderDueAt } from './alert-reminder.ts';
import { promptText, reminderText } from './alert-text.ts';

/** What is due is said once and without a sound, where the situation speaks for itself. */
function planPrompted(situation: Situation, { shown, prompt, now }: AlertQuestion): AlertPlan | null {
  if (prompt === null || prompt === undefined || (shown?.via !== undefined && !isLoud(situation.severity))) return null;
  const content = promptText(situation, prompt.words);
  // It asks for something, so nobody has to be asked whether they are on it.
  if (shown !== null && shown.title === content.title && shown.body === content.body) return { step: 'none', lookAgainAt: null };
  const { via: _via, ...known } = shown ?? remember(situation, content, now, null);
  return { step: 'update', content, sound: false, memory: { ...known, status: 'acknowledged', severity: situation.severity, title: content.title, body: content.body, shownAt: now } };
}

/** Acknowledged is withdrawn; forgotten is asked about once, and not at night or through a silence unless it is SEV-1/2 (A9, A24). */
export function planAcknowledged(situation: Situation, question: AlertQuestion): AlertPlan {
  const { shown, lastWordAt, silence, hold, rules, now } = question;
  if (shown !== null && shown.status === 'triggered') {
    const { muted: _muted, ...known } = shown;
    return { step: 'withdraw', memory: { ...known, status: 'acknowledged' } };
  }
  const quiet = silence !== null || (hold !== null && !isLoud(situation.severity));
  const prompted = quiet ? null : planPrompted(situation, question);
  if (prompted !== null) return prompted;
  const dueAt = reminderDueAt(situation, shown, lastWordAt, rules);
  if (dueAt === null || quiet) return { step: 'none', lookAgainAt: null };
  if (now < dueAt) return { step: 'none', lookAgainAt: dueAt };
  const content = reminderText(situation, now);
  const memory = { ...remember(situation, content, now, shown?.soundAt ?? null), remindedAt: now };
  return { step: 'remind', content, sound: false, memory: shown?.via === undefined ? memory : { ...memory, via: shown.via } };
}
