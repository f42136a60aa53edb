import type { Condition, Driver, Plan } from './event-filter.ts';

/** SQL that yields `position` of the newest matching events; at most `limit` of them, newest first. */
export function walk(plan: Plan, limit: number): Condition {
  if (plan.words !== null) return walkWords(plan, plan.words, limit);
  if (plan.driver !== null) return walkDriver(plan, plan.driver, limit);
  return newest(plan, 'position', limit);
}

/** The newest events within the bounds. */
export function newest({ bounds }: Plan, columns: string, limit: number): Condition {
  return { sql: `SELECT ${columns} FROM events WHERE true${bounds.sql} ORDER BY position DESC LIMIT ?`, values: [...bounds.values, limit] };
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

/** The hits within the bounds, newest first. */
function walkHits({ bounds }: Plan, match: string, limit: number): Condition {
  return {
    sql: `SELECT rowid AS position FROM event_words WHERE event_words MATCH ?${bounds.sql.replaceAll('AND position', 'AND event_words.rowid')} ORDER BY rowid DESC LIMIT ?`,
    values: [match, ...bounds.values, limit],
  };
}

/** The few events of a rare filter that are among the hits; only hits of their time are looked at. */
function walkFew(plan: Plan, driver: Driver, match: string, limit: number): Condition {
  const few = walkDriver(plan, driver, -1);
  return {
    sql: `SELECT position FROM (
      WITH few (position) AS MATERIALIZED (${few.sql})
      SELECT position FROM few WHERE position IN (
        SELECT rowid FROM event_words WHERE event_words MATCH ? AND rowid >= (SELECT min(position) FROM few) AND rowid <= (SELECT max(position) FROM few)))
      ORDER BY position DESC LIMIT ?`,
    values: [...few.values, match, limit],
  };
}

function askOf({ conditions, driver }: Plan): Condition {
  if (driver === null) return { sql: 'true', values: [] };
  return { sql: `${driver.column} IN (${driver.values.map(() => '?').join(', ')})${conditions.sql}`, values: [...driver.values, ...conditions.values] };
}

function walkWords(plan: Plan, words: string, limit: number): Condition {
  const { driver } = plan;
  if (driver === null) return walkHits(plan, words, limit);
  if (driver.isRare) return walkFew(plan, driver, words, limit);
  const hits = walkHits(plan, words, -1);
  const asked = askOf(plan);
  return {
    sql: `SELECT hits.position FROM (${hits.sql}) AS hits CROSS JOIN events ON events.position = hits.position WHERE ${asked.sql} ORDER BY hits.position DESC LIMIT ?`,
    values: [...hits.values, ...asked.values, limit],
  };
}

/** At most so many hits of the words, and what is still to be asked of each event; null when the filter's own events are fewer. */
export function hitsOf(plan: Plan, words: string, limit: number): { readonly hits: Condition; readonly asked: Condition } | null {
  return plan.driver?.isRare === true ? null : { hits: walkHits(plan, words, limit), asked: askOf(plan) };
}
