import type { Milliseconds } from '../../../shared/time/duration.ts';

/** Whether somebody is at the keys. */
export interface Presence {
  /** `idleFor`: since the last touch of a key or the pointer; 0 where the system does not tell. */
  read(): { readonly locked: boolean; readonly idleFor: Milliseconds };
  /** The screen was locked or unlocked, where the system tells. */
  onLock(listen: () => void): void;
}
