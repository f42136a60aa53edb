import type { Migration } from '../migrate.ts';

/** Incidents as their source holds them, and how far the log of each was read. */
export const incidents: Migration = {
  version: 3,
  name: 'incidents',
  sql: `
    CREATE TABLE incidents (
      id TEXT PRIMARY KEY,
      open INTEGER NOT NULL,
      updated_at_ms INTEGER NOT NULL,
      incident TEXT NOT NULL
    ) STRICT;

    CREATE INDEX incidents_open ON incidents (updated_at_ms) WHERE open = 1;

    CREATE TABLE incident_marks (
      incident_id TEXT PRIMARY KEY,
      read_until_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
