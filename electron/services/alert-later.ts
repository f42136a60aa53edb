import { groupKey } from '../../shared/domain/alert-group-key.ts';
import { remember } from '../../shared/domain/alert-memory.ts';
import { alertText } from '../../shared/domain/alert-text.ts';
import type { Hold } from '../../shared/model/alerting.ts';
import type { ShownAlert } from '../../shared/model/shown-alert.ts';
import type { Silence } from '../../shared/model/silence.ts';
import type { Situation } from '../../shared/model/situation.ts';
import type { AlertEntries, Entry } from './alert-entries.ts';
import type { HeldAlerts } from './held-alerts.ts';
import type { Clock } from './ports/clock.ts';
import type { Notifier } from './ports/notifier.ts';

export type AlertLaterOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly entries: AlertEntries;
  readonly held: HeldAlerts;
  readonly notifier: Pick<Notifier, 'withdraw'>;
  readonly silenceOf: (situation: Situation | null) => Silence | null;
  readonly holdOf: (situation: Pick<Situation, 'severity' | 'drill'> | null) => Hold | null;
  /** False: it is being found out whether the person may be disturbed, and what waits is looked at again then. */
  readonly maySpeak: () => boolean;
  readonly announce: (line: string) => void;
};

/** What is kept for later, and told once its time has come (A12, A30). */
export function createAlertLater({ clock, entries, held, notifier, silenceOf, holdOf, maySpeak, announce }: AlertLaterOptions) {
  function putOff(entry: Entry, { why, until }: Hold): void {
    const { id, situation } = entry;
    if (situation === null || held.has(id)) return;
    const { title } = alertText(situation, null);
    const { severity, drill } = situation;
    held.add({ situationId: id, title, severity, heldAt: clock.now(), why }, {
      occurredAt: clock.now(), kind: 'alert.held', source: drill ? 'drill' : 'watchkeeper', situationId: id, severity, title, payload: { why, until },
    });
    announce(`ALERT held: ${title} (${why})`);
  }
  /** What waited is told once its hold is over: one alone as itself, several as one list (A30). */
  function deliver(): readonly Entry[] {
    const ready = held.list().filter((alert) => {
      const { situation } = entries.of(alert.situationId);
      return holdOf({ severity: situation?.severity ?? alert.severity, drill: situation?.drill === true }) === null
        && (situation?.status !== 'triggered' || silenceOf(situation) === null);
    });
    const [only] = ready;
    if (only === undefined) return [];
    if (!maySpeak()) return [];
    const first = entries.of(only.situationId);
    if (ready.length === 1 && first.situation?.status === 'triggered') {
      held.letGo([first.id]);
      return [first];
    }
    const now = clock.now();
    const via = groupKey('held', now);
    for (const { situationId, title, severity, heldAt } of ready) {
      const entry = entries.of(situationId);
      const memory: ShownAlert = entry.situation === null
        ? { situationId, status: 'resolved', severity, title, body: '', shownAt: heldAt, soundAt: null }
        : remember(entry.situation, alertText(entry.situation, null), now, entry.shown?.soundAt ?? null);
      if (entry.shown !== null && entry.shown.via === undefined) notifier.withdraw(entry.id);
      entries.setShown(entry, { ...memory, via });
    }
    held.letGo(ready.map(({ situationId }) => situationId));
    return [entries.of(via)];
  }

  return { putOff, deliver };
}
