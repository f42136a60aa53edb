import { formatDuration } from '../../shared/domain/format-duration.ts';
import { isNews } from '../../shared/domain/source-freshness.ts';
import type { SourceState } from '../../shared/model/source.ts';
import type { Instant, Milliseconds } from '../../shared/time/duration.ts';
import type { Clock } from './ports/clock.ts';

/** A check that is probed, and within what time one of its probes must have ended. */
export type WatchedCheck = { readonly id: string; readonly name: string; readonly within: Milliseconds };

export type HealthFreshnessOptions = { readonly clock: Clock; readonly publish: (state: SourceState) => void };

/** `at`: by the wall clock, for people; `elapsed`: by the monotonic one. */
type Look = { readonly at: Instant; readonly elapsed: Milliseconds };
type Unseen = { readonly why: string; readonly since: Instant };

/** How far the checks as a whole can be trusted: after a time in which nobody looked, not before each was looked at again; and never while one of them cannot be. */
export function createHealthFreshness({ clock, publish }: HealthFreshnessOptions) {
  const waitingFor = new Set<string>();
  const looks = new Map<string, Look>();
  const unseen = new Map<string, Unseen>();
  let active: ReadonlyMap<string, WatchedCheck> = new Map();
  let state: SourceState = { source: 'checks', condition: 'off', lastGoodAt: null, since: clock.now(), reason: '' };
  let told = state;

  const lookNow = (): Look => ({ at: clock.now(), elapsed: clock.monotonic() });

  function say(condition: SourceState['condition'], reason = '', since = clock.now()): void {
    state = { ...state, condition, reason, since: condition === state.condition ? state.since : since };
    if (!isNews(told, state)) return;
    told = state;
    publish(state);
  }
  /** What it amounts to once nothing is waited for. */
  function settle(): void {
    if (active.size === 0) return say('off');
    if (waitingFor.size > 0) return;
    const [first] = unseen;
    if (first === undefined) {
      state = { ...state, lastGoodAt: clock.now() };
      return say('fresh');
    }
    const [id, { why, since }] = first;
    const others = unseen.size === 1 ? '' : `; and ${unseen.size - 1} more`;
    say('failing', `${active.get(id)?.name ?? id} cannot be looked at: ${why}${others}.`, since);
  }

  return {
    source: (): SourceState => state,
    /** Which checks are probed. */
    watch(checks: readonly WatchedCheck[]): void {
      active = new Map(checks.map((check) => [check.id, check]));
      for (const known of [waitingFor, looks, unseen]) for (const id of known.keys()) if (!active.has(id)) known.delete(id);
      for (const id of active.keys()) if (!looks.has(id)) looks.set(id, lookNow());
      if (state.condition === 'off' && active.size > 0) {
        for (const id of active.keys()) waitingFor.add(id);
        say('starting');
      } else settle();
    },
    /** Nobody looked since `lastLookAt` at the latest. */
    lost(reason: string, lastLookAt: Instant): void {
      if (active.size === 0 || state.condition === 'starting') return;
      const now = clock.monotonic();
      for (const [id, { at }] of looks) looks.set(id, { at, elapsed: now });
      for (const id of active.keys()) waitingFor.add(id);
      state = { ...state, lastGoodAt: Math.min(state.lastGoodAt ?? lastLookAt, lastLookAt) };
      say('stale', reason);
    },
    /** A probe ended. `blindTo`: why nothing is known of its endpoint for all that, in words that end a sentence; null: something is. */
    judged(id: string, blindTo: string | null): void {
      if (!active.has(id)) return;
      looks.set(id, lookNow());
      waitingFor.delete(id);
      if (blindTo === null) unseen.delete(id);
      else unseen.set(id, { why: blindTo, since: unseen.get(id)?.since ?? clock.now() });
      settle();
    },
    /** Call it every few seconds: a check of which no probe ends any more says nothing by itself. */
    tick(): void {
      const now = clock.monotonic();
      let found = false;
      for (const { id, within } of active.values()) {
        const look = looks.get(id);
        if (look === undefined || now - look.elapsed <= within) continue;
        found = true;
        waitingFor.delete(id);
        unseen.set(id, { why: `no probe of it has ended for ${formatDuration(now - look.elapsed)}`, since: unseen.get(id)?.since ?? look.at });
      }
      if (found) settle();
    },
  };
}

export type HealthFreshness = ReturnType<typeof createHealthFreshness>;
