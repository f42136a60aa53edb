import type { Check } from '../../shared/model/check.ts';
import type { CheckState } from '../../shared/model/check-state.ts';
import type { WatchEvent } from '../../shared/model/event.ts';
import type { CheckStore } from '../../electron/services/ports/check-store.ts';
import { createMemoryJournal, type MemoryJournal } from './memory-journal.ts';

/** Keeps checks in memory, by the same rules as the database. */
export function createMemoryCheckStore(journal: MemoryJournal = createMemoryJournal()): CheckStore & { readonly journal: MemoryJournal } {
  const checks = new Map<string, Check>();
  const removed = new Map<string, Check>();
  const states = new Map<string, CheckState>();
  return {
    journal,
    list: () => [...checks.values()],
    states: () => [...states.values()],
    save: (check) => {
      checks.set(check.id, check);
      removed.delete(check.id);
      return check;
    },
    remove: (id) => {
      const check = checks.get(id);
      if (check === undefined) return false;
      removed.set(id, check);
      return checks.delete(id);
    },
    restore: (id) => {
      const check = removed.get(id);
      if (check === undefined) return null;
      removed.delete(id);
      checks.set(id, check);
      return check;
    },
    record: (batch): readonly WatchEvent[] => {
      for (const state of batch.states) states.set(state.checkId, state);
      return journal.append(batch.events);
    },
  };
}
