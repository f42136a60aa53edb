import type { Message, MessageUpdate, UpdateForm } from '../../../shared/model/message.ts';
import type { Instant } from '../../../shared/time/duration.ts';

/** Where texts for others are kept. A write is on disk when the call returns: that is what makes it safe to send. */
export interface MessageStore {
  /** Those that are not over, of all incidents, oldest first. */
  open(): readonly Message[];
  /** All of one incident, oldest first. */
  ofIncident(incidentId: string): readonly Message[];
  /** What was said at one press; null when it is not known. */
  update(id: string): MessageUpdate | null;
  /** Updates that are not on their incident's timeline yet. */
  unlogged(): readonly MessageUpdate[];
  /** Adds or replaces by id, in one transaction. */
  save(messages: readonly Message[], updates?: readonly MessageUpdate[]): void;
  /** Deletes what was over before, with its updates. Returns how many texts. */
  forget(endedBefore: Instant): number;
  /** What is typed for an incident's next update; null when nothing is. */
  form(incidentId: string): UpdateForm | null;
  /** null takes it away. */
  saveForm(incidentId: string, form: UpdateForm | null, at: Instant): void;
}
