import type { Migration } from '../migrate.ts';

/** What a person asked of PagerDuty: on disk before it is sent. `turn` is the place in line. */
export const outbox: Migration = {
  version: 5,
  name: 'outbox',
  sql: `
    CREATE TABLE outbox (
      id TEXT PRIMARY KEY,
      turn INTEGER NOT NULL,
      ended_at_ms INTEGER,
      item TEXT NOT NULL
    ) STRICT;

    CREATE INDEX outbox_pending ON outbox (turn) WHERE ended_at_ms IS NULL;
    CREATE INDEX outbox_ended ON outbox (ended_at_ms) WHERE ended_at_ms IS NOT NULL;
  `,
};
