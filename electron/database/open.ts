import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { withStorageErrors } from './storage-fault.ts';

export type Connection = Database.Database;

export type OpenOptions = {
  readonly path: string;
  /** `read` refuses every write. */
  readonly access: 'read' | 'write';
  /** No other connection may join: then reading works without the shared index beside the file, which a full disk has no room for. */
  readonly alone?: boolean;
  /** Where the native addon lies, when it is not the packaged one. */
  readonly nativeBinding?: string | undefined;
};

/** How long a write waits for another connection's write before it says `busy`. */
const patience = 2000;

function set(connection: Connection, access: OpenOptions['access'], alone: boolean): void {
  if (alone) connection.pragma('locking_mode = EXCLUSIVE');
  // Names in the schema (triggers, generated columns) may not call anything with side effects, whoever wrote the file.
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cell_size_check = ON');
  connection.pragma('temp_store = MEMORY');
  // Mapped memory turns a truncated file into a crash of the process: plain reads report it as an error.
  connection.pragma('mmap_size = 0');
  connection.pragma('cache_size = -8000');
  if (access === 'read') {
    connection.pragma('query_only = ON');
    return;
  }
  if (!alone) connection.pragma('journal_mode = WAL');
  // This build would default to NORMAL in WAL, which may lose the last commits on a power cut.
  connection.pragma('synchronous = FULL');
  connection.pragma('checkpoint_fullfsync = ON');
  connection.pragma('foreign_keys = ON');
  connection.pragma('journal_size_limit = 16777216');
}

/** Opens a database file; a missing one is created when it may be written. */
export function openConnection({ path, access, alone = false, nativeBinding }: OpenOptions): Connection {
  return withStorageErrors(() => {
    const connection = new Database(path, {
      readonly: access === 'read',
      fileMustExist: access === 'read',
      timeout: patience,
      ...(nativeBinding === undefined ? {} : { nativeBinding }),
    });
    try {
      set(connection, access, alone);
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  });
}

/** Runs a piece of work on a connection of its own and closes it, whatever happens. */
export function withConnection<T>(options: OpenOptions, work: (connection: Connection) => T): T {
  const connection = openConnection(options);
  try {
    return withStorageErrors(() => work(connection));
  } finally {
    connection.close();
  }
}

/** The schema version a file was written with: 0 for a missing or empty file. Writes nothing. */
export function readVersion(path: string, nativeBinding?: string): number {
  if (!existsSync(path) || statSync(path).size === 0) return 0;
  return withConnection({ path, access: 'read', nativeBinding }, versionOf);
}

export function versionOf(connection: Connection): number {
  return Number(connection.pragma('user_version', { simple: true }));
}
