import type { OpenSpan } from '../../shared/domain/break-plan.ts';
import type { Instant, Milliseconds } from '../../shared/time/duration.ts';
import type { Presence } from './ports/presence.ts';

export type AwayWatchOptions = {
  readonly presence: Pick<Presence, 'read'>;
  readonly now: () => Instant;
  /** Idle for so long is away, from the last touch on. A locked screen is away at once. */
  readonly idleIsAway: () => Milliseconds;
};
export type Away = { readonly from: Instant; readonly why: 'locked' | 'idle' };

/** When nobody was at the keys: locked, or idle for the length of a break (A13). */
export function createAwayWatch({ presence, now, idleIsAway }: AwayWatchOptions) {
  let since: Away | null = null;

  return {
    /** Looks; answers a time away that has just ended. */
    look(): (OpenSpan & { readonly to: Instant; readonly why: Away['why'] }) | null {
      const { locked, idleFor } = presence.read();
      const touched = now() - idleFor;
      if (locked || idleFor >= idleIsAway()) {
        since ??= { from: locked ? now() : touched, why: locked ? 'locked' : 'idle' };
        return null;
      }
      if (since === null) return null;
      const { from, why } = since;
      since = null;
      return { from, to: Math.max(from, Math.min(now(), touched)), why };
    },
    since: (): Away | null => since,
  };
}

export type AwayWatch = ReturnType<typeof createAwayWatch>;
