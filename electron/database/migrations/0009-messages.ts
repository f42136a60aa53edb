import type { Migration } from '../migrate.ts';

/**
 * Texts for others: each on its way to one place, on disk before it is sent; what was said at one press, until it stands on the
 * incident's timeline; and what is typed for the next update of each incident.
 */
export const messages: Migration = {
  version: 9,
  name: 'messages',
  sql: `
    CREATE TABLE messages (
      id TEXT PRIMARY KEY,
      incident_id TEXT NOT NULL,
      update_id TEXT NOT NULL,
      created_at_ms INTEGER NOT NULL,
      ended_at_ms INTEGER,
      message TEXT NOT NULL
    ) STRICT;

    CREATE INDEX messages_by_incident ON messages (incident_id, created_at_ms);
    CREATE INDEX messages_open ON messages (created_at_ms) WHERE ended_at_ms IS NULL;
    CREATE INDEX messages_ended ON messages (ended_at_ms) WHERE ended_at_ms IS NOT NULL;
    CREATE INDEX messages_by_update ON messages (update_id);

    CREATE TABLE message_updates (
      id TEXT PRIMARY KEY,
      logged_at_ms INTEGER,
      said TEXT NOT NULL
    ) STRICT;

    CREATE INDEX message_updates_unlogged ON message_updates (id) WHERE logged_at_ms IS NULL;

    CREATE TABLE message_forms (
      incident_id TEXT PRIMARY KEY,
      saved_at_ms INTEGER NOT NULL,
      form TEXT NOT NULL
    ) STRICT;
  `,
};
