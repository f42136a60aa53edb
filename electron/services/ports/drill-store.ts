import type { DrillResult } from '../../../shared/model/drill-result.ts';

/** What came of drills, kept for recertification until the person removes it. */
export interface DrillStore {
  /** Newest end first. */
  list(): readonly DrillResult[];
  find(id: string): DrillResult | null;
  /** The same result twice is kept once. */
  save(result: DrillResult): void;
  remove(id: string): void;
}
