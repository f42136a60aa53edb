import { followStorm, noStorm, runningStorm, stormChangesAt, type Newcomer, type StormRules, type StormState } from '../../shared/domain/alert-storm.ts';
import type { Storm } from '../../shared/model/alerting.ts';
import type { Instant } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';

export type StormWatchOptions = {
  readonly clock: Pick<Clock, 'now'>;
  readonly rules: () => StormRules;
  readonly save: (storms: readonly Storm[]) => void;
  readonly changed: () => void;
};

/** Remembers who came lately and which storms there are. */
export function createStormWatch({ clock, rules, save, changed }: StormWatchOptions) {
  let state: StormState = noStorm;

  function set(next: StormState): void {
    const before = state.storms;
    state = next;
    if (next.storms === before) return;
    save(next.storms);
    changed();
  }

  return {
    start: (storms: readonly Storm[]): void => void (state = { recent: [], storms }),
    state: (): StormState => state,
    changesAt: (): Instant | null => stormChangesAt(state, rules()),
    /** Takes in who came, and names those that a storm speaks for since now. */
    follow(newcomers: readonly Newcomer[]): readonly string[] {
      const before = runningStorm(state)?.key;
      set(followStorm(state, newcomers, rules(), clock.now()));
      const running = runningStorm(state);
      return running === null || running.key === before ? newcomers.map(({ id }) => id) : running.members;
    },
    /** Forgets storms that are over and of which nothing waits any more. */
    prune(isWaiting: (id: string) => boolean): void {
      const kept = state.storms.filter(({ endedAt, members }) => endedAt === null || members.some(isWaiting));
      if (kept.length < state.storms.length) set({ ...state, storms: kept });
    },
  };
}
