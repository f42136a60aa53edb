import type { Migration } from '../migrate.ts';

/** Who is in a storm, one row each: whoever joins thousands is one row more. In storms from before this, their text names them. */
export const stormMembers: Migration = {
  version: 10,
  name: 'storm members',
  sql: `
    CREATE TABLE storm_members (
      storm_key TEXT NOT NULL REFERENCES storms (storm_key) ON DELETE CASCADE,
      place INTEGER NOT NULL,
      situation_id TEXT NOT NULL,
      PRIMARY KEY (storm_key, place)
    ) STRICT, WITHOUT ROWID;
  `,
};
