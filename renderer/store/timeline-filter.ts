import { eventGroups, kindsOfGroups, type EventGroup } from '../../shared/domain/timeline-words.ts';
import type { EventSource } from '../../shared/model/event.ts';
import type { Severity } from '../../shared/model/severity.ts';
import type { TimelineFilter } from '../../shared/model/timeline.ts';
import { elapsedDay, hour, type Instant, type Milliseconds } from '../../shared/time/duration.ts';

export const spans = ['1 h', '24 h', '7 d', '30 d', 'All'] as const;
export type Span = (typeof spans)[number];

const lengths: Readonly<Record<Span, Milliseconds | null>> = { '1 h': hour, '24 h': elapsedDay, '7 d': 7 * elapsedDay, '30 d': 30 * elapsedDay, All: null };

/** What the person chose. `span` is what the histogram shows; `window`, brushed in it, is what the list is limited to. */
export type Choice = {
  readonly groups: readonly EventGroup[];
  readonly sources: readonly EventSource[];
  readonly severities: readonly Severity[];
  readonly checkId: string | null;
  readonly situationId: string | null;
  readonly incidentId: string | null;
  readonly text: string;
  readonly span: Span;
  readonly window: { readonly from: Instant; readonly to: Instant } | null;
};

export const everything: Choice = {
  groups: [], sources: [], severities: [], checkId: null, situationId: null, incidentId: null, text: '', span: 'All', window: null,
};

export function isNarrowed(choice: Choice): boolean {
  const { groups, sources, severities, checkId, situationId, incidentId, text, span, window } = choice;
  return groups.length + sources.length + severities.length > 0 || checkId !== null || situationId !== null || incidentId !== null || text.trim() !== '' || span !== 'All' || window !== null;
}

/** The contract's filter for the histogram: everything but the window brushed in it. */
export function filterOfSpan(choice: Choice, now: Instant): TimelineFilter {
  const length = lengths[choice.span];
  return {
    kinds: kindsOfGroups(choice.groups),
    sources: [...choice.sources],
    severities: [...choice.severities],
    situationId: choice.situationId,
    incidentId: choice.incidentId,
    checkId: choice.checkId,
    text: choice.text,
    from: length === null ? null : now - length,
    to: null,
  };
}

/** The contract's filter for the list. */
export function filterOfList(choice: Choice, now: Instant): TimelineFilter {
  return choice.window === null ? filterOfSpan(choice, now) : { ...filterOfSpan(choice, now), ...choice.window };
}

const sources: readonly EventSource[] = ['pagerduty', 'check', 'person', 'watchkeeper', 'drill'];
const severities: readonly Severity[] = [1, 2, 3, 4];

/** Reads what an earlier window kept; the brushed window and single subjects are not kept: they belong to one look. */
export function readChoice(value: unknown): Choice {
  const held: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  const among = <T>(known: readonly T[], chosen: unknown): readonly T[] => known.filter((item) => Array.isArray(chosen) && chosen.includes(item));
  return {
    ...everything,
    groups: among(eventGroups, held['groups']),
    sources: among(sources, held['sources']),
    severities: among(severities, held['severities']),
    text: typeof held['text'] === 'string' ? held['text'].slice(0, 200) : '',
    span: spans.find((span) => span === held['span']) ?? 'All',
  };
}
