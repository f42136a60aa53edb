import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DataOverview, DataPart, KeptCopy } from '../../../shared/model/data-copy.ts';
import { listBackups, withSideFiles } from '../upkeep/backup-files.ts';
import { dataName, filesOf, sizeOf, wellnessName } from './parts.ts';

const undoName = /^before-restore-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/;

function bytesIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, withFileTypes: true }).reduce((sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0), 0);
}

function undosIn(backups: string): readonly KeptCopy[] {
  if (!existsSync(backups)) return [];
  return readdirSync(backups).flatMap((name): readonly KeptCopy[] => {
    const found = undoName.exec(name);
    if (found === null) return [];
    const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0, rest = 0] = found.slice(1).map(Number);
    return [{ name, kind: 'undo', takenAt: Date.UTC(year, month - 1, day, hours, minutes, seconds, rest), bytes: bytesIn(join(backups, name)) }];
  });
}

/** Copies that lie in the data folder, the newest first. */
export function keptCopies(folder: string): readonly KeptCopy[] {
  const backups = join(folder, 'backups');
  const automatic = listBackups(backups).map(({ path, takenAt, bytes }): KeptCopy => ({ name: path.slice(backups.length + 1), kind: 'automatic', takenAt, bytes }));
  return [...automatic, ...undosIn(backups)].toSorted((one, other) => other.takenAt - one.takenAt);
}

/** What lies in the data folder, by what it is for: also the list of what erasing removes. */
export function overview(folder: string): DataOverview {
  const bytes = (names: readonly string[]) => names.reduce((sum, name) => sum + sizeOf(join(folder, name)), 0);
  const set = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(corrupt-.*|bad.*)$/.test(name)) : [];
  const parts: readonly DataPart[] = [
    { what: 'Timeline, incidents, checks, hours, handoffs', name: dataName, bytes: bytes(withSideFiles(dataName)) },
    { what: 'Wellness', name: wellnessName, bytes: bytes(withSideFiles(wellnessName)) },
    { what: 'Settings', name: 'preferences.json', bytes: bytes(['preferences.json', 'preferences.json.bak']) },
    { what: 'Your policy', name: 'policy.yaml', bytes: bytes(filesOf.policy) },
    { what: 'Tokens and header values', name: 'secrets.json', bytes: bytes(['secrets.json']) },
    { what: 'Backups', name: 'backups', bytes: bytesIn(join(folder, 'backups')) },
    { what: 'Damaged files that were set aside', name: '*.corrupt, *.bad', bytes: bytes(set) },
    { what: 'Log', name: 'logs', bytes: bytesIn(join(folder, 'logs')) },
  ];
  return { folder, parts: parts.filter((part) => part.bytes > 0), copies: keptCopies(folder), hasWellness: existsSync(join(folder, wellnessName)) };
}
