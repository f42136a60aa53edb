import type { Check } from '../../../shared/model/check.ts';
import type { CheckState } from '../../../shared/model/check-state.ts';
import type { NewEvent, WatchEvent } from '../../../shared/model/event.ts';
import type { ProbeResult } from '../../../shared/model/probe.ts';

/** What one slot of probes leaves behind. */
export type ProbeBatch = {
  readonly results: readonly (ProbeResult & { readonly verdict: CheckState['verdict'] })[];
  readonly states: readonly CheckState[];
  readonly events: readonly NewEvent[];
};

export interface CheckStore {
  list(): readonly Check[];
  states(): readonly CheckState[];
  /** Adds or replaces. */
  save(check: Check): Check;
  /** Hides a check and keeps its history, so that it can be restored. */
  remove(id: string): boolean;
  restore(id: string): Check | null;
  /** Results, states and events of one slot in one transaction. Returns the events that were added. */
  record(batch: ProbeBatch): readonly WatchEvent[];
}
