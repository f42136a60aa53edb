import { backOff } from '../../shared/domain/outbox-backoff.ts';
import type { MessageRest } from '../../shared/domain/message-state.ts';
import { second, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from './ports/clock.ts';

/** About so much may be posted to one place. (behaviour 3) */
const spacing: Milliseconds = second;

export type MessageLanesOptions = {
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** One send of a lane; null when there is none to do. */
  readonly work: (lane: string) => Promise<MessageRest | null>;
  readonly report: (error: unknown) => void;
};

type Lane = { busy: boolean; again: boolean; failures: number; resting: { readonly disarm: Disarm; readonly byBackOff: boolean } | null };

/** One send at a time for each place, a second apart, and none while it rests; places know nothing of each other. */
export function createMessageLanes({ clock, random, work, report }: MessageLanesOptions) {
  const lanes = new Map<string, Lane>();
  let stopped = false;

  function laneOf(name: string): Lane {
    const known = lanes.get(name);
    if (known !== undefined) return known;
    const lane: Lane = { busy: false, again: false, failures: 0, resting: null };
    lanes.set(name, lane);
    return lane;
  }
  function restFor(name: string, lane: Lane, delay: Milliseconds, byBackOff: boolean): void {
    lane.resting?.disarm();
    const disarm = clock.after(delay, () => {
      lane.resting = null;
      pump(name);
    });
    lane.resting = { disarm, byBackOff };
  }
  async function run(name: string, lane: Lane): Promise<void> {
    lane.busy = true;
    lane.again = false;
    const rest = await work(name).catch((error: unknown): MessageRest => {
      report(error);
      return { kind: 'back-off' };
    });
    lane.busy = false;
    if (rest === null) {
      if (lane.again) pump(name);
      return;
    }
    lane.failures = rest.kind === 'back-off' ? lane.failures + 1 : 0;
    const delay = rest.kind === 'for' ? rest.delay : rest.kind === 'back-off' ? backOff(lane.failures, random()) : 0;
    if (!stopped) restFor(name, lane, Math.max(spacing, delay), rest.kind === 'back-off');
  }
  function pump(name: string): void {
    const lane = laneOf(name);
    if (lane.busy) lane.again = true;
    else if (!stopped && lane.resting === null) void run(name, lane);
  }

  return {
    pump,
    /** The network may be there again: what was held back for want of it is tried at once. */
    wake(): void {
      for (const [name, lane] of lanes) {
        if (lane.resting?.byBackOff !== true) continue;
        lane.resting.disarm();
        lane.resting = null;
        lane.failures = 0;
        pump(name);
      }
    },
    stop(): void {
      stopped = true;
      for (const { resting } of lanes.values()) resting?.disarm();
    },
  };
}
