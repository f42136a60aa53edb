import type { Milliseconds } from '../time/duration.ts';

/** Widths of a slot in ms, widest first: they divide whole seconds, so most intervals keep their exact length. */
const widths: readonly Milliseconds[] = [5000, 2500, 2000, 1000, 500, 250, 200, 125, 100, 50, 40, 25, 20];
/** Checks that share a wake-up: enough to make it worth while, few enough to be done in a few ms. */
const checksPerSlot = 18;

const divides = (interval: Milliseconds, width: Milliseconds): boolean => interval % width === 0;

/**
 * How wide a slot is for checks with these intervals: it holds about 18 of them, 20 ms to 5 s. An interval that is not a multiple
 * of the width is moved to the nearest slot, by 5 % at most.
 */
export function slotWidth(intervals: readonly Milliseconds[]): Milliseconds {
  let rate = 0;
  for (const interval of intervals) rate += 1 / interval;
  const widest = rate === 0 ? Infinity : checksPerSlot / rate;
  const distinct = [...new Set(intervals)];
  const fits = (width: Milliseconds) => distinct.every((interval) => divides(interval, width) || width <= interval / 10);
  return widths.find((width) => width <= widest && fits(width)) ?? 20;
}

/** 32 bits of a text (FNV-1a, then mixed so that neighbours part): the same for ever. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Where in its interval a check stands, 0 to just under 1: the jitter (A2), always the same for the same check. */
export function phaseOf(id: string): number {
  return hash(id) / 0x1_0000_0000;
}

export type Beat = { readonly phase: number; readonly interval: Milliseconds };

/**
 * The first slot after `after` in which a check is due. Beats lie at (phase + n) × interval on the monotonic clock, each moved to
 * its nearest slot; they are counted from zero and never from the last one, so nothing adds up (performance T10).
 */
export function nextBeat({ phase, interval }: Beat, width: Milliseconds, after: Milliseconds): Milliseconds {
  const offset = Math.floor((phase * interval) / width) * width;
  let count = Math.floor((after - offset) / interval);
  for (;;) {
    const slot = Math.round((offset + count * interval) / width) * width;
    if (slot > after) return slot;
    count += 1;
  }
}

/** The slot at or after `at`. */
export function slotAt(at: Milliseconds, width: Milliseconds): Milliseconds {
  return Math.ceil(at / width) * width;
}

/** How many beats lie after `from` and not after `to`: what was missed while nobody ran. */
export function beatsBetween({ interval }: Beat, from: Milliseconds, to: Milliseconds): number {
  return Math.max(0, Math.floor((to - from) / interval));
}

/** Over how long to spread checks that are all wanted now, each by its phase: 50 a second, at most `interval`, never a burst. */
export function spreadOf(count: number, interval: Milliseconds): Milliseconds {
  return Math.min(interval, count * 20);
}
