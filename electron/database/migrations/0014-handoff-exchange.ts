import type { Migration } from '../migrate.ts';

/** The way of a handoff out and in: what the receiver read back, how it came, who accepted it, how it was verified, where it went. */
export const handoffExchange: Migration = {
  version: 14,
  name: 'handoff-exchange',
  sql: `
    CREATE TABLE handoff_read_backs (
      handoff_id TEXT NOT NULL,
      item_id TEXT NOT NULL,
      line TEXT NOT NULL,
      written_at_ms INTEGER NOT NULL,
      PRIMARY KEY (handoff_id, item_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE handoff_records (
      handoff_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      recorded_at_ms INTEGER NOT NULL,
      held TEXT NOT NULL,
      PRIMARY KEY (handoff_id, kind)
    ) STRICT;

    CREATE TABLE handoff_exports (
      row_id INTEGER PRIMARY KEY,
      handoff_id TEXT NOT NULL,
      exported_at_ms INTEGER NOT NULL,
      held TEXT NOT NULL
    ) STRICT;

    CREATE INDEX handoff_exports_by_handoff ON handoff_exports (handoff_id, row_id);
  `,
};
