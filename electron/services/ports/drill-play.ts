import type { DrillNow } from '../../../shared/model/drill-run.ts';
import type { Outcome } from '../../../shared/model/outcome.ts';

/** The drill that this process plays. */
export interface DrillPlay {
  now(): DrillNow;
  control(asked: { readonly speed?: number | undefined; readonly paused?: boolean | undefined }): Outcome;
  /** Ends it here, and scores it. */
  finish(): Outcome;
  /** Closes its program. */
  leave(): Outcome;
}
