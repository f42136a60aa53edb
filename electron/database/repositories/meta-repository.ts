import type { MetaKey, MetaStore } from '../../services/ports/meta-store.ts';
import type { Connection } from '../open.ts';
import { soonOnDisk } from '../soon-on-disk.ts';
import { withStorageErrors } from '../storage-fault.ts';

export function createMetaRepository(connection: Connection): MetaStore {
  const select = connection.prepare<[string], { readonly value: string }>('SELECT value FROM meta WHERE key = ?');
  const upsert = connection.prepare<[string, string]>('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value');
  const erase = connection.prepare<[string]>('DELETE FROM meta WHERE key = ?');
  const setSoon = soonOnDisk(connection, (key: MetaKey, value: string) => void upsert.run(key, value));
  return {
    get: (key) => withStorageErrors(() => select.get(key)?.value ?? null),
    set: (key, value) => withStorageErrors(() => (key === 'alerts.tally' ? setSoon(key, value) : void upsert.run(key, value))),
    remove: (key) => withStorageErrors(() => void erase.run(key)),
  };
}
