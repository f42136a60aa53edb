import { elapsedDay, hour, type Instant, type Milliseconds } from '../../../shared/time/duration.ts';

/** Buckets of equal length that cover a span. */
export type Scale = { readonly from: Instant; readonly width: Milliseconds; readonly count: number };

/** Blocks of time whose events are counted already, long ones first. */
export const blocks: readonly Milliseconds[] = [elapsedDay, hour];

/** At most `buckets` of them. From the length of a block on they are whole blocks, so that its counts can be used. */
export function scaleOf(from: Instant, to: Instant, buckets: number): Scale {
  const start = Math.floor(from);
  const fine = Math.max(1, Math.ceil((to - start) / buckets));
  const block = blocks.find((length) => fine >= length) ?? 1;
  const first = Math.floor(start / block) * block;
  const whole = Math.ceil((to - first) / block);
  const width = Math.max(1, Math.ceil(whole / buckets)) * block;
  return { from: first, width, count: Math.max(1, Math.ceil((whole * block) / width)) };
}
