/** Stands at the top of every export: how to read it. Adding a table adds a line where its name does not say it. */
export const exportNotes: readonly string[] = [
  'One member for each table, one row a line. Columns that end in _at_ms or _ms are milliseconds, counted from 1970-01-01 UTC where they name an instant.',
  'events: the timeline, append-only. occurred_at_ms is when it happened, recorded_at_ms when it was written down; corrects_id names the event that a row corrects; payload holds the raw facts.',
  'incidents, situations: the newest state of each; they follow from the events.',
  'checks, check_states, check_hours, check_spans, probes: what is probed, how it stands, and what was found. Verdicts are 0 unknown, 1 up, 2 pending, 3 down. hour counts hours from 1970-01-01 UTC.',
  'outbox, messages: what was asked of PagerDuty and sent to others, and how it ended.',
  'meta: single values; those that are JSON are written as such.',
  'Not in here: tokens and header values (they are kept apart and never leave their store), the address of the live calendar, counts and the index of words (they are made from the events).',
  'wellness: only if it was ticked.',
];
