import type { Acceptance, Arrival, HandoffExported, Verification } from '../../../shared/model/handoff-exchange.ts';
import type { Instant } from '../../../shared/time/duration.ts';

/** What came of handoffs on their way out and in. On disk when a call returns; throws what the disk says. */
export interface HandoffRecords {
  /** What the receiver wrote for each open item, by its id. */
  lines(handoffId: string): Readonly<Record<string, string>>;
  /** An empty line is taken away. */
  saveLine(handoffId: string, itemId: string, line: string, at: Instant): void;
  arrival(handoffId: string): Arrival | null;
  saveArrival(handoffId: string, arrival: Arrival): void;
  acceptance(handoffId: string): Acceptance | null;
  saveAcceptance(handoffId: string, acceptance: Acceptance): void;
  verification(handoffId: string): Verification | null;
  saveVerification(handoffId: string, verification: Verification): void;
  /** The newest first, at most the last fifty. */
  exports(handoffId: string): readonly HandoffExported[];
  addExport(handoffId: string, exported: HandoffExported): void;
}
