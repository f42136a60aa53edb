import type { NewEvent } from '../../shared/model/event.ts';
import { minute, second, type Instant, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { MetaStore } from './ports/meta-store.ts';

const signEvery: Milliseconds = minute;
/** Shorter absences are a restart, not a time when nobody looked. */
const worthTelling: Milliseconds = 90 * second;

export type AbsenceKeeperOptions = {
  readonly clock: Clock;
  readonly meta: MetaStore;
  readonly journal: Pick<Journal, 'append'>;
  readonly report: (error: unknown) => void;
};

/** Signs the log while the program watches, so that the next start can say from when to when it did not (faults 26). */
export function createAbsenceKeeper({ clock, meta, journal, report }: AbsenceKeeperOptions) {
  let signedAt: Instant | null = null;

  function sign(): void {
    signedAt = clock.now();
    try {
      meta.set('watch.seenAt', String(clock.now()));
    } catch (error) {
      report(error);
    }
  }

  function absence(from: Instant, to: Instant): readonly NewEvent[] {
    return [
      { occurredAt: from, kind: 'blind.began', source: 'watchkeeper', title: 'Blind: Watchkeeper was not running', payload: { source: 'app', reason: 'app-absent' } },
      { occurredAt: to, kind: 'blind.ended', source: 'watchkeeper', title: 'Seeing again: Watchkeeper started', payload: { source: 'app', reason: 'app-absent', since: from } },
    ];
  }

  return {
    /** Says when nobody watched since the last run; null when there is nothing to say. */
    start(): { readonly from: Instant; readonly to: Instant } | null {
      const seen = Number(meta.get('watch.seenAt') ?? Number.NaN);
      const now = clock.now();
      sign();
      if (!(now - seen >= worthTelling)) return null;
      journal.append(absence(seen, now));
      return { from: seen, to: now };
    },
    /** Call it every few seconds. */
    tick(): void {
      // By the wall clock, which sleep and people move: what was signed before that is no sign of life any more.
      if (signedAt === null || Math.abs(clock.now() - signedAt) >= signEvery) sign();
    },
    stop: sign,
  };
}
