import type { WatchEvent } from '../../shared/model/event.ts';
import { second } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';

/** A window is told of growth this often at the most. */
const pause = second / 4;

export type GrowingJournal = Journal & {
  /** For events that reached the log by another way. */
  readonly grew: (added: readonly WatchEvent[]) => void;
};

type GrowingJournalOptions = {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly publish: (newestId: number) => void;
  /** Told of every event at once. */
  readonly heard?: (added: readonly WatchEvent[]) => void;
};

/** A journal that says, a few times a second at the most, which event is the newest. */
export function createGrowingJournal({ clock, journal, publish, heard = () => {} }: GrowingJournalOptions): GrowingJournal {
  let newest = 0;
  let armed = false;

  function grew(added: readonly WatchEvent[]): void {
    if (added.length === 0) return;
    heard(added);
    newest = added.reduce((most, { id }) => Math.max(most, id), newest);
    if (armed) return;
    armed = true;
    clock.after(pause, () => {
      armed = false;
      publish(newest);
    });
  }

  return {
    append: (events) => {
      const added = journal.append(events);
      grew(added);
      return added;
    },
    grew,
  };
}
