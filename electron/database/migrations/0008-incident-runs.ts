import type { Migration } from '../migrate.ts';

/**
 * The rules by which each incident is run: those in force when it opened. Most incidents share theirs, so a set of rules is kept once.
 * And the ways in which earlier incidents are found: by their opening, and by their service.
 */
export const incidentRuns: Migration = {
  version: 8,
  name: 'incident-runs',
  sql: `
    CREATE TABLE incident_policies (
      digest TEXT PRIMARY KEY,
      policy TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE incident_pins (
      incident_id TEXT PRIMARY KEY,
      policy_digest TEXT NOT NULL,
      pinned_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX incidents_by_opening ON incidents (json_extract(incident, '$.createdAt'), id);
    CREATE INDEX incidents_by_service ON incidents (json_extract(incident, '$.serviceName'), json_extract(incident, '$.createdAt')) WHERE open = 0;
  `,
};
