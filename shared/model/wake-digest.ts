import type { BlindReason } from './blind.ts';
import type { Severity } from './severity.ts';
import type { IncidentStatus } from './incident.ts';
import type { Instant } from '../time/duration.ts';

/** A time without sight that has ended. */
export type Away = { readonly reason: BlindReason; readonly from: Instant; readonly to: Instant };

/** One situation that changed meanwhile, or that waits. */
export type DigestLine = {
  readonly situationId: string;
  readonly title: string;
  readonly severity: Severity | null;
  /** How it stands now. */
  readonly status: IncidentStatus;
  /** It was not there, or not open, before. */
  readonly triggered: boolean;
  /** It was open, or came meanwhile, and is over. */
  readonly resolved: boolean;
  /** Nobody has acknowledged it within its response time. */
  readonly late: boolean;
};

/** What changed in a time without sight, told once (P2). */
export type WakeDigest = {
  readonly away: Away;
  readonly toldAt: Instant;
  /** What waits for a person first, the worst first. */
  readonly lines: readonly DigestLine[];
  /** What could still not be read when this was told; empty when all was. */
  readonly unread: string;
  readonly drill: boolean;
};
