import { isLoud } from '../model/severity.ts';
import type { Situation } from '../model/situation.ts';
import { remember } from './alert-memory.ts';
import type { AlertPlan, AlertQuestion } from './alert-plan.ts';
import { reminderDueAt } from './alert-reminder.ts';
import { reminderText } from './alert-text.ts';

/** Acknowledged is withdrawn; forgotten is asked about once, and not at night or through a silence unless it is SEV-1/2 (A9, A24). */
export function planAcknowledged(situation: Situation, { shown, lastWordAt, silence, hold, rules, now }: AlertQuestion): AlertPlan {
  if (shown !== null && shown.status === 'triggered') {
    const { muted: _muted, ...known } = shown;
    return { step: 'withdraw', memory: { ...known, status: 'acknowledged' } };
  }
  const dueAt = reminderDueAt(situation, shown, lastWordAt, rules);
  if (dueAt === null || silence !== null || (hold !== null && !isLoud(situation.severity))) return { step: 'none', lookAgainAt: null };
  if (now < dueAt) return { step: 'none', lookAgainAt: dueAt };
  const content = reminderText(situation, now);
  const memory = { ...remember(situation, content, now, shown?.soundAt ?? null), remindedAt: now };
  return { step: 'remind', content, sound: false, memory: shown?.via === undefined ? memory : { ...memory, via: shown.via } };
}
