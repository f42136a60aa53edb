import { StorageError } from '../services/ports/storage-error.ts';
import { migrations as allMigrations } from './migrations/all.ts';
import { versionOf, type Connection } from './open.ts';
import { withStorageErrors } from './storage-fault.ts';

/** One step of the schema. Once released it never changes: what it got wrong, a later one puts right. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string };

export const currentVersion = allMigrations.length;

/** Throws when the file was written by a later version of the program; nothing was touched then. */
export function refuseNewer(version: number, known = currentVersion): void {
  if (version <= known) return;
  throw new StorageError(
    'newer',
    `The data file was written by a newer Watchkeeper (format ${version}, this one knows ${known}). It was not changed. Install the newer version to open it.`,
  );
}

function step(connection: Connection, migration: Migration): void {
  connection
    .transaction(() => {
      connection.exec(migration.sql);
      const broken = connection.pragma('foreign_key_check');
      if (Array.isArray(broken) && broken.length > 0) throw new Error(`Migration ${migration.version} (${migration.name}) left ${broken.length} broken references.`);
      connection.pragma(`user_version = ${migration.version}`);
    })
    .immediate();
}

/** Brings a file to the current schema, each step in one transaction, and returns the steps taken. */
export function migrate(connection: Connection, migrations: readonly Migration[] = allMigrations): readonly Migration[] {
  return withStorageErrors(() => {
    const version = versionOf(connection);
    refuseNewer(version, migrations.length);
    const due = migrations.filter((migration) => migration.version > version);
    for (const migration of due) step(connection, migration);
    return due;
  });
}
