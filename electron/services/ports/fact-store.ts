import type { EventKind, WatchEvent } from '../../../shared/model/event.ts';
import type { Instant } from '../../../shared/time/duration.ts';

/** The event log, read by kind. Reads are by an index and short. */
export interface FactStore {
  /** Events of these kinds that happened at or after an instant, in the order in which they were logged. */
  ofKinds(kinds: readonly EventKind[], since: Instant): readonly WatchEvent[];
  /** Incidents that were acknowledged at or after an instant by somebody of this name here, or of this id in PagerDuty. */
  acknowledgedBy(name: string, userId: string | null, since: Instant): readonly string[];
}
