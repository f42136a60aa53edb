import { uptime } from 'node:os';
import type { Clock, Disarm } from '../services/ports/clock.ts';
import type { Instant, Milliseconds } from '../../shared/time/duration.ts';
import { minute, second } from '../../shared/time/duration.ts';

/** A longer `setTimeout` overflows 31 bits and fires at once. */
const longestTimer: Milliseconds = 20 * 24 * 60 * minute;
/** How long a step of the wall clock can go unnoticed by `at`. Counted on a grid that the tick is on, too, so that both share a wake-up (T6). */
const wallRecheck: Milliseconds = 30 * second;

export type SystemClock = Clock & {
  /**
   * Since the machine started, sleep included. Coarser than `monotonic` (up to a second): for telling sleep from a stepped
   * clock, not for measuring.
   */
  uptime(): Milliseconds;
};

/** What a test has happened to the machine: time that it slept, and by how much somebody set its wall clock, in ms. */
export type ClockShift = { readonly slept: Milliseconds; readonly stepped: Milliseconds };
const noShift = (): ClockShift => ({ slept: 0, stepped: 0 });

type Appointment = { readonly instant: Instant; readonly run: () => void };

/**
 * The one place that reads the machine's clocks and arms its timers.
 *
 * `monotonic` is `performance.now()`. On Linux it stands still while the machine sleeps (CLOCK_MONOTONIC); on macOS and Windows
 * sleep counts. Nothing may rest on either: sleep is found by the tick, which compares both clocks and `uptime`.
 */
export function createSystemClock(shift: () => ClockShift = noShift): SystemClock {
  /** The only look at the wall clock. */
  const wall = (): Instant => {
    const { slept, stepped } = shift();
    return Date.now() + slept + stepped;
  };
  const appointments = new Set<Appointment>();
  let disarmAppointments: Disarm = () => {};

  function after(delay: Milliseconds, run: () => void): Disarm {
    const due = performance.now() + Math.max(0, delay);
    let timer: NodeJS.Timeout;
    const arm = () => {
      timer = setTimeout(fire, Math.min(longestTimer, Math.ceil(due - performance.now())));
    };
    // Node counts from the start of the loop's turn, so a timer can fire early by what the turn has already taken.
    const fire = () => (performance.now() < due ? arm() : run());
    arm();
    return () => clearTimeout(timer);
  }

  /** One timer stands for all appointments, so that the regular look at the wall clock costs one wake-up. */
  function rearm(): void {
    disarmAppointments();
    disarmAppointments = () => {};
    if (appointments.size === 0) return;
    let next = Infinity;
    for (const { instant } of appointments) next = Math.min(next, instant);
    disarmAppointments = after(Math.min(wallRecheck - (performance.now() % wallRecheck), Math.max(0, next - wall())), keepAppointments);
  }
  function keepAppointments(): void {
    const due = [...appointments].filter(({ instant }) => instant <= wall()).sort((a, b) => a.instant - b.instant);
    try {
      for (const appointment of due) {
        // An earlier one may have called off a later one.
        if (appointments.delete(appointment)) appointment.run();
      }
    } finally {
      rearm();
    }
  }

  return {
    now: () => wall(),
    monotonic: () => performance.now(),
    after,
    at(instant, run) {
      const appointment = { instant, run };
      appointments.add(appointment);
      rearm();
      return () => {
        if (appointments.delete(appointment)) rearm();
      };
    },
    uptime: () => uptime() * second + shift().slept,
  };
}
