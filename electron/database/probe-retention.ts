import { hour } from '../../shared/time/duration.ts';

/** Single probes are kept for eight days: a week of full detail, and the day that is being filled. */
export const probeHours = 8 * 24;
/** Latencies by the hour and spans of a verdict are kept for a hundred days. */
export const hourlyHours = 100 * 24;

export function hourOf(instant: number): number {
  return Math.floor(instant / hour);
}
