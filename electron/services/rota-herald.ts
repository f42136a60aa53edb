import { plainLine } from '../../shared/domain/plain-text.ts';
import { shiftChangeLine, shiftMarkLine } from '../../shared/domain/rota-words.ts';
import { shiftChanges, type OwnShift, type ShiftChange } from '../../shared/domain/shift-changes.ts';
import { shiftMarks } from '../../shared/domain/shift-marks.ts';
import { elapsedDay, minute } from '../../shared/time/duration.ts';
import { createMemo } from './memo.ts';
import type { NoticeBoard } from './notice-board.ts';
import type { OwnShiftsReader } from './own-shifts.ts';
import type { Clock } from './ports/clock.ts';
import type { MetaStore } from './ports/meta-store.ts';
import type { Alert, Notifier } from './ports/notifier.ts';
import type { ScheduleNews } from './schedule-reader.ts';

export type RotaHeraldOptions = {
  readonly clock: Clock;
  readonly meta: MetaStore;
  readonly own: OwnShiftsReader;
  readonly notices: NoticeBoard;
  readonly notifier: Pick<Notifier, 'show'>;
  readonly zone: () => string;
  /** The demo's people come and go: nothing of theirs is news. */
  readonly demo: () => boolean;
  readonly report: (error: unknown) => void;
};

const key = 'watchkeeper-rota';

/** Says once what changed in the person's shifts, with before and after, and that one begins or ends soon; quietly, never with a sound (A34). */
export function createRotaHerald({ clock, meta, own, notices, notifier, zone, demo, report }: RotaHeraldOptions) {
  const memo = createMemo(meta, report);
  let tickedAt = 0;

  function show(name: string, title: string, body: string, own: Pick<Alert, 'budget'> = {}): void {
    notifier.show({ key: `${key}-${name}`, title: plainLine(title, 120), body: plainLine(body, 300), severity: null, urgency: 'low', actions: [], sound: false, ...own }).catch(report);
  }
  function look(): void {
    if (demo()) return;
    const [reading, before] = [own.reading(), own.seen()];
    if (reading === null) return;
    own.remember(reading);
    if (before === null || before.of !== reading.of) return;
    say(shiftChanges(before.shifts, reading.shifts, clock.now(), Math.min(before.until, reading.until)));
  }
  function say(changes: readonly ShiftChange[]): void {
    if (changes.length === 0) return;
    const detail = changes.map((change) => shiftChangeLine(change, zone())).join('. ');
    notices.raise({ id: 'rota-changed', level: 'info', title: 'Your shifts changed', detail, dismissible: true });
    show('changed', 'Your shifts changed', detail, { budget: 'noticed' });
  }

  return {
    /** Compares what is read now with what was read before. */
    look,
    /** What two readings of schedules say of the time after the one that is compared above. */
    schedulesRead(news: readonly ScheduleNews[]): void {
      const seen = own.reading()?.until;
      if (demo() || seen === undefined) return;
      const later = (shifts: readonly OwnShift[]) => shifts.filter(({ from }) => from >= seen);
      say(news.flatMap(({ before, after, until }) => shiftChanges(later(before), later(after), clock.now(), until)));
    },
    /** What is read now is known to the person. */
    accept(): void {
      const reading = own.reading();
      if (reading !== null && !demo()) own.remember(reading);
    },
    /** Call it every few seconds; it looks once a minute. */
    tick(): void {
      const now = clock.now();
      const at = Math.floor(now / minute);
      if (at === tickedAt || demo()) return;
      tickedAt = at;
      const told = Number(memo.get('rota.told') ?? now);
      // A clock that was set back does not keep shifts from being told of for longer than the step.
      const after = Math.max(Math.min(told, now), now - elapsedDay);
      memo.set('rota.told', String(now));
      for (const mark of shiftMarks(own.read().shifts, after, now)) show(`${mark.edge}-${mark.shift.seat}`, shiftMarkLine(mark, now, zone()), '');
    },
  };
}
