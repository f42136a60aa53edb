import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { elapsedDay, type Instant } from '../../../shared/time/duration.ts';

export type BackupFile = { readonly path: string; readonly takenAt: Instant; readonly bytes: number };

const dayOf = (instant: Instant): number => Math.floor(instant / elapsedDay);

const pattern = /^watchkeeper-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z\.db$/;

/** `20260302T090000000Z`: sorts by time and is a good file name everywhere. */
export function stampOf(instant: Instant): string {
  return new Date(instant).toISOString().replaceAll(/[-:.]/g, '');
}

export function backupName(takenAt: Instant): string {
  return `watchkeeper-${stampOf(takenAt)}.db`;
}

function takenAtOf(name: string): Instant | null {
  const found = pattern.exec(name);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0, rest = 0] = found.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hours, minutes, seconds, rest);
}

/** The periodic backups of a folder, newest first by their names. */
export function listBackups(folder: string): readonly BackupFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name): readonly BackupFile[] => {
      const takenAt = takenAtOf(name);
      const path = join(folder, name);
      return takenAt === null ? [] : [{ path, takenAt, bytes: statSync(path).size }];
    })
    .toSorted((one, other) => other.takenAt - one.takenAt);
}

/**
 * The newest first; those from after `now` come last: the clock was wrong then or is now, and nothing says how old they are. Otherwise a clock that
 * ran years ahead for two hours would push out every backup of the years until then.
 */
export function newestFirst(backups: readonly BackupFile[], now: Instant): readonly BackupFile[] {
  return backups.toSorted((one, other) => Number(one.takenAt > now) - Number(other.takenAt > now) || other.takenAt - one.takenAt);
}

const mostBackups = 8;
/** Of the eight, those that are the last of an earlier day: what is found to be wrong the next morning was wrong in all of the last hours, too. */
const earlierDays = 4;

/** The newest, then the last of each earlier day, then the others, each newest first. */
function worthKeeping(backups: readonly BackupFile[]): readonly BackupFile[] {
  const newest = backups.slice(0, mostBackups - earlierDays);
  const days = new Set(newest.map(({ takenAt }) => dayOf(takenAt)));
  const lasts: BackupFile[] = [];
  const others: BackupFile[] = [];
  for (const backup of backups.slice(newest.length)) {
    const isLast = lasts.length < earlierDays && backup.takenAt < (newest[0]?.takenAt ?? 0) && !days.has(dayOf(backup.takenAt));
    days.add(dayOf(backup.takenAt));
    (isLast ? lasts : others).push(backup);
  }
  return [...newest, ...lasts, ...others];
}

/** Never fewer than two; up to eight, as long as all together stay below 2 GiB. In the order of `newestFirst`. */
export function backupsToDrop(backups: readonly BackupFile[]): readonly BackupFile[] {
  let bytes = 0;
  return worthKeeping(backups).filter((backup, index) => {
    bytes += backup.bytes;
    return index >= mostBackups || (index >= 2 && bytes > 2 ** 31);
  });
}

/** Returns when the file is on disk. */
export function flush(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A directory cannot be flushed everywhere (Windows): then the system does it in its own time. */
function flushFolder(folder: string): void {
  let file: number;
  try {
    file = openSync(folder, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(file);
  } catch {
    // Not supported by this file system.
  } finally {
    closeSync(file);
  }
}

/** Gives a finished file its name at once and for good: after a power cut it is there whole or not at all. */
export function putInPlace(part: string, path: string): void {
  flush(part);
  renameSync(part, path);
  flushFolder(dirname(path));
}

/** Removes what an interrupted run left half done. */
export function clearParts(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (/\.part(-wal|-shm|-journal)?$/.test(name)) rmSync(join(folder, name), { force: true });
}

export function ensureFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
}

/** The files that together are one database. */
export function withSideFiles(path: string): readonly string[] {
  return [path, `${path}-wal`, `${path}-shm`];
}

/** A free name for a damaged database, beside where it was. */
export function asideName(path: string, now: Instant): string {
  let at = now;
  while (existsSync(`${path}.corrupt-${stampOf(at)}`)) at += 1;
  return `${path}.corrupt-${stampOf(at)}`;
}

/** Moves a damaged database aside, its journal with it; it is never deleted. */
export function setAside(path: string, aside: string): void {
  const names = withSideFiles(aside);
  withSideFiles(path).forEach((file, index) => {
    const target = names[index];
    if (target !== undefined && existsSync(file)) renameSync(file, target);
  });
}
