import type { OutboxStore } from '../../electron/services/ports/outbox-store.ts';
import type { OutboxItem } from '../../shared/model/outbox.ts';

export type MemoryOutboxStore = OutboxStore & { /** Every write fails while this is set. */ full: boolean; readonly rows: ReadonlyMap<string, OutboxItem> };

/** Keeps the outbox for as long as the object lives: give it to a second service to play a restart. */
export function createMemoryOutboxStore(): MemoryOutboxStore {
  const rows = new Map<string, OutboxItem>();
  const store: MemoryOutboxStore = {
    full: false,
    rows,
    load: (since) => [...rows.values()].filter(({ endedAt }) => endedAt === null || endedAt >= since).toSorted((a, b) => a.turn - b.turn),
    save: (items) => {
      if (store.full) throw new Error('database or disk is full');
      for (const item of items) rows.set(item.id, item);
    },
    forget: (before) => {
      const old = [...rows.values()].filter(({ endedAt }) => endedAt !== null && endedAt < before);
      for (const { id } of old) rows.delete(id);
      return old.length;
    },
  };
  return store;
}
