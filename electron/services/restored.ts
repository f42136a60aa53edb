import type { Instant } from '../../shared/time/duration.ts';
import type { NoticeBoard } from './notice-board.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';

export type RestoredOptions = { readonly clock: Clock; readonly journal: Pick<Journal, 'append'>; readonly notices: Pick<NoticeBoard, 'raise'> };
type Restored = { readonly ok: true; readonly name: string; readonly takenAt: Instant; readonly undo: string } | { readonly ok: false; readonly reason: string };

/** Says what a start made of a restore that was asked for before. */
export function tellRestored({ clock, journal, notices }: RestoredOptions, restored: Restored): void {
  if (!restored.ok) {
    notices.raise({ id: 'data.restored', level: 'error', title: 'The backup was not restored', detail: `${restored.reason} Your data are as they were before. Try again: Settings, Data.`, dismissible: true });
    return;
  }
  const detail = `The state of ${new Date(restored.takenAt).toISOString().slice(0, 16).replace('T', ' ')} UTC, from ${restored.name}. What was here before is kept: Settings, Data, “before the restore”. Tokens are in no backup: those of this machine stay.`;
  notices.raise({ id: 'data.restored', level: 'info', title: 'The backup is restored', detail, dismissible: true });
  journal.append([{ occurredAt: clock.now(), kind: 'data.notice', source: 'watchkeeper', title: 'A backup was restored', body: detail, payload: { from: restored.name, takenAt: restored.takenAt } }]);
}
