import type { SecretStore } from '../../electron/services/ports/secret-store.ts';

export type MemorySecretStore = SecretStore & { readonly kept: ReadonlyMap<string, string> };

/** Keeps secrets in memory, with or without a keyring. */
export function createMemorySecretStore(available: 'keyring' | 'none' = 'keyring'): MemorySecretStore {
  const kept = new Map<string, string>();
  return {
    kept,
    available: () => available,
    set: (name, value, withoutKeyring) => {
      kept.set(name, value);
      return available === 'keyring' ? 'keyring' : withoutKeyring;
    },
    get: (name) => kept.get(name) ?? null,
    remove: (name) => {
      kept.delete(name);
    },
    names: () => [...kept.keys()],
    unreadable: () => [],
  };
}
