/**
 * How far each beat lies behind a grid of fixed steps. The grid of an endpoint is anchored at the beat that was earliest
 * against it, so a common delay of every beat does not count, and drift does.
 */
export function latenessOf(beats: readonly number[], interval: number): readonly number[] {
  const first = beats[0];
  if (first === undefined) return [];
  const offsets = beats.map((beat) => beat - first - Math.round((beat - first) / interval) * interval);
  const anchor = Math.min(...offsets);
  return offsets.map((offset) => offset - anchor);
}

/** Beats that a grid with this interval had between the first and the last one and that did not happen. */
export function missedBeats(beats: readonly number[], interval: number): number {
  const first = beats[0];
  const last = beats.at(-1);
  if (first === undefined || last === undefined) return 0;
  return Math.max(0, Math.round((last - first) / interval) + 1 - beats.length);
}
