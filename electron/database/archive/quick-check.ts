import type { Connection } from '../open.ts';
import { asStorageError } from '../storage-fault.ts';
import { isStorageError } from '../../services/ports/storage-error.ts';

type Finding = { readonly quick_check: string };

/** More would say nothing new. */
const findingsAtMost = 20;
/** The one page that SQLite leaves empty, where its locks would lie. */
const lockOffset = 2 ** 30;
const pagesAtOnce = 4096;

/**
 * Reads every page and says what is wrong; empty when nothing is. Table by table, because a check that runs cannot be interrupted, and a quit
 * would wait for it: `goOn` throws between two of them when the answer is not wanted any more.
 */
export function quickCheck(connection: Connection, goOn: () => void = () => {}): readonly string[] {
  try {
    // One moment of the file: what is written beside it must not look like a page in the wrong place.
    return connection.transaction(() => {
      const tables = connection.prepare<[], string>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'view'").pluck().all();
      const findings = tables.flatMap((table) => {
        goOn();
        return tableFindings(connection, table);
      });
      return [...findings, ...pageFindings(connection, goOn)].slice(0, findingsAtMost);
    })();
  } catch (error) {
    const known = asStorageError(error);
    if (isStorageError(known, 'corrupt')) return [known.message];
    throw known;
  }
}

function tableFindings(connection: Connection, table: string): readonly string[] {
  const findings = connection.prepare<[], Finding>(`PRAGMA quick_check("${table.replaceAll('"', '""')}")`).all().map((row) => row.quick_check);
  return findings.length === 1 && findings[0] === 'ok' ? [] : findings;
}

/** What no table sees by itself: a page that belongs to two of them, or to none. */
function pageFindings(connection: Connection, goOn: () => void): readonly string[] {
  const number = (name: string) => Number(connection.pragma(name, { simple: true }));
  const pages = number('page_count');
  const seen = new Uint8Array(pages + 1);
  const twice: number[] = [];
  let used = 0;
  for (const page of connection.prepare<[], number>('SELECT pageno FROM dbstat').pluck().iterate()) {
    if (used % pagesAtOnce === 0) goOn();
    if (seen[page] === 1) twice.push(page);
    seen[page] = 1;
    used += 1;
  }
  const empty = pages * number('page_size') > lockOffset ? 1 : 0;
  const adrift = pages - used - number('freelist_count') - empty;
  return [...twice.map((page) => `Page ${page} is used twice`), ...(adrift === 0 ? [] : [`Pages ${adrift > 0 ? 'used by nothing' : 'used and free at once'}: ${Math.abs(adrift)}`])];
}
