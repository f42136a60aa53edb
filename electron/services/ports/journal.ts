import type { NewEvent, WatchEvent } from '../../../shared/model/event.ts';

/** The append-only event log. Committed to disk when `append` returns. */
export interface Journal {
  /** Stores the facts in one transaction; those whose (source, externalId) is there already are skipped. Returns what was added. */
  append(events: readonly NewEvent[]): readonly WatchEvent[];
}
