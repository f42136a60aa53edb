import type { OutboxItem } from '../../../shared/model/outbox.ts';
import type { Instant } from '../../../shared/time/duration.ts';

/** Where the outbox is kept. A write is on disk when the call returns: that is what makes it safe to send. */
export interface OutboxStore {
  /** In line order: all that is pending, and what ended at or after `endedSince`. */
  load(endedSince: Instant): readonly OutboxItem[];
  /** Adds or replaces by id, in one transaction. */
  save(items: readonly OutboxItem[]): void;
  /** Deletes what ended before. Returns how many. */
  forget(endedBefore: Instant): number;
}
