import { constants, copyFileSync, existsSync, rmSync, statSync } from 'node:fs';
import type { Instant } from '../../../shared/time/duration.ts';
import type { Repair } from '../../services/ports/data-vault.ts';
import { currentVersion, migrate } from '../migrate.ts';
import { withConnection, type Connection } from '../open.ts';
import { prepareEventInsert } from '../repositories/event-writer.ts';
import { asideName, putInPlace, setAside, withSideFiles } from './backup-files.ts';
import { newestGoodBackup } from './backup.ts';
import { openReadable, type Readable } from './readable-copy.ts';
import { readRepair, writeRepair, type RepairRecord } from './repair-record.ts';
import { lastIdOf } from './salvage-events.ts';
import { carrySmallTables } from './small-tables.ts';

export type RestoreRequest = { readonly databasePath: string; readonly backupFolder: string; readonly now: Instant; readonly nativeBinding?: string | undefined };

/** Where the next database is made before it takes the place of the damaged one. */
export function partOf(databasePath: string): string {
  return `${databasePath}.part`;
}

function newestId(connection: Connection): number {
  return connection.prepare<[], { readonly id: number }>('SELECT coalesce(max(id), 0) AS id FROM events').get()?.id ?? 0;
}

/** The fact of the repair, under the first id that the damaged file cannot have used. */
function tell(connection: Connection, record: RepairRecord): void {
  prepareEventInsert(connection).run({
    id: record.before, occurred_at_ms: record.foundAt, recorded_at_ms: record.foundAt, kind: 'data.notice', source: 'watchkeeper',
    title: record.aside === null ? 'The data file was missing' : 'The data file was damaged',
    body: record.restoredFrom === null ? 'A new one was begun: there was no good backup.' : 'The newest good backup took its place.',
    payload: JSON.stringify(record), actor: null, situation_id: null, incident_id: null, check_id: null, severity: null,
    external_id: `repair ${record.foundAt}`, corrects_id: null,
  });
}

/** Makes the next database from the backup and from what the damaged file still tells of checks, incidents and situations. */
function make(connection: Connection, source: Readable | null, draft: Omit<RepairRecord, 'since' | 'before'>, bytes: number): void {
  migrate(connection);
  const since = newestId(connection);
  if (source !== null) carrySmallTables(source.connection, connection);
  // Nothing of it could be read: it may have held as many events as fit into it.
  const last = source === null ? since + Math.ceil(bytes / 64) : lastIdOf(source.connection, since, bytes);
  const record = { ...draft, since, before: last + 1 };
  tell(connection, record);
  writeRepair(connection, record);
}

/**
 * Puts a good database in the place of a damaged or missing one. The damaged one is only renamed. It can be interrupted at any point: what is
 * half made is made anew, and what is made takes its place at the next start (`finishRestore`).
 */
export function restore({ databasePath, backupFolder, now, nativeBinding }: RestoreRequest): Repair {
  const part = partOf(databasePath);
  for (const file of withSideFiles(part)) rmSync(file, { force: true });
  const backup = newestGoodBackup(backupFolder, currentVersion, now, nativeBinding);
  const present = existsSync(databasePath);
  const aside = present ? asideName(databasePath, now) : null;
  const bytes = present ? statSync(databasePath).size : 0;
  if (backup !== null) copyFileSync(backup.path, part, constants.COPYFILE_FICLONE);
  else withConnection({ path: part, access: 'write', nativeBinding }, (connection) => migrate(connection));
  const source = present ? openReadable({ path: databasePath, donor: part, nativeBinding }) : null;
  try {
    withConnection({ path: part, access: 'write', nativeBinding }, (connection) => {
      make(connection, source, { aside, foundAt: now, restoredFrom: backup?.takenAt ?? null }, bytes);
    });
  } finally {
    source?.close();
  }
  if (aside !== null) setAside(databasePath, aside);
  putInPlace(part, databasePath);
  return { asidePath: aside, foundAt: now, restoredFrom: backup?.takenAt ?? null };
}

/** Completes a restore that was interrupted after the damaged file was set aside. False when there was none. */
export function finishRestore(databasePath: string, nativeBinding?: string): boolean {
  const part = partOf(databasePath);
  if (existsSync(databasePath) || !existsSync(part)) return false;
  const made = withConnection({ path: part, access: 'write', nativeBinding }, (connection) => {
    const tables = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").get();
    return tables !== undefined && readRepair(connection) !== null;
  });
  if (!made) return false;
  putInPlace(part, databasePath);
  return true;
}
