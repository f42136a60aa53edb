import type { Instant } from '../time/duration.ts';
import type { IncidentStatus } from './incident.ts';
import type { Severity } from './severity.ts';

/** What the person was last told of a situation. Kept on disk, so that a restart tells nothing twice. */
export type ShownAlert = {
  readonly situationId: string;
  /** The state of the situation that was told. */
  readonly status: IncidentStatus;
  readonly severity: Severity | null;
  readonly title: string;
  readonly body: string;
  readonly shownAt: Instant;
  /** When this situation last made a sound; null: never. */
  readonly soundAt: Instant | null;
};
