import type { Migration } from '../migrate.ts';

/**
 * The event log and its index of words.
 *
 * `position` orders events by the time they occurred and then by the order they were recorded: the millisecond in the upper bits, a count in
 * the lower twenty. The index of words uses it as its row number, so that a search yields the newest hits first without sorting, and a search
 * within a span of time reads only that span.
 *
 * `event_terms` lists the words of that index.
 *
 * `event_hours` and `event_days` (of 24 hours) count events for the density histogram, `event_totals` altogether, so that a query can begin with the rarest of its
 * filters. `meta` holds single values, among them the instant before which events
 * may be deleted (none: never).
 */
export const eventLog: Migration = {
  version: 1,
  name: 'event-log',
  sql: `
    CREATE TABLE meta (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE events (
      id INTEGER PRIMARY KEY,
      position INTEGER NOT NULL,
      occurred_at_ms INTEGER NOT NULL CHECK (occurred_at_ms >= 0 AND occurred_at_ms < 8796093022208),
      recorded_at_ms INTEGER NOT NULL,
      kind TEXT NOT NULL,
      source TEXT NOT NULL,
      actor TEXT,
      situation_id TEXT,
      incident_id TEXT,
      check_id TEXT,
      severity INTEGER CHECK (severity BETWEEN 1 AND 4),
      title TEXT NOT NULL,
      body TEXT NOT NULL,
      payload TEXT,
      external_id TEXT,
      corrects_id INTEGER
    ) STRICT;

    CREATE UNIQUE INDEX events_by_position ON events (position);
    CREATE UNIQUE INDEX events_by_external_id ON events (source, external_id) WHERE external_id IS NOT NULL;
    CREATE INDEX events_by_kind ON events (kind, position);
    CREATE INDEX events_by_source ON events (source, position);
    CREATE INDEX events_by_severity ON events (severity, position) WHERE severity IS NOT NULL;
    CREATE INDEX events_by_situation ON events (situation_id, position) WHERE situation_id IS NOT NULL;
    CREATE INDEX events_by_incident ON events (incident_id, position) WHERE incident_id IS NOT NULL;
    CREATE INDEX events_by_check ON events (check_id, position) WHERE check_id IS NOT NULL;

    CREATE VIRTUAL TABLE event_words USING fts5 (
      title, body,
      content = 'events', content_rowid = 'position',
      tokenize = 'unicode61 remove_diacritics 2',
      prefix = '2 3'
    );

    CREATE VIRTUAL TABLE event_terms USING fts5vocab (event_words, 'instance');

    CREATE TABLE event_hours (
      hour INTEGER NOT NULL,
      kind TEXT NOT NULL,
      source TEXT NOT NULL,
      severity INTEGER NOT NULL,
      total INTEGER NOT NULL,
      PRIMARY KEY (hour, kind, source, severity)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE event_days (
      day INTEGER NOT NULL,
      kind TEXT NOT NULL,
      source TEXT NOT NULL,
      severity INTEGER NOT NULL,
      total INTEGER NOT NULL,
      PRIMARY KEY (day, kind, source, severity)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE event_totals (
      kind TEXT NOT NULL,
      source TEXT NOT NULL,
      severity INTEGER NOT NULL,
      total INTEGER NOT NULL,
      PRIMARY KEY (kind, source, severity)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER events_after_insert AFTER INSERT ON events BEGIN
      INSERT INTO event_words (rowid, title, body) VALUES (new.position, new.title, new.body);
      INSERT INTO event_hours (hour, kind, source, severity, total)
        VALUES (new.occurred_at_ms / 3600000, new.kind, new.source, coalesce(new.severity, 0), 1)
        ON CONFLICT DO UPDATE SET total = total + 1;
      INSERT INTO event_days (day, kind, source, severity, total)
        VALUES (new.occurred_at_ms / 86400000, new.kind, new.source, coalesce(new.severity, 0), 1)
        ON CONFLICT DO UPDATE SET total = total + 1;
      INSERT INTO event_totals (kind, source, severity, total)
        VALUES (new.kind, new.source, coalesce(new.severity, 0), 1)
        ON CONFLICT DO UPDATE SET total = total + 1;
    END;

    CREATE TRIGGER events_never_change BEFORE UPDATE ON events BEGIN
      SELECT raise(ABORT, 'events are facts and never change: append a correction');
    END;

    CREATE TRIGGER events_kept BEFORE DELETE ON events
    WHEN old.occurred_at_ms >= coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'events.expireBefore'), 0) BEGIN
      SELECT raise(ABORT, 'events are facts and are not deleted before they expire');
    END;

    CREATE TRIGGER events_after_delete AFTER DELETE ON events BEGIN
      INSERT INTO event_words (event_words, rowid, title, body) VALUES ('delete', old.position, old.title, old.body);
      UPDATE event_hours SET total = total - 1
        WHERE hour = old.occurred_at_ms / 3600000 AND kind = old.kind AND source = old.source AND severity = coalesce(old.severity, 0);
      UPDATE event_days SET total = total - 1
        WHERE day = old.occurred_at_ms / 86400000 AND kind = old.kind AND source = old.source AND severity = coalesce(old.severity, 0);
      UPDATE event_totals SET total = total - 1
        WHERE kind = old.kind AND source = old.source AND severity = coalesce(old.severity, 0);
    END;
  `,
};
