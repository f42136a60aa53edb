import { existsSync } from 'node:fs';
import { withConnection } from '../open.ts';

type CarryRequest = { readonly databasePath: string; readonly nativeBinding: string | undefined };

/** Carries what lies in the journal into the file, beside whoever writes and without making them wait. The second pass takes what was written during the first. */
export function carryJournal({ databasePath, nativeBinding }: CarryRequest): void {
  if (!existsSync(databasePath)) return;
  withConnection({ path: databasePath, access: 'write', nativeBinding }, (connection) => {
    const pass = connection.prepare('PRAGMA wal_checkpoint(PASSIVE)');
    pass.get();
    pass.get();
  });
}
