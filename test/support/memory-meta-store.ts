import type { MetaKey, MetaStore } from '../../electron/services/ports/meta-store.ts';

/** Keeps single values for as long as the object lives: give it to a second service to play a restart. */
export function createMemoryMetaStore(): MetaStore {
  const values = new Map<MetaKey, string>();
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
  };
}
