import { recovered } from '../../shared/domain/outbox-change.ts';
import { eventOf } from '../../shared/domain/outbox-tell.ts';
import { isPending, type OutboxHold, type OutboxItem, type OutboxView } from '../../shared/model/outbox.ts';
import { elapsedDay, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';
import type { Journal } from './ports/journal.ts';
import type { OutboxStore } from './ports/outbox-store.ts';

/** Ended rows are kept on disk this long, and in mind for as long as one of their notes can be taken for a pending row's. */
const keepOnDisk: Milliseconds = 30 * elapsedDay;
const keepInMind: Milliseconds = 2 * elapsedDay;
/** How many ended rows are shown. */
const shownEnded = 20;

export type OutboxRowsOptions = {
  readonly clock: Clock;
  readonly store: OutboxStore;
  readonly journal: Journal;
  readonly changed: (item: OutboxItem) => void;
  readonly report: (error: unknown) => void;
};

/** The rows, in memory and on disk. Memory is never behind the disk; the disk can be behind while it refuses to be written. */
export function createOutboxRows({ clock, store, journal, changed, report }: OutboxRowsOptions) {
  const rows = new Map<string, OutboxItem>();
  const unsaved = new Map<string, OutboxItem>();

  function flush(): void {
    store.save([...unsaved.values()]);
    unsaved.clear();
  }
  function save(item: OutboxItem): void {
    store.save([...[...unsaved.values()].filter(({ id }) => id !== item.id), item]);
    unsaved.clear();
  }
  function hold(item: OutboxItem): void {
    const before = rows.get(item.id);
    rows.set(item.id, item);
    const event = before?.state === item.state ? null : eventOf(item, clock.now());
    try {
      if (event !== null) journal.append([event]);
    } catch (error) {
      report(error);
    }
    changed(item);
  }

  return {
    /** Takes up the rows of the last run. Throws when they cannot be read; what cannot be written now is written with the next change. */
    load(doubtful: boolean): void {
      const now = clock.now();
      for (const row of store.load(now - keepInMind)) {
        const item = recovered(row, doubtful);
        rows.set(item.id, item);
        if (item !== row) unsaved.set(item.id, item);
      }
      try {
        flush();
        store.forget(now - keepOnDisk);
      } catch (error) {
        report(error);
      }
    },
    /** Another file took the place of the one that was written so far: it may hold older rows. Throws when it cannot be written. */
    saveAll(): void {
      for (const item of rows.values()) unsaved.set(item.id, item);
      flush();
    },
    get: (id: string): OutboxItem | undefined => rows.get(id),
    all: (): readonly OutboxItem[] => [...rows.values()],
    /** On disk when it returns; throws when it is not, and then nothing has changed. */
    commit(item: OutboxItem): void {
      save(item);
      hold(item);
    },
    /** Never throws: what the disk refuses is written with the next change. */
    keep(item: OutboxItem): void {
      try {
        save(item);
      } catch (error) {
        unsaved.set(item.id, item);
        report(error);
      }
      hold(item);
    },
    nextTurn: (): number => 1 + [...rows.values()].reduce((last, { turn }) => Math.max(last, turn), 0),
    claimed: (): ReadonlySet<string> => new Set([...rows.values()].flatMap(({ resultId }) => (resultId === null ? [] : [resultId]))),
    view(why: OutboxHold | null): OutboxView {
      for (const { id, endedAt } of rows.values()) if (endedAt !== null && endedAt < clock.now() - keepInMind && !unsaved.has(id)) rows.delete(id);
      const all = [...rows.values()];
      return {
        pending: all.filter(isPending).toSorted((a, b) => a.turn - b.turn),
        ended: all.filter((item) => !isPending(item)).toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0)).slice(0, shownEnded),
        hold: why,
      };
    },
  };
}

export type OutboxRows = ReturnType<typeof createOutboxRows>;
