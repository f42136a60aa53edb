import { StorageError } from '../../services/ports/storage-error.ts';
import { openConnection, withConnection, type Connection } from '../open.ts';
import { asStorageError } from '../storage-fault.ts';
import { flush } from '../upkeep/backup-files.ts';
import { giveWay } from '../upkeep/give-way.ts';

type Finding = { readonly integrity_check: string };

/** Reads every page and every index; says what is wrong, empty when nothing is. */
function integrityFindings(connection: Connection): readonly string[] {
  const findings = connection.prepare<[], Finding>('PRAGMA integrity_check(20)').all().map((row) => row.integrity_check);
  return findings.length === 1 && findings[0] === 'ok' ? [] : findings;
}

/** Makes a database one plain file, with no journal beside it, and reads all of it. Throws when it is damaged. */
export function settle(path: string, nativeBinding: string | undefined): void {
  const findings = withConnection({ path, access: 'write', nativeBinding }, (connection) => {
    connection.pragma('journal_mode = DELETE');
    return integrityFindings(connection);
  });
  if (findings.length > 0) throw new StorageError('corrupt', `The database in it is damaged: ${findings[0] ?? ''}`);
}

/** One moment of a database in use, in small steps, flushed as it goes so that the watch's own commits are not kept waiting. */
export async function copyWhole(from: string, to: string, nativeBinding: string | undefined, tell: (share: number) => void): Promise<void> {
  const source = openConnection({ path: from, access: 'read', nativeBinding });
  try {
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await source.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        flush(to);
        giveWay();
        tell(totalPages === 0 ? 1 : 1 - remainingPages / totalPages);
        return 512;
      },
    });
  } catch (error) {
    throw asStorageError(error);
  } finally {
    source.close();
  }
  settle(to, nativeBinding);
}
