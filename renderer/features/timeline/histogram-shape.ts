import type { BlindInterval } from '../../../shared/model/blind.ts';
import type { Density } from '../../../shared/model/timeline.ts';
import type { Instant } from '../../../shared/time/duration.ts';

export type Buckets = { readonly first: number; readonly last: number };

/** The bucket under a place of 0..1 along the axis. */
export function bucketAt(place: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor(place * count)));
}

/** The bucket that an instant falls into; the nearest one for an instant outside. */
export function bucketOf({ from, to, buckets }: Density, at: Instant): number {
  return bucketAt((at - from) / (to - from), buckets.length);
}

/** The time from the beginning of the first bucket to the end of the last, in whole ms. */
export function spanOfBuckets({ from, to, buckets }: Density, { first, last }: Buckets): { readonly from: Instant; readonly to: Instant } {
  const width = (to - from) / buckets.length;
  return { from: Math.floor(from + first * width), to: Math.ceil(from + (last + 1) * width) };
}

/**
 * Two paths in a box of one unit a bucket and 100 units high. Heights follow the square root: beside a burst of a
 * thousand a single event must still be seen, and anything above nothing is at least 6 high.
 */
export function drawColumns({ buckets }: Density): { readonly total: string; readonly loud: string } {
  const most = Math.max(1, ...buckets.map(({ total }) => total));
  const column = (count: number, index: number) => {
    if (count === 0) return '';
    const height = Math.max(6, Math.round(Math.sqrt(count / most) * 100));
    return `M${index + 0.12} 100V${100 - height}H${index + 0.88}V100Z`;
  };
  return {
    total: buckets.map(({ total }, index) => column(total, index)).join(''),
    loud: buckets.map(({ loud }, index) => column(loud, index)).join(''),
  };
}

/** Blind intervals as bands in the same box; each is wide enough to be seen. */
export function layBands({ from, to, buckets }: Density, blind: readonly BlindInterval[]): readonly { readonly x: number; readonly width: number }[] {
  const unit = (at: Instant) => Math.min(buckets.length, Math.max(0, ((at - from) / (to - from)) * buckets.length));
  return blind.map((interval) => {
    const x = unit(interval.from);
    return { x, width: Math.max(0.25, unit(interval.to ?? to) - x) };
  });
}
