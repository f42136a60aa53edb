import type { Statement } from 'better-sqlite3';
import type { Connection } from '../open.ts';
import type { Value } from './event-filter.ts';

/** Filters give a few dozen different statements; beyond that the oldest is prepared again when it comes back. */
const kept = 64;

/** Prepares each SQL text once. */
export function createStatementCache(connection: Connection): <Row>(sql: string, values: readonly Value[]) => readonly Row[] {
  const statements = new Map<string, Statement<Value[], unknown>>();

  return <Row>(sql: string, values: readonly Value[]) => {
    const statement = statements.get(sql) ?? connection.prepare<Value[], unknown>(sql);
    statements.delete(sql);
    statements.set(sql, statement);
    const [oldest] = statements.keys();
    if (statements.size > kept && oldest !== undefined) statements.delete(oldest);
    return statement.all(...values) as readonly Row[];
  };
}
