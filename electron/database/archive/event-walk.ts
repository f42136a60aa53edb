import { isRare, type Condition, type Driver, type Plan, type Value } from './event-filter.ts';
import type { WordMatch } from './word-match.ts';

/** SQL that yields `position` of the newest matching events; at most `limit` of them, newest first. */
export function walk(plan: Plan, limit: number): Condition {
  if (plan.words !== null) return walkWords(plan, plan.words, limit);
  if (plan.driver !== null) return walkDriver(plan, plan.driver, limit);
  return { sql: `SELECT position FROM events WHERE true${plan.bounds.sql} ORDER BY position DESC LIMIT ?`, values: [...plan.bounds.values, limit] };
}

/** Each value has its own stretch of the index, sorted: the newest of every stretch are taken and merged. */
function walkDriver({ bounds, conditions }: Plan, driver: Driver, limit: number): Condition {
  const stretch = `SELECT position FROM (
    SELECT position FROM events INDEXED BY ${driver.index} WHERE ${driver.column} = ?${bounds.sql}${conditions.sql} ORDER BY position DESC LIMIT ?)`;
  return {
    sql: `${driver.values.map(() => stretch).join(' UNION ALL ')} ORDER BY position DESC LIMIT ?`,
    values: [...driver.values.flatMap((value) => [value, ...bounds.values, ...conditions.values, limit]), limit],
  };
}

function walkWords(plan: Plan, { match, seekable }: WordMatch, limit: number): Condition {
  const { bounds, conditions, driver } = plan;
  const wordBounds = bounds.sql.replaceAll('AND position', 'AND event_words.rowid');
  if (driver === null) {
    return {
      sql: `SELECT rowid AS position FROM event_words WHERE event_words MATCH ?${wordBounds} ORDER BY rowid DESC LIMIT ?`,
      values: [match, ...bounds.values, limit],
    };
  }
  if (isRare(driver)) {
    const few = walkDriver(plan, driver, -1);
    const both = seekable
      ? `SELECT rowid AS position FROM event_words WHERE event_words MATCH ? AND rowid IN (${few.sql})`
      : `SELECT position FROM (WITH hits AS MATERIALIZED (SELECT rowid FROM event_words WHERE event_words MATCH ?) SELECT rowid AS position FROM hits WHERE rowid IN (${few.sql}))`;
    return { sql: `SELECT position FROM (${both}) ORDER BY position DESC LIMIT ?`, values: [match, ...few.values, limit] };
  }
  const wanted: Value[] = [...driver.values];
  return {
    sql: `SELECT event_words.rowid AS position FROM event_words CROSS JOIN events ON events.position = event_words.rowid
      WHERE event_words MATCH ?${wordBounds}
        AND ${driver.column} IN (${wanted.map(() => '?').join(', ')})${conditions.sql}
      ORDER BY event_words.rowid DESC LIMIT ?`,
    values: [match, ...bounds.values, ...wanted, ...conditions.values, limit],
  };
}
