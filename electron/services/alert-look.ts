import type { Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';

export type AlertLookOptions = {
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Finds out whether the person is busy. Absent: they never are. */
  readonly attention: { readonly isFresh: () => boolean; /** Never rejects. */ readonly look: () => Promise<void> } | undefined;
  /** It is known now. Who waited for it, by id, and since when (monotonic). */
  readonly known: (asked: readonly string[], since: Milliseconds) => void;
  readonly report: (error: unknown) => void;
};

/** One look at a time whether the person may be disturbed, right before what may be deferred is shown. */
export function createAlertLook({ clock, attention, known, report }: AlertLookOptions) {
  /** Who waits for the answer. */
  let waiting: Set<string> | null = null;

  return {
    isUnknown: (): boolean => waiting !== null || attention?.isFresh() === false,
    /** For these; more may join while it is on its way. */
    ask(ids: readonly string[]): void {
      if (waiting !== null) return ids.forEach((id) => waiting?.add(id));
      const since = clock.monotonic();
      const asked = new Set(ids);
      waiting = asked;
      void (attention?.look() ?? Promise.resolve()).catch(report).then(() => {
        waiting = null;
        known([...asked], since);
      }).catch(report);
    },
  };
}
