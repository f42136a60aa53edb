import type { MetaStore } from '../../services/ports/meta-store.ts';
import type { Connection } from '../open.ts';
import { withStorageErrors } from '../storage-fault.ts';

export function createMetaRepository(connection: Connection): MetaStore {
  const select = connection.prepare<[string], { readonly value: string }>('SELECT value FROM meta WHERE key = ?');
  const upsert = connection.prepare<[string, string]>('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  const erase = connection.prepare<[string]>('DELETE FROM meta WHERE key = ?');
  return {
    get: (key) => withStorageErrors(() => select.get(key)?.value ?? null),
    set: (key, value) => withStorageErrors(() => void upsert.run(key, value)),
    remove: (key) => withStorageErrors(() => void erase.run(key)),
  };
}
