import type { Migration } from '../migrate.ts';

/** What keeps alerts quiet, for later, or together: it must outlive the program, or something would be told twice or never. */
export const alerting: Migration = {
  version: 7,
  name: 'alerting',
  sql: `
    CREATE TABLE silences (
      id TEXT PRIMARY KEY,
      began_at_ms INTEGER NOT NULL,
      ends_at_ms INTEGER,
      silence TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE held_alerts (
      situation_id TEXT PRIMARY KEY,
      held_at_ms INTEGER NOT NULL,
      held TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE storms (
      storm_key TEXT PRIMARY KEY,
      began_at_ms INTEGER NOT NULL,
      storm TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
