import { copyFileSync, existsSync, mkdirSync, openSync, readdirSync, readSync, closeSync, rmSync, statSync, statfsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CopyKind, CopyPreview } from '../../../shared/model/data-copy.ts';
import type { Instant } from '../../../shared/time/duration.ts';
import { StorageError } from '../../services/ports/storage-error.ts';
import { currentVersion, refuseNewer } from '../migrate.ts';
import { readVersion, withConnection } from '../open.ts';
import { asStorageError } from '../storage-fault.ts';
import { withSideFiles } from '../upkeep/backup-files.ts';
import { contentsOf, lossOf } from './contents.ts';
import { openSaved } from './open-saved.ts';
import { copiedNames, databaseNames, dataName, extrasIn, lookFolder } from './parts.ts';
import type { Tell } from './progress.ts';
import { settle } from './whole-copy.ts';

export type LookRequest = {
  /** The data folder. */
  readonly folder: string;
  /** A saved file, a backup of the rotation, or the folder of an undo. */
  readonly path: string;
  /** When a copy that does not say it itself was taken. */
  readonly takenAt: Instant | null;
  readonly nativeBinding?: string | undefined;
};

type Source = Pick<CopyPreview, 'kind' | 'takenAt' | 'madeBy' | 'bytes'>;

function isDatabase(path: string): boolean {
  const bytes = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, bytes, 0, 16, 0);
  } finally {
    closeSync(file);
  }
  return bytes.toString('latin1') === 'SQLite format 3\u0000';
}

function refuseWithoutRoom(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < 2 * bytes) throw new StorageError('full', `Unpacking it needs ${2 * bytes} bytes, and ${bavail * bsize} are free.`);
}

async function unpack({ folder, path, takenAt }: LookRequest, into: string, tell: Tell): Promise<Source> {
  const found = statSync(path);
  if (found.isDirectory()) {
    const files = readdirSync(path).filter((name) => copiedNames.some((known) => name === known || withSideFiles(known).includes(name)));
    for (const name of files) copyFileSync(join(path, name), join(into, name));
    return { kind: 'undo', takenAt: takenAt ?? Math.round(found.mtimeMs), madeBy: null, bytes: files.reduce((sum, name) => sum + statSync(join(path, name)).size, 0) };
  }
  if (isDatabase(path)) {
    refuseWithoutRoom(folder, found.size);
    copyFileSync(path, join(into, dataName));
    return { kind: 'automatic' satisfies CopyKind, takenAt: takenAt ?? Math.round(found.mtimeMs), madeBy: null, bytes: found.size };
  }
  const saved = await openSaved(path);
  try {
    refuseWithoutRoom(folder, saved.manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0));
    refuseNewer(saved.manifest.format);
    await saved.extract(into, tell);
    return { kind: 'saved', takenAt: saved.manifest.madeAt, madeBy: saved.manifest.madeBy, bytes: saved.bytes };
  } finally {
    saved.close();
  }
}

function describe(request: LookRequest, into: string, source: Source): CopyPreview {
  const { folder, path, nativeBinding } = request;
  const data = join(into, dataName);
  if (!existsSync(data)) throw new StorageError('corrupt', 'There is no data file in it.');
  const format = readVersion(data, nativeBinding);
  refuseNewer(format);
  const here = join(folder, dataName);
  const nothing = { events: 0, byPeople: 0, incidents: 0, checks: [], isOther: false };
  return withConnection({ path: data, access: 'read', nativeBinding }, (copy) => {
    if (format === 0 || copy.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'events'").get() === undefined) throw new StorageError('corrupt', 'This is a database, but none of Watchkeeper’s.');
    return {
      ...source, name: basename(path), format, currentFormat: currentVersion,
      extras: extrasIn(readdirSync(into)), contents: contentsOf(copy),
      lost: existsSync(here) ? withConnection({ path: here, access: 'read', nativeBinding }, (own) => lossOf(copy, own)) : nothing,
    };
  });
}

/** Unpacks a copy beside the data, reads all of it, and says what is in it. Nothing in use is touched; what was unpacked stays for `stageCopy`. */
export async function lookInto(request: LookRequest, tell: Tell): Promise<CopyPreview> {
  const { folder, nativeBinding } = request;
  const into = lookFolder(folder);
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into);
  try {
    const source = await unpack(request, into, tell);
    tell({ what: 'Reading every page', share: null });
    for (const name of databaseNames) if (existsSync(join(into, name))) settle(join(into, name), nativeBinding);
    return describe(request, into, source);
  } catch (error) {
    rmSync(into, { recursive: true, force: true });
    const known = asStorageError(error);
    throw known;
  }
}
