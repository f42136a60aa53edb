import type { ShownAlert } from '../model/shown-alert.ts';
import type { Situation } from '../model/situation.ts';
import { minute, type Instant } from '../time/duration.ts';
import type { AlertRules } from './alert-rules.ts';

/**
 * When the person is asked whether an acknowledged situation is still theirs (A9): once after `staleAfter` without a note or
 * anything else happening on it; null: they were asked already and nothing has happened since. On whole minutes, so that
 * those which fall due together are asked about together.
 */
export function reminderDueAt(situation: Situation, shown: ShownAlert | null, lastWordAt: Instant | null, { staleAfter }: AlertRules): Instant | null {
  const heardAt = Math.max(situation.acknowledgedAt ?? situation.updatedAt, situation.updatedAt, lastWordAt ?? 0);
  if (shown?.remindedAt !== undefined && shown.remindedAt >= heardAt) return null;
  return Math.ceil((heardAt + staleAfter) / minute) * minute;
}
