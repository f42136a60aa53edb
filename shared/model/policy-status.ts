import type { PolicyFault } from '../policy/read-policy.ts';
import type { Instant } from '../time/duration.ts';

/** What is in force, and what came of the last attempt to change it. */
export type PolicyStatus = {
  readonly team: string;
  /** Of the format. */
  readonly version: number;
  /** How many checks it names. */
  readonly checks: number;
  /** Null: the default that Watchkeeper ships. Either may have been forgotten with a data file that was repaired. */
  readonly from: { readonly file: string | null; readonly loadedAt: Instant | null } | null;
  /** The policy kept from last time does not fit and still stands there: the next start finds it again. */
  readonly leftOver: boolean;
  /** There is another one to go back to: what was in force before it. */
  readonly canGoBack: boolean;
  /** The last file that was not loaded, until one is. Line 0: the file as a whole. */
  readonly attempt: { readonly file: string; readonly at: Instant; readonly faults: readonly PolicyFault[] } | null;
};
