import { beatsBetween, nextBeat, phaseOf, slotAt, slotWidth, spreadOf } from '../../shared/domain/check-schedule.ts';
import { minute, second, type Milliseconds } from '../../shared/time/duration.ts';
import type { Clock, Disarm } from './ports/clock.ts';
import { createLateness, type Lateness } from './lateness.ts';

/** What is wanted soon does not wait for a wide slot. */
const quickSlot: Milliseconds = second / 4;
/** More than this many checks never begin together, however many are overdue. */
const leastBurst = 32;
/** Later than this, nobody was running. */
const asleepAfter: Milliseconds = 45 * second;

export type ScheduleEntry = { readonly id: string; readonly interval: Milliseconds };

export type HealthScheduleOptions = {
  readonly clock: Clock;
  /** Checks of one slot. `planned` is the slot, on the monotonic clock. */
  readonly run: (ids: readonly string[], planned: Milliseconds) => void;
  /** We were so late (by this much) that it is a time in which nobody looked. */
  readonly onAsleep: (late: Milliseconds) => void;
  /** A beat was due so long ago: it begins now, or is left out because the next one is nearer. */
  readonly onLate?: (id: string, late: Milliseconds) => void;
};

/** `meant`: the slot that it was planned for at first; later than that it is late. */
type Entry = { readonly interval: Milliseconds; readonly phase: number; due: Milliseconds; meant: Milliseconds };

/** Wakes once for all checks of a slot (T7, T10): one armed timer, a fixed grid, and late beats counted instead of made up for. */
export function createHealthSchedule({ clock, run, onAsleep, onLate = () => {} }: HealthScheduleOptions) {
  const entries = new Map<string, Entry>();
  const slots = new Map<Milliseconds, Set<string>>();
  const lateness = createLateness();
  let width: Milliseconds = slotWidth([]);
  let burst = leastBurst;
  let armedFor: Milliseconds = Infinity;
  let disarm: Disarm = () => {};

  function unplan(id: string, entry: Entry): void {
    const slot = slots.get(entry.due);
    slot?.delete(id);
    if (slot?.size === 0) slots.delete(entry.due);
  }
  function plan(id: string, entry: Entry, due: Milliseconds, meant = due): void {
    unplan(id, entry);
    entry.due = due;
    entry.meant = meant;
    const slot = slots.get(due);
    if (slot === undefined) slots.set(due, new Set([id]));
    else slot.add(id);
  }
  function arm(): void {
    let next = Infinity;
    for (const slot of slots.keys()) if (slot < next) next = slot;
    if (next === armedFor) return;
    disarm();
    armedFor = next;
    disarm = next === Infinity ? () => {} : clock.after(next - clock.monotonic(), fire);
  }

  /** True when it begins now; otherwise it was moved to where it belongs. */
  function begins(id: string, entry: Entry, now: Milliseconds): boolean {
    const planned = entry.meant;
    const late = now - planned;
    const missed = beatsBetween(entry, planned, now);
    plan(id, entry, nextBeat(entry, width, Math.max(planned, now)));
    // Half an interval late, the next beat is nearer than this one was.
    const tooLate = late > entry.interval / 2 && late > width;
    onLate(id, late);
    lateness.skipped(missed + (tooLate ? 1 : 0));
    if (tooLate) return false;
    lateness.began(late);
    return true;
  }

  function miss(id: string, now: Milliseconds): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    lateness.skipped(1 + beatsBetween(entry, entry.meant, now));
    plan(id, entry, nextBeat(entry, width, now));
  }

  function fire(): void {
    armedFor = Infinity;
    try {
      beginDue();
    } finally {
      // Whatever one check throws: the others are due, too.
      arm();
    }
  }
  function beginDue(): void {
    const now = clock.monotonic();
    const due = [...slots.keys()].filter((slot) => slot <= now).sort((a, b) => a - b);
    const late = due[0] === undefined ? 0 : now - due[0];
    if (late > asleepAfter) {
      for (const slot of due) for (const id of [...(slots.get(slot) ?? [])]) miss(id, now);
      onAsleep(late);
      return;
    }
    let left = burst;
    for (const slot of due) {
      const ids = [...(slots.get(slot) ?? [])].slice(0, left);
      const beginning = ids.filter((id) => {
        const entry = entries.get(id);
        return entry !== undefined && begins(id, entry, now);
      });
      left -= beginning.length;
      if (beginning.length > 0) run(beginning, slot);
    }
    spillOver(due, now);
  }
  /** What did not fit into this burst comes with the next slots. */
  function spillOver(due: readonly Milliseconds[], now: Milliseconds): void {
    const next = slotAt(now + 1, Math.min(width, quickSlot));
    for (const slot of due) {
      for (const id of [...(slots.get(slot) ?? [])]) {
        const entry = entries.get(id);
        if (entry === undefined) continue;
        plan(id, entry, next, entry.meant);
      }
    }
  }

  /** As soon as can be without a burst, at most one interval from now. */
  function soon(ids: readonly string[]): void {
    const now = clock.monotonic();
    for (const id of ids) {
      const entry = entries.get(id);
      if (entry === undefined) continue;
      const at = now + entry.phase * spreadOf(ids.length, entry.interval);
      plan(id, entry, slotAt(at, Math.min(width, quickSlot)));
    }
    arm();
  }

  return {
    /** Replaces what is watched. Checks that are new or have another interval are wanted soon; the others keep their beat. */
    set(wanted: readonly ScheduleEntry[]): void {
      const ids = new Set(wanted.map(({ id }) => id));
      for (const [id, entry] of entries) {
        if (ids.has(id)) continue;
        unplan(id, entry);
        entries.delete(id);
      }
      const before = width;
      width = slotWidth(wanted.map(({ interval }) => interval));
      const rate = wanted.reduce((sum, { interval }) => sum + 1 / interval, 0);
      burst = Math.max(leastBurst, Math.ceil(2 * rate * width));
      const added: string[] = [];
      for (const { id, interval } of wanted) {
        const known = entries.get(id);
        if (known !== undefined && known.interval === interval) {
          if (width !== before) plan(id, known, nextBeat(known, width, clock.monotonic()));
          continue;
        }
        if (known !== undefined) unplan(id, known);
        entries.set(id, { interval, phase: phaseOf(id), due: NaN, meant: NaN });
        added.push(id);
      }
      soon(added);
    },
    soon,
    /** Once at about `at` (monotonic), then by the grid again. */
    once(id: string, at: Milliseconds): void {
      const entry = entries.get(id);
      if (entry === undefined) return;
      const step = Math.min(width, second);
      plan(id, entry, slotAt(Math.max(at - step / 2, clock.monotonic()), step));
      arm();
    },
    /** For a timer that should have fired: called by the tick. */
    nudge(): void {
      if (clock.monotonic() - armedFor > minute) fire();
    },
    lateness: (): Lateness => lateness.report(),
    width: (): Milliseconds => width,
    stop(): void {
      disarm();
      armedFor = Infinity;
      entries.clear();
      slots.clear();
    },
  };
}

export type HealthSchedule = ReturnType<typeof createHealthSchedule>;
