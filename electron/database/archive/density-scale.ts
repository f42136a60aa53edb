import { hour, type Instant, type Milliseconds } from '../../../shared/time/duration.ts';

/** Buckets of equal length that cover a span. */
export type Scale = { readonly from: Instant; readonly width: Milliseconds; readonly count: number };

/** At most `buckets` of them. From an hour of width on they are whole hours, so that the counts by the hour can be used. */
export function scaleOf(from: Instant, to: Instant, buckets: number): Scale {
  const start = Math.floor(from);
  const fine = Math.max(1, Math.ceil((to - start) / buckets));
  if (fine < hour) return { from: start, width: fine, count: Math.max(1, Math.ceil((to - start) / fine)) };
  const first = Math.floor(start / hour) * hour;
  const hours = Math.ceil((to - first) / hour);
  const width = Math.ceil(hours / buckets) * hour;
  return { from: first, width, count: Math.ceil((hours * hour) / width) };
}
