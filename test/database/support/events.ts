import fc from 'fast-check';
import type { NewEvent } from '../../../shared/model/event.ts';
import { fakeStart } from '../../support/fake-clock.ts';

export function event(over: Partial<NewEvent> = {}): NewEvent {
  return { occurredAt: fakeStart, kind: 'note', source: 'person', title: 'A note', ...over };
}

const orNull = <T>(values: readonly T[]) => fc.constantFrom(...values, null);

/** Events that collide in time, kind and words often enough to matter. */
export const anyEvent: fc.Arbitrary<NewEvent> = fc.record({
  occurredAt: fc.oneof(fc.integer({ min: 0, max: 20 }).map((step) => fakeStart + step * 1000), fc.integer({ min: fakeStart - 4e8, max: fakeStart + 4e8 })),
  kind: fc.constantFrom('note', 'check.down', 'check.up', 'incident.log', 'incident.triggered'),
  source: fc.constantFrom('person', 'check', 'pagerduty', 'drill'),
  situationId: orNull(['S1', 'S2']),
  incidentId: orNull(['P1', 'P2']),
  checkId: orNull(['api', 'web']),
  severity: orNull([1, 2, 3, 4] as const),
  title: fc.constantFrom('checkout-api is down', 'checkout is up', 'disk full on db-1', 'Ünïcode café'),
  body: fc.constantFrom('', 'timeout after 10 s', 'timed out', 'status 503'),
});
