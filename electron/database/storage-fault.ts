import Database from 'better-sqlite3';
import { StorageError, type StorageFault } from '../services/ports/storage-error.ts';

const faultByCode: readonly (readonly [RegExp, StorageFault, string])[] = [
  [/^SQLITE_FULL$|^ENOSPC$|^EDQUOT$|^SQLITE_IOERR_SHMSIZE$/, 'full', 'The disk is full.'],
  [/^SQLITE_CORRUPT|^SQLITE_NOTADB$/, 'corrupt', 'The database file is damaged.'],
  [/^SQLITE_BUSY|^SQLITE_LOCKED/, 'busy', 'Another program holds the database file.'],
  [/^SQLITE_READONLY|^SQLITE_PERM|^SQLITE_CANTOPEN|^EACCES$|^EPERM$|^EROFS$/, 'denied', 'The database file cannot be opened for writing.'],
  [/^SQLITE_IOERR/, 'failed', 'The disk reported an error.'],
];

function codeOf(error: unknown): string | null {
  if (error instanceof Database.SqliteError) return error.code;
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return null;
}

/** The same failure in the words of the port; a programming mistake stays what it is. */
export function asStorageError(error: unknown): unknown {
  const code = codeOf(error);
  if (error instanceof StorageError || code === null) return error;
  const known = faultByCode.find(([pattern]) => pattern.test(code));
  if (known === undefined) return error;
  return new StorageError(known[1], `${known[2]} (${code}: ${error instanceof Error ? error.message : ''})`, { cause: error });
}

/** Runs a piece of work on the database or its files and says its failures in the words of the port. */
export function withStorageErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asStorageError(error);
  }
}
