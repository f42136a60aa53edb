import { existsSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StorageError } from '../../services/ports/storage-error.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import { quickCheck } from '../archive/quick-check.ts';
import { openConnection, versionOf, withConnection } from '../open.ts';
import { backupName, backupsToDrop, clearParts, ensureFolder, flush, listBackups, newestFirst, putInPlace, type BackupFile } from './backup-files.ts';
import { giveWay } from './give-way.ts';

export type BackupRequest = {
  readonly databasePath: string;
  readonly folder: string;
  readonly now: Instant;
  readonly nativeBinding?: string | undefined;
  /** A name of its own keeps the copy out of the rotation. */
  readonly name?: string;
  /** Throws when the copy is not wanted any more. */
  readonly goOn?: () => void;
};

/** What must stay free beside the backup: a full disk would stop the watch from saving. */
const reserve = 100 * 2 ** 20;

function refuseWhenTight(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < bytes + Math.min(reserve, bytes)) throw new StorageError('full', `No backup was made: it needs ${bytes} bytes and would fill the disk (${free} free).`);
}

/**
 * Sends to the disk what was copied so far and lets the watch's own commits pass: a whole file flushed at once would keep them waiting. Returns
 * how many pages to copy next.
 */
function flushStep(part: string): number {
  flush(part);
  giveWay();
  return 512;
}

/** Makes the copy plain (no journal beside it) and reads every page of it. */
function finish(path: string, nativeBinding: string | undefined, goOn: () => void): void {
  const findings = withConnection({ path, access: 'write', nativeBinding }, (connection) => {
    connection.pragma('journal_mode = DELETE');
    return quickCheck(connection, goOn);
  });
  if (findings.length > 0) throw new StorageError('corrupt', `The data file is damaged, so its copy is not kept: ${findings[0] ?? ''}`);
}

/** A consistent copy of a database in use, checked page by page before it gets its name; older ones beyond the rotation leave. */
export async function backUp({ databasePath, folder, now, nativeBinding, name, goOn = () => {} }: BackupRequest): Promise<BackupFile> {
  ensureFolder(folder);
  clearParts(folder);
  refuseWhenTight(folder, statSync(databasePath).size);
  const path = join(folder, name ?? backupName(now));
  const part = `${path}.part`;
  try {
    const source = openConnection({ path: databasePath, access: 'read', nativeBinding });
    try {
      // One reading transaction all along: otherwise a write from elsewhere would make it begin anew.
      source.exec('BEGIN');
      source.prepare('SELECT count(*) FROM sqlite_schema').get();
      await source.backup(part, {
        progress: () => {
          goOn();
          return flushStep(part);
        },
      });
    } finally {
      source.close();
    }
    finish(part, nativeBinding, goOn);
    putInPlace(part, path);
  } finally {
    if (existsSync(part)) rmSync(part, { force: true });
  }
  if (name === undefined) for (const old of backupsToDrop(newestFirst(listBackups(folder), now))) rmSync(old.path, { force: true });
  return { path, takenAt: now, bytes: statSync(path).size };
}

/** The newest backup that is whole and not from a newer version, or null. */
export function newestGoodBackup(folder: string, newestVersion: number, now: Instant, nativeBinding?: string): BackupFile | null {
  const isGood = ({ path }: BackupFile): boolean => {
    try {
      return withConnection({ path, access: 'read', nativeBinding }, (connection) => {
        const version = versionOf(connection);
        return version > 0 && version <= newestVersion && quickCheck(connection).length === 0;
      });
    } catch {
      return false;
    }
  };
  return newestFirst(listBackups(folder), now).find(isGood) ?? null;
}
