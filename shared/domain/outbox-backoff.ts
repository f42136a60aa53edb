import { second, type Milliseconds } from '../time/duration.ts';

const steps: readonly Milliseconds[] = [15 * second, 30 * second, 60 * second, 120 * second, 300 * second];

/** How long to wait after this many failures in a row (1 is the first); `chance` in [0, 1) spreads it by a fifth either way. (behaviour 4.2) */
export function backOff(failures: number, chance: number): Milliseconds {
  const step = steps[Math.min(Math.max(failures, 1), steps.length) - 1] ?? 300 * second;
  return Math.round(step * (0.8 + 0.4 * chance));
}
