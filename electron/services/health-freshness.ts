import type { SourceState } from '../../shared/model/source.ts';
import type { Instant } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';

export type HealthFreshnessOptions = { readonly clock: Clock; readonly publish: (state: SourceState) => void };

/** How far the checks as a whole can be trusted: after a time in which nobody looked, not before each was looked at again. */
export function createHealthFreshness({ clock, publish }: HealthFreshnessOptions) {
  const waitingFor = new Set<string>();
  let active: readonly string[] = [];
  let state: SourceState = { source: 'checks', condition: 'off', lastGoodAt: null, since: clock.now(), reason: '' };

  function say(condition: SourceState['condition'], reason = ''): void {
    const changed = condition !== state.condition || reason !== state.reason;
    state = { ...state, condition, reason, since: condition === state.condition ? state.since : clock.now() };
    if (changed) publish(state);
  }

  return {
    source: (): SourceState => state,
    /** Which checks are probed. */
    watch(ids: readonly string[]): void {
      active = ids;
      const known = new Set(ids);
      for (const id of waitingFor) if (!known.has(id)) waitingFor.delete(id);
      if (ids.length === 0) say('off');
      else if (state.condition === 'off') {
        for (const id of ids) waitingFor.add(id);
        say('starting');
      }
      else if (waitingFor.size === 0 && state.condition === 'stale') say('fresh');
    },
    /** Nobody looked since `lastLookAt` at the latest. */
    lost(reason: string, lastLookAt: Instant): void {
      if (active.length === 0 || state.condition === 'starting') return;
      for (const id of active) waitingFor.add(id);
      state = { ...state, lastGoodAt: Math.min(state.lastGoodAt ?? lastLookAt, lastLookAt) };
      say('stale', reason);
    },
    judged(id: string): void {
      waitingFor.delete(id);
      if (waitingFor.size > 0) return;
      state = { ...state, lastGoodAt: clock.now() };
      if (state.condition !== 'fresh' && active.length > 0) say('fresh');
    },
  };
}

export type HealthFreshness = ReturnType<typeof createHealthFreshness>;
