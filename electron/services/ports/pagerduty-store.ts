import type { NoteKey } from '../../../shared/domain/pagerduty-notes.ts';
import type { NewEvent, WatchEvent } from '../../../shared/model/event.ts';
import type { Incident } from '../../../shared/model/incident.ts';
import type { Instant } from '../../../shared/time/duration.ts';

/**
 * Where PagerDuty's incidents are kept. What is written outlives the program when a call returns, and a power cut with the next fact
 * of the event log: until then it is read again from PagerDuty, because the marks are lost with what they stand for.
 */
export interface PagerDutyStore {
  /** Incidents of every source that are triggered or acknowledged and not `elsewhere`. */
  openIncidents(): readonly Incident[];
  /** Adds or replaces by id, in one transaction. */
  saveIncidents(incidents: readonly Incident[]): void;
  /** The newest `created_at` among the log entries of an incident that were saved; null before the first. */
  mark(incidentId: string): Instant | null;
  /**
   * In one transaction: appends the events whose (source, externalId) is not there yet, in this order, and moves the mark.
   * `mark` null leaves the mark as it is. Returns the events that were added.
   */
  saveLogPage(incidentId: string, events: readonly NewEvent[], mark: Instant | null): readonly WatchEvent[];
  /** The notes of an incident that were saved apart from its log. */
  notesBesideLog(incidentId: string): readonly NoteKey[];
  /** Up to which instant (the server's) every incident of an account was seen, however short it was; null: none yet. */
  seenUntil(account: string): Instant | null;
  saveSeenUntil(account: string, until: Instant): void;
}
