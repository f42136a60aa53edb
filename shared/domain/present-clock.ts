import type { WatchEvent } from '../model/event.ts';
import { minute, type Instant } from '../time/duration.ts';
import { numberIn } from './payload-fields.ts';

/** What was written down so soon after it happened was timed by our own clock at that moment. */
const atOnce = minute;

/**
 * Tells when an event happened by the clock as it is set now. What our own clock stamped before somebody set it (`clock.stepped`)
 * moves along, so that the time between two events stays the time that really passed. What a person or a server timed stays.
 */
export function presentClock(events: readonly WatchEvent[]): (event: Pick<WatchEvent, 'id' | 'source' | 'occurredAt' | 'recordedAt'>) => Instant {
  const steps = events.flatMap(({ id, kind, payload }) => {
    const by = kind === 'clock.stepped' ? numberIn(payload, 'by') : null;
    return by === null ? [] : [{ id, by }];
  });
  return ({ id, source, occurredAt, recordedAt }) => {
    if (source === 'pagerduty' || Math.abs(recordedAt - occurredAt) > atOnce) return occurredAt;
    return steps.reduce((at, step) => (step.id > id ? at + step.by : at), occurredAt);
  };
}
