import type { ApiFailure } from '../model/api-result.ts';
import { minute, second, type Milliseconds } from '../time/duration.ts';

/** Time between two looks at the open list: 15 s when on call or something is open, else 60 s. Halved in rate when the limit runs low. (behaviour 4.2) */
export function openListEvery(busy: boolean, remainingShare: number | null): Milliseconds {
  const every = busy ? 15 * second : minute;
  return isRunningLow(remainingShare) ? 2 * every : every;
}

/** Less than a tenth of the rate limit is left. */
export function isRunningLow(remainingShare: number | null): boolean {
  return remainingShare !== null && remainingShare < 0.1;
}

const steps: readonly Milliseconds[] = [15 * second, 30 * second, minute, 2 * minute, 5 * minute];

/**
 * How long to wait after the `failures`-th failure in a row (from 1): 15, 30, 60, 120, then 300 s, up to a fifth more or less, so that
 * many laptops do not return together. What a 429 says counts instead, with up to a fifth more. `random` is in [0, 1).
 */
export function waitAfterFailure(failure: ApiFailure, failures: number, random: number): Milliseconds {
  if (failure.kind === 'rate-limited' && failure.retryAfter !== null) return Math.round(Math.max(failure.retryAfter, second) * (1 + 0.2 * random));
  const step = steps[Math.min(failures, steps.length) - 1] ?? 15 * second;
  return Math.round(step * (0.8 + 0.4 * random));
}

/** How old the last good answer may be before what it showed is stale. */
export function freshFor(cadence: Milliseconds): Milliseconds {
  return Math.max(3 * cadence, minute);
}
