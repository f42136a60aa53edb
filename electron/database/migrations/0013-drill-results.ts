import type { Migration } from '../migrate.ts';

/** What came of drills, for recertification: the whole result as JSON, and what it is found by. */
export const drillResults: Migration = {
  version: 13,
  name: 'drill-results',
  sql: `
    CREATE TABLE drill_results (
      id TEXT PRIMARY KEY,
      ended_at_ms INTEGER NOT NULL,
      scenario TEXT NOT NULL,
      person TEXT NOT NULL,
      result TEXT NOT NULL
    ) STRICT;

    CREATE INDEX drill_results_by_end ON drill_results (ended_at_ms);
  `,
};
