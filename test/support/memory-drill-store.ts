import type { DrillStore } from '../../electron/services/ports/drill-store.ts';
import type { DrillResult } from '../../shared/model/drill-result.ts';

export function createMemoryDrillStore(): DrillStore {
  const results = new Map<string, DrillResult>();
  return {
    list: () => [...results.values()].toSorted((a, b) => b.endedAt - a.endedAt),
    find: (id) => results.get(id) ?? null,
    save: (result) => void (results.has(result.id) || results.set(result.id, result)),
    remove: (id) => void results.delete(id),
  };
}
