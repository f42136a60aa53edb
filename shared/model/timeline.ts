import { z } from 'zod';
import { EventKindSchema, EventSourceSchema, type WatchEvent } from './event.ts';
import { SeveritySchema } from './severity-schema.ts';
import type { Instant } from '../time/duration.ts';

export const TimelineFilterSchema = z.strictObject({
  /** Empty means every kind. */
  kinds: z.array(EventKindSchema).max(200).default([]),
  sources: z.array(EventSourceSchema).max(10).default([]),
  severities: z.array(SeveritySchema).max(4).default([]),
  situationId: z.string().max(64).nullable().default(null),
  incidentId: z.string().max(64).nullable().default(null),
  checkId: z.string().max(64).nullable().default(null),
  /** Words to find; the last one may be the beginning of a word. Quotes and operators are ordinary characters. */
  text: z.string().max(200).default(''),
  /** From this instant on, and before `to`. */
  from: z.number().nullable().default(null),
  to: z.number().nullable().default(null),
});
export type TimelineFilter = z.infer<typeof TimelineFilterSchema>;

/** The place just after an event when reading from newest to oldest. */
export const TimelineCursorSchema = z.strictObject({ occurredAt: z.number(), id: z.number() });
export type TimelineCursor = z.infer<typeof TimelineCursorSchema>;

export const TimelineQuerySchema = z.strictObject({
  filter: TimelineFilterSchema.prefault({}),
  before: TimelineCursorSchema.nullable().default(null),
  limit: z.int().min(1).max(500).default(200),
});
export type TimelineQuery = z.infer<typeof TimelineQuerySchema>;

/** Newest first. `next` is null at the end. */
export type TimelinePage = { readonly events: readonly WatchEvent[]; readonly next: TimelineCursor | null };

export const DensityQuerySchema = z.strictObject({
  filter: TimelineFilterSchema.prefault({}),
  from: z.number().nullable().default(null),
  to: z.number().nullable().default(null),
  buckets: z.int().min(1).max(400).default(120),
});
export type DensityQuery = z.infer<typeof DensityQuerySchema>;

export type Density = {
  readonly from: Instant;
  readonly to: Instant;
  /** Events per bucket, oldest first; the buckets have equal length. `loud` counts SEV-1/2 and check.down. */
  readonly buckets: readonly { readonly total: number; readonly loud: number }[];
  /** There were too many to count in time: only events from this instant on are counted. Left out when the counts are complete. */
  readonly countedFrom?: Instant;
};
