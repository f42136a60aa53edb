import type { DataContents, DataLoss } from '../../../shared/model/data-copy.ts';
import type { Connection } from '../open.ts';

type Counts = { readonly events: number; readonly oldest: number | null; readonly newest: number | null };
type Last = { readonly id: number; readonly recorded: number; readonly title: string };

const number = (connection: Connection, sql: string): number => Number(connection.prepare(sql).pluck().get() ?? 0);
const names = (connection: Connection, sql: string): ReadonlySet<string> => new Set(connection.prepare<[], { readonly name: string }>(sql).all().map(({ name }) => name));
const checkNames = "SELECT json_extract(definition, '$.name') AS name FROM checks WHERE removed_at_ms IS NULL AND json_extract(definition, '$.origin') <> 'demo'";

/** Counts what a person would compare. */
export function contentsOf(connection: Connection): DataContents {
  const { events, oldest, newest } = connection.prepare<[], Counts>('SELECT count(*) AS events, min(recorded_at_ms) AS oldest, max(recorded_at_ms) AS newest FROM events').get() ?? { events: 0, oldest: null, newest: null };
  return {
    events, oldestAt: oldest, newestAt: newest,
    byPeople: number(connection, "SELECT count(*) FROM events WHERE source = 'person'"),
    incidents: number(connection, 'SELECT count(*) FROM incidents'),
    checks: names(connection, checkNames).size,
  };
}

/** Whether the copy is an earlier state of the data in use: then its last event stands there, too, under the same number. */
function sharedUntil(copy: Connection, here: Connection): number | null {
  const last = copy.prepare<[], Last>('SELECT id, recorded_at_ms AS recorded, title FROM events ORDER BY id DESC LIMIT 1').get();
  if (last === undefined) return null;
  const same = here.prepare<[number], Last>('SELECT id, recorded_at_ms AS recorded, title FROM events WHERE id = ?').get(last.id);
  return same?.recorded === last.recorded && same.title === last.title ? last.id : null;
}

/** What `here` has and `copy` has not. */
export function lossOf(copy: Connection, here: Connection): DataLoss {
  const shared = sharedUntil(copy, here);
  const after = shared ?? 0;
  const [there, known] = [names(copy, 'SELECT id AS name FROM incidents'), names(here, 'SELECT id AS name FROM incidents')];
  const [checksThere, checksHere] = [names(copy, checkNames), names(here, checkNames)];
  return {
    isOther: shared === null,
    events: number(here, `SELECT count(*) FROM events WHERE id > ${after}`),
    byPeople: number(here, `SELECT count(*) FROM events WHERE id > ${after} AND source = 'person'`),
    incidents: [...known].filter((id) => !there.has(id)).length,
    checks: [...checksHere].filter((name) => !checksThere.has(name)),
  };
}
