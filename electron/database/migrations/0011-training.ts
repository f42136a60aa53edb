import type { Migration } from '../migrate.ts';

/**
 * What people at this machine confirmed (numbers, addresses) and allowed (commands, word for word); who is trained, what they have
 * done; and how the person rates themselves, which is theirs alone.
 */
export const training: Migration = {
  version: 11,
  name: 'training',
  sql: `
    CREATE TABLE confirmations (
      subject TEXT NOT NULL,
      id TEXT NOT NULL,
      what TEXT NOT NULL,
      confirmed_at_ms INTEGER NOT NULL,
      PRIMARY KEY (subject, id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE allowed_commands (
      text TEXT PRIMARY KEY,
      folder TEXT NOT NULL,
      allowed_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE trainees (
      id TEXT PRIMARY KEY,
      trainee TEXT NOT NULL
    ) STRICT;

    CREATE TABLE training_records (
      id TEXT PRIMARY KEY,
      trainee_id TEXT NOT NULL,
      recorded_at_ms INTEGER NOT NULL,
      record TEXT NOT NULL
    ) STRICT;

    CREATE INDEX training_records_by_trainee ON training_records (trainee_id, recorded_at_ms);

    CREATE TABLE self_ratings (
      competency TEXT NOT NULL,
      rated_at_ms INTEGER NOT NULL,
      rating INTEGER NOT NULL,
      PRIMARY KEY (competency, rated_at_ms)
    ) STRICT, WITHOUT ROWID;
  `,
};
