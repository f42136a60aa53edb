import type { Instant } from '../time/duration.ts';

/** Why a failing check raises no alert of its own now. It is probed and judged all the same. */
export type CheckHold =
  /** It is down because another one is, on which it depends (A5). */
  | { readonly kind: 'dependency'; readonly checkId: string; readonly name: string }
  /** A maintenance window (A7). */
  | { readonly kind: 'maintenance'; readonly windowId: string; readonly name: string; readonly until: Instant };
