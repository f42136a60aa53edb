import type { Instant, Milliseconds } from '../time/duration.ts';

/** Why a probe failed, as a word that code can branch on; `detail` says it to a person with the real value. */
export type FailureKind =
  | 'status' | 'body' | 'json' | 'latency'
  | 'timeout' | 'refused' | 'reset' | 'unreachable' | 'dns'
  | 'certificate' | 'tls' | 'redirect' | 'protocol' | 'too-large' | 'answer'
  /** Our own way out: a proxy that refuses us or is not there. Never counts against the endpoint. */
  | 'proxy';

export type ProbeFailure = { readonly kind: FailureKind; readonly detail: string };

/** One run of a check. `failures` is empty when it passed. */
export type ProbeResult = {
  readonly checkId: string;
  readonly startedAt: Instant;
  /** Elapsed, on the monotonic clock. */
  readonly durationMs: Milliseconds;
  readonly failures: readonly ProbeFailure[];
  readonly statusCode: number | null;
  /** When the endpoint's TLS certificate ends; null when there was none to read. */
  readonly certificateExpiresAt: Instant | null;
};

/** The failures that our own broken network would cause as well (A4): they never count against an endpoint while we are offline. */
export const networkFailureKinds: ReadonlySet<FailureKind> = new Set(['timeout', 'refused', 'reset', 'unreachable', 'dns']);
