import type { MetaKey, MetaStore } from './ports/meta-store.ts';

/**
 * Single values that should outlast a restart and for which nothing else waits, such as what was told already: what the disk refuses
 * holds until the program ends.
 */
export function createMemo(meta: Pick<MetaStore, 'get' | 'set'>, report: (error: unknown) => void): Pick<MetaStore, 'get' | 'set'> {
  const refused = new Map<MetaKey, string>();
  return {
    get: (key) => refused.get(key) ?? meta.get(key),
    set(key, value): void {
      try {
        meta.set(key, value);
        refused.delete(key);
      } catch (error) {
        refused.set(key, value);
        report(error);
      }
    },
  };
}
