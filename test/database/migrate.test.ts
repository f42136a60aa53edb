import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { currentVersion, migrate } from '../../electron/database/migrate.ts';
import { migrations } from '../../electron/database/migrations/all.ts';
import { openConnection, readVersion, withConnection, type Connection } from '../../electron/database/open.ts';
import { openStore } from '../../electron/database/store.ts';
import { CheckSchema } from '../../shared/model/check.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { scratchFile } from './support/scratch.ts';

type Name = { readonly name: string };
const tables = (path: string) =>
  withConnection({ path, access: 'read' }, (connection) =>
    connection.prepare<[], Name>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_words\\_%' ESCAPE '\\' ORDER BY name").all().map(({ name }) => name));

/** What stands in the file after each version. A new migration adds its line here. */
const tablesAt: readonly (readonly string[])[] = [
  ['event_days', 'event_hours', 'event_terms', 'event_totals', 'event_words', 'events', 'meta'],
  ['check_hours', 'check_spans', 'check_states', 'checks', 'probes'],
  ['incident_marks', 'incidents'],
  ['shown_alerts', 'situations'],
  ['outbox'],
  [],
  ['held_alerts', 'silences', 'storms'],
  ['incident_pins', 'incident_policies'],
  ['message_forms', 'message_updates', 'messages'],
  ['storm_members'],
  ['allowed_commands', 'confirmations', 'self_ratings', 'trainees', 'training_records'],
  ['handoff_changes', 'handoff_versions', 'handoff_words', 'handoffs'],
  ['drill_results'],
  ['handoff_exports', 'handoff_read_backs', 'handoff_records'],
];

test('the number of a migration is its place', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  expect(currentVersion).toBe(migrations.length);
  expect(tablesAt).toHaveLength(migrations.length);
});

test.each(migrations.map(({ version, name }) => [version, name] as const))('migration %i (%s) brings a file to its version and the rest follow', (version) => {
  const path = scratchFile();
  withConnection({ path, access: 'write' }, (connection) => migrate(connection, migrations.slice(0, version)));
  expect(readVersion(path)).toBe(version);
  expect(tables(path)).toEqual(tablesAt.slice(0, version).flat().sort());
  const rest = withConnection({ path, access: 'write' }, (connection) => migrate(connection));
  expect(rest.map((migration) => migration.version)).toEqual(migrations.slice(version).map((migration) => migration.version));
  expect(tables(path)).toEqual(tablesAt.flat().sort());
});

test('every table is strict', () => {
  const path = scratchFile();
  withConnection({ path, access: 'write' }, (connection) => {
    migrate(connection);
    const loose = connection
      .prepare<[], Name>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
      .all();
    expect(loose).toEqual([]);
  });
});

test('a migration that fails leaves the file as it was', () => {
  const path = scratchFile();
  const broken = { version: 2, name: 'broken', sql: 'CREATE TABLE half (id INTEGER) STRICT; CREATE TABLE half (id INTEGER) STRICT;' };
  const connection = openConnection({ path, access: 'write' });
  expect(() => migrate(connection, [...migrations.slice(0, 1), broken])).toThrow(/half/);
  connection.close();
  expect(readVersion(path)).toBe(1);
  expect(tables(path)).toEqual(tablesAt[0]);
});

test('a file from a newer version is refused in words and not touched', () => {
  const path = scratchFile();
  withConnection({ path, access: 'write' }, (connection) => {
    migrate(connection);
    connection.pragma(`user_version = ${currentVersion + 7}`);
  });
  const before = readFileSync(path);
  expect(() => openStore({ path, clock: createFakeClock() })).toThrow(
    expect.objectContaining({ fault: 'newer', message: expect.stringContaining(`format ${currentVersion + 7}`) }),
  );
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a check of an earlier version learns the rules that came later, each as it was until then', () => {
  const path = scratchFile();
  const rhythm = { intervalSeconds: 60, retrySeconds: 20, timeoutSeconds: 10, failuresToDown: 3, passesToUp: 2 };
  const old = { id: 'api', name: 'API', severity: 2, serviceId: null, origin: 'person', paused: false, rhythm };
  const http = { type: 'http', url: 'https://api.example.com/', method: 'GET', headers: {}, expectedStatus: ['200'], bodyContains: null, jsonPath: null, maxLatencyMs: null };
  withConnection({ path, access: 'write' }, (connection) => {
    migrate(connection, migrations.slice(0, 5));
    const insert = connection.prepare<[string, string]>('INSERT INTO checks (id, definition) VALUES (?, ?)');
    insert.run('api', JSON.stringify({ ...old, target: http }));
    insert.run('db', JSON.stringify({ ...old, id: 'db', target: { type: 'tcp', host: 'db.example.com', port: 5432 } }));
    migrate(connection);
    const checks = connection.prepare<[], { readonly definition: string }>('SELECT definition FROM checks ORDER BY number').all().map(({ definition }) => CheckSchema.parse(JSON.parse(definition)));
    const rules = { dependsOn: [], rhythm: { ...rhythm, outOf: null } };
    expect(checks).toEqual([
      { ...old, ...rules, target: { ...http, proxy: 'system' } },
      { ...old, ...rules, id: 'db', target: { type: 'tcp', host: 'db.example.com', port: 5432 } },
    ]);
    const stored = connection.prepare<[], { readonly definition: string }>('SELECT definition FROM checks ORDER BY number').all().map(({ definition }) => JSON.parse(definition));
    expect(stored).toEqual(checks);
  });
});

type Column = { readonly name: string; readonly type: string };
type Row = Readonly<Record<string, unknown>>;

/** Tables whose rows are written into them; the others follow from the events by triggers. */
const kept = (connection: Connection) =>
  connection.prepare<[], Name>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1 ORDER BY name").all().map(({ name }) => name);
const derived: ReadonlySet<string> = new Set(['event_days', 'event_hours', 'event_totals']);

/** Two rows in every table that the file has by now: any text is JSON, and the same text in each column, so that references hold. */
function fill(connection: Connection): void {
  connection.pragma('foreign_keys = OFF');
  for (const table of kept(connection).filter((name) => !derived.has(name))) {
    const columns = connection.prepare<[], Column>(`SELECT name, type FROM pragma_table_info('${table}')`).all();
    const insert = connection.prepare<unknown[]>(`INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
    for (const number of [1, 2]) {
      const text = JSON.stringify({ id: `row ${number}`, target: { type: 'http' }, rhythm: { intervalSeconds: 60 }, createdAt: number, serviceName: 'Checkout' });
      insert.run(...columns.map(({ type }) => (type === 'TEXT' ? text : number)));
    }
  }
  connection.pragma('foreign_keys = ON');
}
const dump = (connection: Connection, names: readonly string[]): Readonly<Record<string, readonly Row[]>> =>
  Object.fromEntries(names.map((name) => [name, connection.prepare<[], Row>(`SELECT * FROM ${name} ORDER BY 1, 2`).all()]));

test.each(migrations.map(({ version }) => [version]))('a file of version %i that holds something in every table keeps every row on the way to the newest', (version) => {
  const path = scratchFile();
  withConnection({ path, access: 'write' }, (connection) => {
    migrate(connection, migrations.slice(0, version));
    fill(connection);
    const names = kept(connection);
    const before = dump(connection, names);
    for (const name of names) expect([name, before[name]?.length]).toEqual([name, 2]);
    migrate(connection);
    const { checks = [], ...others } = dump(connection, names);
    const { checks: checksBefore = [], ...othersBefore } = before;
    expect(others).toEqual(othersBefore);
    expect(checks.map(({ number, id, removed_at_ms: removed }) => [number, id, removed])).toEqual(checksBefore.map(({ number, id, removed_at_ms: removed }) => [number, id, removed]));
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(connection.prepare("SELECT count(*) FROM event_words WHERE event_words MATCH 'checkout'").pluck().get()).toBe(2);
  });
  const store = openStore({ path, clock: createFakeClock() });
  expect(store.situations.load(0)).toHaveLength(version < 4 ? 0 : 2);
  store.close();
});
