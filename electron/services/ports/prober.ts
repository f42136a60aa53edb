import type { Target } from '../../../shared/model/check.ts';
import type { Milliseconds } from '../../../shared/time/duration.ts';
import type { ProbeResult } from '../../../shared/model/probe.ts';

export type ProbeRequest = { readonly checkId: string; readonly target: Target; readonly timeout: Milliseconds };

export interface Prober {
  /** Never rejects: whatever goes wrong is a failure with its reason, at the latest `timeout` + 100 ms after the start. */
  probe(request: ProbeRequest): Promise<ProbeResult>;
  /** Throws away kept connections, after sleep or a network change. */
  reset(): void;
  close(): Promise<void>;
}
