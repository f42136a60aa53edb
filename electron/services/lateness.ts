import type { Milliseconds } from '../../shared/time/duration.ts';

/** How late probes began against their slots, over the newest thousand, and how many beats were skipped since the start. */
export type Lateness = { readonly median: Milliseconds; readonly p99: Milliseconds; readonly worst: Milliseconds; readonly skipped: number };

const remembered = 1024;

export function createLateness() {
  const newest = new Float64Array(remembered);
  let count = 0;
  let skipped = 0;
  return {
    began(late: Milliseconds): void {
      newest[count % remembered] = Math.max(0, late);
      count += 1;
    },
    skipped(beats: number): void {
      skipped += beats;
    },
    report(): Lateness {
      const sorted = newest.slice(0, Math.min(count, remembered)).sort();
      const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
      return { median: at(0.5), p99: at(0.99), worst: at(1), skipped };
    },
  };
}
