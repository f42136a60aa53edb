import type { Migration } from '../migrate.ts';

/** What a person has to deal with, and what they were last told of it. */
export const situations: Migration = {
  version: 4,
  name: 'situations',
  sql: `
    CREATE TABLE situations (
      id TEXT PRIMARY KEY,
      opened_at_ms INTEGER NOT NULL,
      resolved_at_ms INTEGER,
      situation TEXT NOT NULL
    ) STRICT;

    CREATE INDEX situations_open ON situations (opened_at_ms) WHERE resolved_at_ms IS NULL;
    CREATE INDEX situations_resolved ON situations (resolved_at_ms) WHERE resolved_at_ms IS NOT NULL;

    CREATE TABLE shown_alerts (
      situation_id TEXT PRIMARY KEY,
      shown TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
