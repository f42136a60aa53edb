import type { Instant } from '../time/duration.ts';
import type { IncidentStatus } from './incident.ts';
import type { Severity } from './severity.ts';

/** What the person was last told of a situation, or by a notification that speaks for several. Kept on disk, so that a restart tells nothing twice. */
export type ShownAlert = {
  /** Of the situation, or of the group. */
  readonly situationId: string;
  /** The state that was told. */
  readonly status: IncidentStatus;
  readonly severity: Severity | null;
  readonly title: string;
  readonly body: string;
  readonly shownAt: Instant;
  /** When it last made a sound; null: never. */
  readonly soundAt: Instant | null;
  /** The group whose notification speaks for it; absent: its own. */
  readonly via?: string;
  /** A silence keeps it quiet: said once more when that is over and it still waits. */
  readonly muted?: boolean;
  /** What of it was SEV-1/2 when it was told: members by key, or for a group situations by id. */
  readonly loud?: readonly string[];
  /** When its words last changed without a fuss. */
  readonly changedAt?: Instant;
  /** When a note or another fact was last written on it. */
  readonly heardAt?: Instant;
  /** When the person was reminded of their acknowledgement. */
  readonly remindedAt?: Instant;
};
