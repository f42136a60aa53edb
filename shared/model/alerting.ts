import type { Instant } from '../time/duration.ts';
import type { AttentionSource } from './attention.ts';
import type { Severity } from './severity.ts';
import type { Silence } from './silence.ts';

/** Why what is not SEV-1/2 waits. */
export type HoldReason = 'off-hours' | 'on-break' | AttentionSource;
/** `until` null: until somebody or something says so. `since`: when it was first noticed, where that is known. */
export type Hold = { readonly why: HoldReason; readonly until: Instant | null; readonly since?: Instant };

/** An alert that waits to be told. Kept on disk: what is held is never lost. */
export type HeldAlert = {
  readonly situationId: string;
  readonly title: string;
  readonly severity: Severity | null;
  readonly heldAt: Instant;
  readonly why: HoldReason;
};

/** Many new situations in a short time, told and shown as one (A32). */
export type Storm = {
  /** Also the key of its notification. */
  readonly key: string;
  readonly beganAt: Instant;
  /** When the newest of its situations came. */
  readonly newestAt: Instant;
  /** null while it goes on. */
  readonly endedAt: Instant | null;
  /** Situations by id, oldest first. */
  readonly members: readonly string[];
  /** How many of them came as SEV-1/2. */
  readonly loud: number;
};

/** How often the person was told something since the shift began (P1). */
export type AlertTally = { readonly since: Instant; readonly shown: number; readonly sounds: number; /** Of those shown, the ones that were no incident. */ readonly others: number };

/** What is about no incident and no check, in the last twelve hours: no more of it than `most` is shown, the rest stands in the window (P1). */
export type OthersLately = { readonly shown: readonly Instant[]; readonly moved: readonly Instant[]; readonly most: number };

/** What keeps alerts quiet or together now, for the window, the tray and the handoff. */
export type AlertingState = {
  readonly silences: readonly Silence[];
  readonly held: readonly HeldAlert[];
  /** What holds new alerts that are not SEV-1/2 now. */
  readonly holds: readonly Hold[];
  readonly storms: readonly Storm[];
  /** Until when the person wants to be left alone by what is not SEV-1/2; null: they do not. */
  readonly askedUntil: Instant | null;
  readonly tally: AlertTally;
  readonly others: OthersLately;
};
