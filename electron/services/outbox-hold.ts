import { backOff } from '../../shared/domain/outbox-backoff.ts';
import type { Rest } from '../../shared/domain/outbox-failure.ts';
import type { Resting } from '../../shared/domain/outbox-next.ts';
import type { OutboxHold } from '../../shared/model/outbox.ts';
import type { Milliseconds } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from './ports/clock.ts';

export type OutboxHoldOptions = {
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** Something may be tried again. */
  readonly onLift: () => void;
};

type Lane = { failures: number; disarm: Disarm | null };

/** What is not tried for now: everything while PagerDuty is away, refuses the token or asks for a pause; one lane while only that one fails. */
export function createOutboxHold({ clock, random, onLift }: OutboxHoldOptions) {
  let hold: OutboxHold | null = null;
  let disarm: Disarm = () => {};
  let failures = 0;
  /** How often in a row the token was refused, and when it may be tried again if it is taken elsewhere (monotonic). */
  let refusals = 0;
  let againAt: Milliseconds = 0;
  const lanes = new Map<string, Lane>();

  function lift(): void {
    disarm();
    hold = null;
  }
  function restAll({ reason, message, delay }: Extract<Rest, { kind: 'all' }>): void {
    lift();
    if (reason === 'token-refused') {
      refusals += 1;
      againAt = clock.monotonic() + backOff(refusals, random());
      hold = { reason, message, until: null };
      return;
    }
    failures += 1;
    const wait = delay ?? backOff(failures, random());
    hold = { reason, message, until: clock.now() + wait };
    disarm = clock.after(wait, () => {
      lift();
      onLift();
    });
  }
  function restLane(name: string, wait: Milliseconds, failed: boolean): void {
    const lane = lanes.get(name) ?? { failures: 0, disarm: null };
    lane.failures = failed ? lane.failures + 1 : 0;
    lane.disarm?.();
    lane.disarm = clock.after(failed ? backOff(lane.failures, random()) : wait, () => {
      lane.disarm = null;
      onLift();
    });
    lanes.set(name, lane);
  }

  return {
    take(rest: Rest, lane: string): void {
      if (rest.kind === 'all') return restAll(rest);
      if (rest.kind === 'lane') return restLane(lane, 0, true);
      failures = 0;
      refusals = 0;
      if (rest.kind === 'until') return restLane(lane, rest.at - clock.now(), false);
      lanes.delete(lane);
    },
    /** PagerDuty answers again: what was held back for want of it may go. A pause that it asked for itself is kept. */
    reached(): void {
      if (hold?.reason === 'unreachable' || hold?.reason === 'storage') lift();
    },
    /** PagerDuty took this very token for a question: a write that it was refused for is tried again, less and less often. */
    accepted(): void {
      if (hold?.reason !== 'token-refused' || clock.monotonic() < againAt) return;
      lift();
      onLift();
    },
    /** Another token, or another account: nothing that was said of the old one holds. */
    credentialsChanged(): void {
      lift();
      failures = 0;
      refusals = 0;
      for (const lane of lanes.values()) lane.disarm?.();
      lanes.clear();
    },
    resting: (): Resting => ({ all: hold !== null, lanes: new Set([...lanes].flatMap(([name, lane]) => (lane.disarm === null ? [] : [name]))) }),
    current: (): OutboxHold | null => hold,
    stop(): void {
      disarm();
      for (const lane of lanes.values()) lane.disarm?.();
    },
  };
}
