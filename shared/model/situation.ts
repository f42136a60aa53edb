import type { Instant } from '../time/duration.ts';
import type { IncidentStatus } from './incident.ts';
import type { Severity } from './severity.ts';

/** One part of a situation: a PagerDuty incident or a failing check. */
export type SituationMember = {
  readonly kind: 'incident' | 'check';
  /** Incident id or check id. */
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly openedAt: Instant;
  /** The source's own time of what is said here: a report that is older is not taken over (P4). */
  readonly updatedAt: Instant;
  /** For a check: down is triggered, recovered is resolved; it has no acknowledgement of its own. */
  readonly status: IncidentStatus;
  readonly acknowledgedBy: string | null;
  readonly severity: Severity | null;
  readonly serviceId: string | null;
  readonly serviceName: string | null;
  readonly url: string | null;
  /** A check that fails and passes in turn without being confirmed down (A3). */
  readonly flapping?: boolean;
  /** Over for us alone: handed to somebody else, out of our sight, or not checked any more. Nobody says that it is well. */
  readonly gone?: boolean;
};

/** What a person has to deal with: an incident and/or failing checks, deduplicated (promise 2). */
export type Situation = {
  readonly id: string;
  readonly title: string;
  readonly serviceName: string | null;
  /** The worst of its open members. */
  readonly severity: Severity | null;
  readonly status: IncidentStatus;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
  readonly acknowledgedAt: Instant | null;
  readonly acknowledgedBy: string | null;
  readonly resolvedAt: Instant | null;
  readonly members: readonly SituationMember[];
  /** True for the demo watch and drills: watermarked everywhere. */
  readonly drill: boolean;
  /** Members, by key, that a person took out of this one or away from it: no rule brings them together again (P4). */
  readonly apart?: readonly string[];
};
