import type { Migration } from '../migrate.ts';

/**
 * Handoffs: each with its content of now, the log of every change by a person (to be taken back and done again, also after a restart),
 * and versions. `words` is the text of what is no draft any more, for the index of words.
 */
export const handoffs: Migration = {
  version: 12,
  name: 'handoffs',
  sql: `
    CREATE TABLE handoffs (
      row_id INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      status TEXT NOT NULL,
      revision INTEGER NOT NULL,
      shift_until_at_ms INTEGER NOT NULL,
      changed_at_ms INTEGER NOT NULL,
      compiled_at_ms INTEGER,
      deleted_at_ms INTEGER,
      issues INTEGER NOT NULL,
      head TEXT NOT NULL,
      content TEXT NOT NULL,
      words TEXT NOT NULL
    ) STRICT;

    CREATE INDEX handoffs_drafts ON handoffs (changed_at_ms) WHERE status = 'draft' AND deleted_at_ms IS NULL;
    CREATE INDEX handoffs_past ON handoffs (changed_at_ms, id) WHERE status <> 'draft' AND deleted_at_ms IS NULL;
    CREATE INDEX handoffs_by_shift ON handoffs (shift_until_at_ms) WHERE deleted_at_ms IS NULL;

    CREATE TABLE handoff_changes (
      handoff_id TEXT NOT NULL,
      place INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      burst INTEGER NOT NULL,
      state TEXT NOT NULL,
      change TEXT NOT NULL,
      PRIMARY KEY (handoff_id, place)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX handoff_changes_by_revision ON handoff_changes (handoff_id, revision);
    CREATE INDEX handoff_changes_by_state ON handoff_changes (handoff_id, state, place);

    CREATE TABLE handoff_versions (
      handoff_id TEXT NOT NULL,
      version INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      saved_at_ms INTEGER NOT NULL,
      why TEXT NOT NULL,
      content TEXT NOT NULL,
      PRIMARY KEY (handoff_id, version)
    ) STRICT;

    CREATE VIRTUAL TABLE handoff_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

    CREATE TRIGGER handoffs_after_insert AFTER INSERT ON handoffs BEGIN
      INSERT OR REPLACE INTO handoff_words (rowid, words) VALUES (new.row_id, new.words);
    END;

    CREATE TRIGGER handoffs_after_update AFTER UPDATE OF words ON handoffs WHEN new.words <> old.words BEGIN
      INSERT OR REPLACE INTO handoff_words (rowid, words) VALUES (new.row_id, new.words);
    END;
  `,
};
