import { BlindQuerySchema } from '../../model/blind-query.ts';
import type { BlindInterval } from '../../model/blind.ts';
import type { Outcome } from '../../model/outcome.ts';
import { DensityQuerySchema, TimelineQuerySchema, type Density, type TimelinePage } from '../../model/timeline.ts';
import type { WakeDigest } from '../../model/wake-digest.ts';
import type { Milliseconds } from '../../time/duration.ts';
import { call, event, nothing, returns } from './shape.ts';

/** What was seen and what was not. */
export const timelineCalls = {
  'timeline.page': call(TimelineQuerySchema, returns<TimelinePage>()),
  'timeline.density': call(DensityQuerySchema, returns<Density>()),
  /** Blind intervals of the last day and a half, oldest first. */
  'blind.recent': call(nothing, returns<readonly BlindInterval[]>()),
  'blind.intervals': call(BlindQuerySchema, returns<readonly BlindInterval[]>()),
  /** What changed in the last time without sight, until somebody dismisses it. */
  'digest.current': call(nothing, returns<WakeDigest | null>()),
  'digest.dismiss': call(nothing, returns<Outcome>()),
  /** What to add to our clock for deadlines and ages; 0 while it is right. */
  'clock.correction': call(nothing, returns<Milliseconds>()),
} as const;

export const timelineEvents = {
  'blind.changed': event<readonly BlindInterval[]>(),
  'digest.changed': event<WakeDigest | null>(),
  'clock.corrected': event<Milliseconds>(),
  /** The newest event id: the timeline fetches what it shows. */
  'timeline.grew': event<{ readonly newestId: number }>(),
} as const;
