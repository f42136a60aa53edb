import { closeSync, constants, copyFileSync, existsSync, openSync, readSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import { openConnection, type Connection } from '../open.ts';
import { withSideFiles } from './backup-files.ts';
import { isDamage } from './small-tables.ts';

const pageSize = 4096;
const headerSize = 100;

export type Readable = { readonly connection: Connection; readonly close: () => void };

export type ReadableOptions = {
  /** The damaged file. It is only read. */
  readonly path: string;
  /** A whole file of the same program: its first page says where the tables begin. */
  readonly donor: string;
  readonly nativeBinding?: string | undefined;
};

function tryToOpen(path: string, nativeBinding: string | undefined): Connection | null {
  let connection: Connection | null = null;
  try {
    connection = openConnection({ path, access: 'read', nativeBinding });
    connection.prepare('SELECT count(*) FROM events WHERE id < 0').get();
    return connection;
  } catch (error) {
    connection?.close();
    if (isDamage(error) || (error instanceof Error && /no such table/.test(error.message))) return null;
    throw error;
  }
}

function readStart(path: string, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const file = openSync(path, 'r');
  try {
    readSync(file, bytes, 0, length, 0);
  } finally {
    closeSync(file);
  }
  return bytes;
}

/** The file header (database file format, 1.3) of the donor, made true for a file of this many pages. */
function borrow(donor: string, length: number, pages: number): Buffer {
  const bytes = readStart(donor, length);
  bytes.writeUInt8(2, 18);
  bytes.writeUInt8(2, 19);
  bytes.writeUInt32BE(pages, 28);
  // No free pages are known, and the count of pages counts.
  bytes.writeUInt32BE(0, 32);
  bytes.writeUInt32BE(0, 36);
  bytes.copy(bytes, 92, 24, 28);
  return bytes;
}

function writeStart(path: string, bytes: Buffer): void {
  const file = openSync(path, 'r+');
  try {
    writeSync(file, bytes, 0, bytes.length, 0);
  } finally {
    closeSync(file);
  }
}

function copyOf(path: string, copy: string): void {
  const targets = withSideFiles(copy);
  for (const target of targets) rmSync(target, { force: true });
  copyFileSync(path, copy, constants.COPYFILE_FICLONE);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`, constants.COPYFILE_FICLONE);
  // Whole pages, and as many as the header promises: what was cut off reads as empty and is skipped.
  const promised = readStart(copy, headerSize).readUInt32BE(28);
  const present = Math.ceil(statSync(copy).size / pageSize);
  const most = present * 4 + 1024;
  truncateSync(copy, Math.max(1, present, promised <= most ? promised : 0) * pageSize);
}

/**
 * Opens a damaged database for reading as much of it as possible: as it is; else a copy filled up to its full length; else that copy with the
 * header, or the whole first page, of a good file. Null when none of it helps.
 */
export function openReadable({ path, donor, nativeBinding }: ReadableOptions): Readable | null {
  const direct = tryToOpen(path, nativeBinding);
  if (direct !== null) return { connection: direct, close: () => void direct.close() };
  const copy = `${path}.reading.part`;
  const discard = () => {
    for (const file of withSideFiles(copy)) rmSync(file, { force: true });
  };
  copyOf(path, copy);
  const pages = statSync(copy).size / pageSize;
  const repairs = [() => {}, () => writeStart(copy, borrow(donor, headerSize, pages)), () => writeStart(copy, borrow(donor, pageSize, pages))];
  for (const repair of repairs) {
    repair();
    const connection = tryToOpen(copy, nativeBinding);
    if (connection === null) continue;
    return {
      connection,
      close: () => {
        connection.close();
        discard();
      },
    };
  }
  discard();
  return null;
}
