import { StorageError } from '../../services/ports/storage-error.ts';
import type { WellnessFile, WellnessStore } from '../../services/ports/wellness-store.ts';
import { migrate } from '../migrate.ts';
import { openConnection, type Connection } from '../open.ts';
import { withStorageErrors } from '../storage-fault.ts';
import { wellnessMigrations, wellnessTables } from './wellness-migrations.ts';
import { createWellnessRepository } from './wellness-repository.ts';
import { filesOf, lookThrough, wipe } from './wipe.ts';

export type WellnessFileOptions = {
  readonly path: string;
  readonly nativeBinding?: string | undefined;
  /** What a restore kept of the file goes with it. */
  readonly eraseCopies?: () => void;
};

/** A person's answers, in a file of their own. What is deleted is overwritten with zeros at once. */
export function openWellnessFile({ path, nativeBinding, eraseCopies = () => {} }: WellnessFileOptions): WellnessFile {
  let open: { readonly connection: Connection; readonly store: WellnessStore } | null = null;

  function connect(): NonNullable<typeof open> {
    const connection = openConnection({ path, access: 'write', nativeBinding });
    try {
      withStorageErrors(() => connection.pragma('secure_delete = ON'));
      migrate(connection, wellnessMigrations);
      return { connection, store: createWellnessRepository(connection) };
    } catch (error) {
      connection.close();
      throw error;
    }
  }
  const opened = () => (open ??= connect());
  function close(): void {
    open?.connection.close();
    open = null;
  }

  /** Every text that a person may have typed, to look for it afterwards; and how many entries there are. */
  function inventory({ connection, store }: NonNullable<typeof open>): { readonly texts: readonly string[]; readonly entries: number } {
    const entries = wellnessTables.reduce((sum, table) => sum + Number(connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get()), 0);
    const rows = connection.prepare<[], string>('SELECT answers FROM self_checks UNION SELECT signs FROM sign_lists').pluck().all();
    return { entries, texts: [...store.checks().map(({ note }) => note), ...Object.values(store.numbers()), ...rows].filter((text) => text.length > 3) };
  }
  function empty(connection: Connection): void {
    withStorageErrors(() => {
      connection.transaction(() => {
        for (const table of wellnessTables) connection.exec(`DELETE FROM ${table}`);
      }).immediate();
      connection.pragma('wal_checkpoint(TRUNCATE)');
      connection.exec('VACUUM');
      connection.pragma('wal_checkpoint(TRUNCATE)');
    });
  }

  return {
    path,
    store: () => opened().store,
    erase() {
      eraseCopies();
      let known: ReturnType<typeof inventory> = { texts: [], entries: 0 };
      try {
        const held = opened();
        known = inventory(held);
        empty(held.connection);
        close();
      } catch (error) {
        // A damaged file cannot be emptied by SQLite; a full disk leaves no room for it. Both can be overwritten.
        close();
        wipe(path);
        if (filesOf(path).length > 0) throw error;
      }
      const { found, files, bytes } = lookThrough(path, known.texts);
      if (found) {
        wipe(path);
        if (filesOf(path).length > 0) throw new StorageError('failed', 'Something of it could not be overwritten.');
      }
      return { entries: known.entries, files, bytes };
    },
    close,
  };
}
