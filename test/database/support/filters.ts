import fc from 'fast-check';
import type { WatchEvent } from '../../../shared/model/event.ts';
import { TimelineFilterSchema, type TimelineFilter } from '../../../shared/model/timeline.ts';
import { fakeStart } from '../../support/fake-clock.ts';

const has = <T>(wanted: readonly T[], value: T) => wanted.length === 0 || wanted.includes(value);
const isOrNull = (wanted: string | null, value: string | null) => wanted === null || wanted === value;

/** The meaning of a filter in plain words; of its text for one lower-case word only. */
export function fits(filter: TimelineFilter, one: WatchEvent): boolean {
  return has(filter.kinds, one.kind) && has(filter.sources, one.source)
    && (filter.severities.length === 0 || (one.severity !== null && filter.severities.includes(one.severity)))
    && isOrNull(filter.situationId, one.situationId) && isOrNull(filter.incidentId, one.incidentId) && isOrNull(filter.checkId, one.checkId)
    && (filter.from === null || one.occurredAt >= filter.from) && (filter.to === null || one.occurredAt < filter.to)
    && (filter.text === '' || `${one.title} ${one.body}`.toLowerCase().split(/[^a-z0-9]+/).some((word) => word.startsWith(filter.text)));
}

const some = <T>(...values: readonly T[]) => fc.subarray([...values], { maxLength: 2 });

/** Filters over the events of `anyEvent`, alone and together; some match nothing. */
export const anyFilter: fc.Arbitrary<TimelineFilter> = fc
  .record({
    kinds: some('note', 'check.down', 'incident.log', 'shift.began'),
    sources: some('person', 'check', 'pagerduty'),
    severities: some(1, 2, 4),
    situationId: fc.constantFrom(null, null, 'S1'),
    incidentId: fc.constantFrom(null, null, 'P1', 'P9'),
    checkId: fc.constantFrom(null, null, 'api'),
    text: fc.constantFrom('', '', 'check', 'checkou', 'down', 'ti', 'time', 'timeou', 'zebra'),
    from: fc.constantFrom(null, fakeStart, fakeStart + 5000.5),
    to: fc.constantFrom(null, fakeStart + 12_000),
  })
  .map((filter) => TimelineFilterSchema.parse(filter));

/** From how many events on a filter is not rare: each way to walk is taken, though the log is small. */
export const rares: fc.Arbitrary<number> = fc.constantFrom(0, 5, 5000);
