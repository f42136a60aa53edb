import type { Instant } from '../../shared/time/duration.ts';
import type { NoticeBoard } from './notice-board.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';

export type RestoredOptions = { readonly clock: Clock; readonly journal: Pick<Journal, 'append'>; readonly notices: Pick<NoticeBoard, 'raise'> };
type Failed = {
  readonly ok: false;
  readonly reason: string;
  /** Files from before that could not be put back, and the folder that holds them. */
  readonly apart: { readonly files: readonly string[]; readonly undo: string } | null;
  /** It is tried again at the next start. */
  readonly waits: boolean;
};
type Done = {
  readonly ok: true;
  readonly name: string;
  readonly takenAt: Instant;
  readonly undo: string;
  /** Files and folders that are not needed any more and could not be removed, with the reason. */
  readonly left: readonly string[];
};
type Restored = Done | Failed;

function tellFailed({ clock, journal, notices }: RestoredOptions, { reason, apart, waits }: Failed): void {
  const again = waits ? 'It is tried again at the next start.' : 'Try again: Settings, Data.';
  if (apart === null) {
    notices.raise({ id: 'data.restored', level: 'error', title: 'The backup was not restored', detail: `${reason} Your data are as they were before. ${again}`, dismissible: true });
    return;
  }
  const detail = `${reason} Not everything could be put back: ${apart.files.join(', ')} from before, with what belongs to it, is kept in ${apart.undo}. To get it back, quit Watchkeeper, move it from there into the data folder (Settings, Data names it), and start again. Until then it works with what it found.`;
  notices.raise({ id: 'data.restored', level: 'error', title: 'The backup was not restored, and files are not in their place', detail, dismissible: false });
  journal.append([{ occurredAt: clock.now(), kind: 'data.notice', source: 'watchkeeper', title: 'A backup was not restored, and files are not in their place', body: detail, payload: { files: apart.files, undo: apart.undo } }]);
}

/** Says what a start made of a restore that was asked for before. */
export function tellRestored(parts: RestoredOptions, restored: Restored): void {
  if (!restored.ok) return tellFailed(parts, restored);
  const { clock, journal, notices } = parts;
  const rest = restored.left.length === 0 ? '' : ` Not needed any more, and not removed: ${restored.left.join('; ')}. Each start tries again.`;
  const detail = `The state of ${new Date(restored.takenAt).toISOString().slice(0, 16).replace('T', ' ')} UTC, from ${restored.name}. What was here before is kept: Settings, Data, “before the restore”. Tokens are in no backup: those of this machine stay.${rest}`;
  notices.raise({ id: 'data.restored', level: 'info', title: 'The backup is restored', detail, dismissible: true });
  journal.append([{ occurredAt: clock.now(), kind: 'data.notice', source: 'watchkeeper', title: 'A backup was restored', body: detail, payload: { from: restored.name, takenAt: restored.takenAt } }]);
}
