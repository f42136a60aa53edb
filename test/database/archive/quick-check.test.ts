import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { quickCheck } from '../../../electron/database/archive/quick-check.ts';
import { backUp } from '../../../electron/database/upkeep/backup.ts';
import { listBackups } from '../../../electron/database/upkeep/backup-files.ts';
import { withConnection, type Connection } from '../../../electron/database/open.ts';
import { overwriteTable } from '../support/data-file.ts';
import { event } from '../support/events.ts';
import { lookInto, openScratchStore } from '../support/open-store.ts';
import { scratchFile, scratchFolder } from '../support/scratch.ts';

const tablesOf = (connection: Connection) => Number(connection.prepare("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type <> 'view'").pluck().get());

/** A closed file with two tables, changed by hand in a way that SQLite itself would refuse. */
function tamperedFile(change: string): string {
  const path = scratchFile();
  const own = new Database(path);
  own.exec("CREATE TABLE first (word TEXT NOT NULL) STRICT; CREATE TABLE other (word TEXT NOT NULL) STRICT; INSERT INTO first VALUES ('a'); INSERT INTO other VALUES ('b')");
  own.unsafeMode();
  own.pragma('writable_schema = ON');
  own.exec(change);
  own.close();
  return path;
}

test('asks before every table and all along the pages whether it is still wanted, and stops at once when it is not', () => {
  const { path, journal } = openScratchStore();
  journal.append([event({ title: 'before' })]);
  const connection = lookInto(path);
  let asked = 0;
  expect(quickCheck(connection, () => void (asked += 1))).toEqual([]);
  expect(asked).toBe(tablesOf(connection) + 1);
  for (const last of [1, 3, asked]) {
    let count = 0;
    const check = () => quickCheck(connection, () => {
      count += 1;
      if (count === last) throw new Error('enough');
    });
    expect(check).toThrow('enough');
    expect(count).toBe(last);
  }
  // The file is let go: the next check begins anew.
  expect(connection.inTransaction).toBe(false);
  expect(quickCheck(connection)).toEqual([]);
});

test('a backup whose copy is being checked is given up, too, and nothing of it stays', async () => {
  const { path, journal, clock } = openScratchStore();
  journal.append([event({ title: 'before' })]);
  const folder = scratchFolder();
  let asked = 0;
  const goOn = () => void (asked += 1);
  await backUp({ databasePath: path, folder, now: clock.now(), goOn });
  expect(asked).toBeGreaterThan(tablesOf(lookInto(path)));
  const [whole, last] = [listBackups(folder), asked];
  asked = 0;
  const stopped = backUp({ databasePath: path, folder, now: clock.now() + 1000, goOn: () => {
    asked += 1;
    if (asked === last) throw new Error('enough');
  } });
  await expect(stopped).rejects.toThrow('enough');
  expect(listBackups(folder)).toEqual(whole);
});

test.each([
  ['a page that two tables have', "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'first') WHERE name = 'other'", /^Page \d+ is used twice$/],
  ['a page that no table has', "DELETE FROM sqlite_schema WHERE name = 'other'", /^Pages used by nothing: 1$/],
])('%s is found, although each table is whole by itself', (_what, change, finding) => {
  const findings = withConnection({ path: tamperedFile(change), access: 'read' }, (connection) => quickCheck(connection));
  expect(findings).toEqual([expect.stringMatching(finding)]);
});

test('a table that cannot be read is found, and so is a search index that is not what it indexes', () => {
  const { path, close } = openScratchStore();
  close();
  overwriteTable(path, 'outbox');
  expect(withConnection({ path, access: 'read' }, (connection) => quickCheck(connection)).join()).toMatch(/outbox|damaged|malformed/);

  const other = openScratchStore();
  other.journal.append(Array.from({ length: 50 }, (_, index) => event({ title: `fact ${index}` })));
  other.close();
  const own = new Database(other.path);
  own.unsafeMode();
  own.exec("DELETE FROM event_words_data WHERE id > 10");
  own.close();
  expect(withConnection({ path: other.path, access: 'read' }, (connection) => quickCheck(connection)).join()).toMatch(/event_words/);
});
