import type { Migration } from '../migrate.ts';

/**
 * Checks and what their probes found.
 *
 * Probes are kept by hour first, so that a slot of many checks is written to neighbouring pages and an expired hour leaves in one piece.
 * `check_hours` keeps the latencies of closed hours, `check_spans` from when to when a verdict was seen to hold: time in which nobody looked is in no span.
 */
export const checks: Migration = {
  version: 2,
  name: 'checks',
  sql: `
    CREATE TABLE checks (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      definition TEXT NOT NULL,
      removed_at_ms INTEGER
    ) STRICT;

    CREATE TABLE check_states (
      check_number INTEGER PRIMARY KEY REFERENCES checks (number),
      state TEXT NOT NULL
    ) STRICT;

    CREATE TABLE probes (
      hour INTEGER NOT NULL,
      check_number INTEGER NOT NULL REFERENCES checks (number),
      at_ms INTEGER NOT NULL CHECK (at_ms >= 0 AND at_ms < 3600000),
      duration_ms INTEGER NOT NULL,
      verdict INTEGER NOT NULL,
      failure INTEGER NOT NULL,
      status_code INTEGER,
      PRIMARY KEY (hour, check_number, at_ms)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE check_hours (
      check_number INTEGER NOT NULL REFERENCES checks (number),
      hour INTEGER NOT NULL,
      passed INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      median_ms REAL,
      worst_ms INTEGER,
      PRIMARY KEY (check_number, hour)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE check_spans (
      check_number INTEGER NOT NULL REFERENCES checks (number),
      from_at_ms INTEGER NOT NULL,
      to_at_ms INTEGER NOT NULL,
      verdict INTEGER NOT NULL,
      PRIMARY KEY (check_number, from_at_ms)
    ) STRICT, WITHOUT ROWID;
  `,
};
