import { assessClocks, type ClockFinding, type ClockReading } from '../../shared/domain/clock-step.ts';
import { second, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from './ports/clock.ts';

const beat: Milliseconds = 15 * second;

export type TickOptions = {
  readonly clock: Clock;
  /** Since the machine started, sleep included; left out where the machine does not tell. */
  readonly uptime?: () => Milliseconds;
  readonly onGap: (gap: Extract<ClockFinding, { kind: 'gap' }>) => void;
  readonly onClockStep: (step: Extract<ClockFinding, { kind: 'clock-step' }>) => void;
  /** Every beat, after the findings. */
  readonly onTick?: () => void;
};

export type Tick = {
  start(): void;
  stop(): void;
  /** The system says that it is about to sleep. Saying it twice is harmless. */
  suspended(): void;
  /** The system says that it woke up: looks at the clocks now. Saying it twice is harmless. */
  resumed(): void;
};

/** Compares the clocks every 15 s and at every wake, so that sleep and clock steps are found even when nobody reports them. */
export function createTick({ clock, uptime, onGap, onClockStep, onTick }: TickOptions): Tick {
  let before: ClockReading | null = null;
  let saidSuspended = false;
  let disarm: Disarm = () => {};

  const read = (): ClockReading => ({ wall: clock.now(), monotonic: clock.monotonic(), uptime: uptime?.() ?? null });

  function look(): void {
    const after = read();
    const finding = before === null ? { kind: 'none' as const } : assessClocks(before, after, saidSuspended);
    before = after;
    saidSuspended = false;
    if (finding.kind === 'gap') onGap(finding);
    if (finding.kind === 'gap' && finding.stepped !== 0) onClockStep({ kind: 'clock-step', by: finding.stepped, at: after.wall });
    if (finding.kind === 'clock-step') onClockStep(finding);
  }
  /** On the grid of `slotAt`: whatever else is due every few seconds shares the wake-up (T6, T7). */
  const arm = (): Disarm => clock.after(beat - (clock.monotonic() % beat), run);
  function run(): void {
    disarm = arm();
    look();
    onTick?.();
  }

  return {
    start() {
      before = read();
      disarm();
      disarm = arm();
    },
    /** Looks once more: a sleep that ended a moment ago would be forgotten with the program. */
    stop() {
      disarm();
      if (before !== null) look();
      before = null;
    },
    suspended() {
      if (before === null || saidSuspended) return;
      // From here on nobody looks: what happened until now is settled first.
      look();
      saidSuspended = true;
    },
    resumed() {
      if (before !== null) look();
    },
  };
}
