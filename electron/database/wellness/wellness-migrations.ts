import type { Migration } from '../migrate.ts';

const answers: Migration = {
  version: 1,
  name: 'answers',
  sql: `
    CREATE TABLE self_checks (
      id TEXT PRIMARY KEY,
      taken_at_ms INTEGER NOT NULL,
      answers TEXT NOT NULL,
      sleepiness INTEGER,
      note TEXT NOT NULL
    ) STRICT;
    CREATE INDEX self_checks_by_time ON self_checks (taken_at_ms);

    CREATE TABLE sign_lists (
      id TEXT PRIMARY KEY,
      noted_at_ms INTEGER NOT NULL,
      signs TEXT NOT NULL,
      microsleep INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE shift_words (
      id TEXT PRIMARY KEY,
      told_at_ms INTEGER NOT NULL,
      hours_felt REAL NOT NULL,
      effort INTEGER NOT NULL,
      shift_from_at_ms INTEGER,
      shift_to_at_ms INTEGER
    ) STRICT;

    CREATE TABLE offers (
      key TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      offered_at_ms INTEGER NOT NULL,
      until_at_ms INTEGER NOT NULL,
      shift_from_at_ms INTEGER,
      shift_to_at_ms INTEGER,
      ended TEXT
    ) STRICT;

    CREATE TABLE sleep_taken (incident_id TEXT PRIMARY KEY, minutes INTEGER NOT NULL) STRICT;
    CREATE TABLE support_numbers (id TEXT PRIMARY KEY, phone TEXT NOT NULL) STRICT;
    CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  `,
};

/** Of the file that holds a person's answers. It has its own numbers and nothing to do with the data file's. */
export const wellnessMigrations: readonly Migration[] = [answers];

/** Every table that something a person said stands in. */
export const wellnessTables = ['self_checks', 'sign_lists', 'shift_words', 'offers', 'sleep_taken', 'support_numbers', 'settings'] as const;
