import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../../shared/time/duration.ts';
import { versionOf, withConnection, type Connection } from '../open.ts';
import { asStorageError } from '../storage-fault.ts';
import { putInPlace } from '../upkeep/backup-files.ts';
import { exportNotes } from './export-notes.ts';
import { dataName, filesOf, ownerOnly, wellnessName } from './parts.ts';
import type { Tell } from './progress.ts';

export type ExportRequest = {
  /** The data folder. */
  readonly folder: string;
  readonly target: string;
  readonly withWellness: boolean;
  readonly now: Instant;
  readonly madeBy: string;
  readonly nativeBinding?: string | undefined;
};
export type Exported = { readonly path: string; readonly bytes: number; readonly rows: number };

/** What is derived from the events, what belongs to the database itself, and how a person rates themselves: that is theirs alone (S28). */
const left = /^(sqlite_.*|event_(words|terms|hours|days|totals).*|self_ratings)$/;
type Table = { readonly name: string; readonly type: string };
type Cell = string | number | bigint | null | Buffer;

function tablesOf(connection: Connection): readonly string[] {
  const tables = connection.prepare<[], Table>("SELECT name, type FROM pragma_table_list WHERE schema = 'main'").all();
  return tables.filter(({ name, type }) => type === 'table' && !left.test(name)).map(({ name }) => name).toSorted();
}

/** A document that is kept as text is written as what it is. What a person typed stays text, whatever it looks like. */
function plain(column: string, value: Cell): unknown {
  if (Buffer.isBuffer(value)) return value.toString('base64');
  if (typeof value !== 'string' || column === 'title' || column === 'body' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Where the live calendar is read: whoever knows it reads the rota. */
const addressOnly = (table: string, row: Readonly<Record<string, Cell>>): boolean => table === 'meta' && row['key'] === 'rota.feed';

type Out = (text: string) => void;

/** `"events": [` and a row a line, so that tools that read by lines can follow. */
function writeTables(connection: Connection, write: Out, tell: Tell): number {
  let rows = 0;
  for (const name of tablesOf(connection)) {
    tell({ what: `Writing ${name}`, share: null });
    write(`,\n  ${JSON.stringify(name)}: [`);
    let first = true;
    for (const row of connection.prepare<[], Readonly<Record<string, Cell>>>(`SELECT * FROM "${name}"`).iterate()) {
      if (addressOnly(name, row)) continue;
      write(`${first ? '' : ','}\n    ${JSON.stringify(Object.fromEntries(Object.entries(row).map(([column, value]) => [column, plain(column, value)])))}`);
      first = false;
      rows += 1;
      if (rows % 5000 === 0) tell({ what: `Writing ${name}`, share: null });
    }
    write(first ? ']' : '\n  ]');
  }
  return rows;
}

function textOrNull(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function writeAll({ folder, withWellness, now, madeBy, nativeBinding }: ExportRequest, write: Out, tell: Tell): number {
  const field = (name: string, value: unknown) => write(`,\n  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  const preferences = textOrNull(join(folder, filesOf.preferences[0] ?? ''));
  let rows = 0;
  withConnection({ path: join(folder, dataName), access: 'read', nativeBinding }, (connection) => {
    // One moment of the data, however much is written meanwhile.
    connection.exec('BEGIN');
    write(`{\n  "watchkeeperExport": 1,\n  "madeAt": ${JSON.stringify(new Date(now).toISOString())},\n  "madeBy": ${JSON.stringify(madeBy)},\n  "format": ${versionOf(connection)}`);
    field('notes', exportNotes);
    field('preferences', preferences === null ? null : JSON.parse(preferences));
    field('policy', textOrNull(join(folder, filesOf.policy[0] ?? '')));
    rows += writeTables(connection, write, tell);
  });
  const wellness = join(folder, wellnessName);
  if (withWellness && existsSync(wellness)) {
    withConnection({ path: wellness, access: 'read', nativeBinding }, (connection) => {
      write(',\n  "wellness": {\n  "format": 1');
      rows += writeTables(connection, write, tell);
      write('\n  }');
    });
  }
  write('\n}\n');
  return rows;
}

/** So much is gathered before the disk is bothered. */
const portion = 256 * 1024;

/** Everything as one JSON text. Secrets are not in the data; wellness is left out unless it is asked for. Whole, or not there. */
export function exportAll(request: ExportRequest, tell: Tell): Exported {
  const part = `${request.target}.part`;
  try {
    rmSync(part, { force: true });
    const file = openSync(part, 'wx', ownerOnly);
    let waiting = '';
    let rows: number;
    try {
      rows = writeAll(request, (text) => {
        waiting += text;
        if (waiting.length < portion) return;
        writeSync(file, waiting);
        waiting = '';
      }, tell);
      writeSync(file, waiting);
    } finally {
      closeSync(file);
    }
    putInPlace(part, request.target);
    return { path: request.target, bytes: statSync(request.target).size, rows };
  } catch (error) {
    throw asStorageError(error);
  } finally {
    rmSync(part, { force: true });
  }
}
