import { blindReasons, type BlindInterval, type BlindReason, type BlindSpan } from '../model/blind.ts';
import type { EventKind, NewEvent } from '../model/event.ts';
import type { SourceState } from '../model/source.ts';
import type { Instant, Milliseconds } from '../time/duration.ts';

/** The kinds of events that blind intervals are made of. */
export const blindKinds: readonly EventKind[] = ['blind.began', 'blind.ended', 'app.started', 'app.stopped'];

export type BlindEvent = Pick<NewEvent, 'kind' | 'occurredAt' | 'payload'>;

const usual: Readonly<Record<string, BlindReason>> = {
  sleep: 'asleep', app: 'app-absent', network: 'own-network', notifications: 'notifications', database: 'not-saved', checks: 'not-checked', clock: 'clock-stepped',
};

/** Why a source is blind: what it says itself, else what is usual for it. */
export function blindReasonOf({ source, condition, cause }: SourceState): BlindReason {
  return cause ?? usual[source] ?? (condition === 'refused' ? 'token-refused' : 'offline');
}

type Payload = { readonly source: string; readonly reason: BlindReason; readonly since: Instant | null };

function readPayload(payload: unknown): Payload | null {
  if (typeof payload !== 'object' || payload === null || !('source' in payload) || typeof payload.source !== 'string') return null;
  const { source } = payload;
  const told = 'reason' in payload ? blindReasons.find((reason) => reason === payload.reason) : undefined;
  return { source, reason: told ?? usual[source] ?? 'offline', since: 'since' in payload && typeof payload.since === 'number' ? payload.since : null };
}

/**
 * What each source could not see, by the log, given in the order of recording: the wall clock can be set back in between.
 * A second beginning with another reason goes on as a span of its own. Where the program ended without a word, what was open ends with
 * its last sign of life.
 */
export function blindSpans(events: readonly BlindEvent[]): readonly BlindSpan[] {
  const spans: BlindSpan[] = [];
  const open = new Map<string, { readonly reason: BlindReason; readonly from: Instant }>();

  function close(source: string, at: Instant): void {
    const found = open.get(source);
    open.delete(source);
    if (found !== undefined && at > found.from) spans.push({ source, ...found, to: at });
  }
  function closeAll(at: Instant): void {
    for (const source of [...open.keys()]) close(source, at);
  }

  for (const { kind, occurredAt: at, payload } of events) {
    if (kind === 'app.started' || kind === 'app.stopped') closeAll(at);
    const told = readPayload(payload);
    if (told === null) continue;
    const { source, reason, since } = told;
    if (kind === 'blind.began') {
      if (source === 'app') closeAll(at);
      const found = open.get(source);
      if (found?.reason === reason) continue;
      close(source, at);
      open.set(source, { reason, from: at });
    } else if (kind === 'blind.ended') {
      // Its beginning lies before what was read.
      if (!open.has(source) && since !== null) open.set(source, { reason, from: since });
      close(source, at);
    }
  }
  return [...spans, ...[...open].map(([source, { reason, from }]) => ({ source, reason, from, to: null }))];
}

/**
 * Fewer events that say the same of all times from `from` (epoch ms) on: of what was recorded before the first of them that lies between `from` and `now`,
 * only what has not ended stays.
 */
export function forgetBefore(events: readonly BlindEvent[], from: Instant, now: Instant): readonly BlindEvent[] {
  const first = events.findIndex(({ occurredAt }) => occurredAt >= from && occurredAt <= now);
  const passed = first < 0 ? events : events.slice(0, first);
  const open = blindSpans(passed).filter(({ to }) => to === null);
  return [...open.map(({ source, reason, from: at }): BlindEvent => ({ kind: 'blind.began', occurredAt: at, payload: { source, reason } })), ...events.slice(passed.length)];
}

const endOf = ({ to }: { readonly to: Instant | null }): Instant => to ?? Infinity;

function intervalOf(spans: readonly BlindSpan[]): BlindInterval {
  const end = Math.max(...spans.map(endOf));
  return {
    from: Math.min(...spans.map(({ from }) => from)),
    to: end === Infinity ? null : end,
    reasons: blindReasons.filter((reason) => spans.some((span) => span.reason === reason)),
    spans,
  };
}

/** Spans that overlap or touch, as one interval each, oldest first. */
export function mergeSpans(spans: readonly BlindSpan[]): readonly BlindInterval[] {
  const merged: BlindSpan[][] = [];
  let end = -Infinity;
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= end) last.push(span);
    else merged.push([span]);
    end = Math.max(last === undefined || span.from > end ? -Infinity : end, endOf(span));
  }
  return merged.map(intervalOf);
}

/** The part of each interval that lies between two instants. What goes on at `to` goes on only if nothing later is known of it. */
export function cutIntervals(intervals: readonly BlindInterval[], from: Instant, to: Instant): readonly BlindInterval[] {
  const spans = intervals.flatMap((interval) => interval.spans).flatMap((span) => {
    if (span.from >= to || endOf(span) <= from) return [];
    return [{ ...span, from: Math.max(span.from, from), to: span.to === null ? null : Math.min(span.to, to) }];
  });
  return mergeSpans(spans);
}

export type BlindTotals = { readonly total: Milliseconds; readonly byReason: readonly { readonly reason: BlindReason; readonly total: Milliseconds }[] };

/** How long something was blind between two instants, in ms: altogether, and for each reason (which overlap). An open interval counts up to `to`. */
export function blindTotals(intervals: readonly BlindInterval[], from: Instant, to: Instant): BlindTotals {
  const within = cutIntervals(intervals, from, to);
  const length = (list: readonly BlindInterval[]) => list.reduce((sum, each) => sum + Math.min(endOf(each), to) - each.from, 0);
  const spans = within.flatMap((interval) => interval.spans);
  const byReason = blindReasons.flatMap((reason) => {
    const total = length(mergeSpans(spans.filter((span) => span.reason === reason)));
    return total === 0 ? [] : [{ reason, total }];
  });
  return { total: length(within), byReason };
}
