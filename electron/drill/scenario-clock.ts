import type { Instant, Milliseconds } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from '../services/ports/clock.ts';

/** However fast a drill runs, what asks for less than this is not called more often: the program is not made faster. */
const shortest: Milliseconds = 100;
/** How often the clock is looked at while nothing is due. */
const pulse: Milliseconds = 200;
/** A machine that slept or was held up for longer has not lived through that time: the drill waits for it. */
const longestTurn: Milliseconds = 500;

export type ScenarioClockOptions = {
  /** The machine's own. */
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
  readonly startsAt: Instant;
  /** 1 to 60. */
  readonly speed: number;
};

type Timer = { readonly due: Milliseconds; readonly order: number; readonly run: () => void };

/** The time of a drill: it begins where the scenario says, runs 1 to 60 times as fast as life, and stands still when it is told to. */
export function createScenarioClock({ clock: machine, startsAt, speed: speedAtFirst }: ScenarioClockOptions) {
  let speed = checked(speedAtFirst);
  let paused = false;
  let elapsed: Milliseconds = 0;
  let lastLook = machine.monotonic();
  let timers: readonly Timer[] = [];
  let order = 0;
  let disarm: Disarm = () => {};
  let stopped = false;

  /** Takes in what has passed since the last look. */
  function look(): Milliseconds {
    const now = machine.monotonic();
    if (!paused && !stopped) elapsed += Math.min(Math.max(0, now - lastLook), longestTurn) * speed;
    lastLook = now;
    return elapsed;
  }
  function arm(): void {
    disarm();
    if (paused || stopped) return;
    const next = Math.min(...timers.map(({ due }) => due));
    // Whole milliseconds: a fraction that is lost in a sum would arm a timer for no time at all, again and again.
    disarm = machine.after(Math.min(pulse, Math.max(0, Math.ceil((next - elapsed) / speed))), fire);
  }
  function fire(): void {
    const now = look();
    const ready = timers.filter(({ due }) => due <= now).toSorted((a, b) => a.due - b.due || a.order - b.order);
    try {
      for (const timer of ready) {
        // An earlier one may have called off a later one, or stopped the clock.
        if (paused || stopped || !timers.includes(timer)) continue;
        timers = timers.filter((each) => each !== timer);
        timer.run();
      }
    } finally {
      arm();
    }
  }
  function add(due: Milliseconds, run: () => void): Disarm {
    const timer = { due, order: (order += 1), run };
    timers = [...timers, timer];
    arm();
    return () => {
      if (!timers.includes(timer)) return;
      timers = timers.filter((each) => each !== timer);
      arm();
    };
  }

  const scenario: Clock = {
    // Whole milliseconds, as a wall clock shows them.
    now: () => startsAt + Math.floor(look()),
    monotonic: look,
    after: (delay, run) => add(look() + Math.max(delay, Math.min(Math.max(0, delay), shortest) * speed), run),
    at: (instant, run) => add(Math.max(look(), instant - startsAt), run),
  };
  return {
    ...scenario,
    speed: () => speed,
    setSpeed(to: number): void {
      look();
      speed = checked(to);
      arm();
    },
    isPaused: () => paused,
    pause(): void {
      look();
      paused = true;
      disarm();
    },
    resume(): void {
      look();
      paused = false;
      arm();
    },
    /** For good. */
    stop(): void {
      look();
      stopped = true;
      disarm();
      timers = [];
    },
  };
}

export type ScenarioClock = ReturnType<typeof createScenarioClock>;

function checked(speed: number): number {
  if (!(speed >= 1 && speed <= 60)) throw new RangeError(`A drill runs 1 to 60 times as fast as life, not ${speed}.`);
  return speed;
}
