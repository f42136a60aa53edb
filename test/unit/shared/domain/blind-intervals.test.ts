import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blindReasonOf, blindSpans, blindTotals, cutIntervals, forgetBefore, mergeSpans, type BlindEvent } from '../../../../shared/domain/blind-intervals.ts';
import type { BlindSpan } from '../../../../shared/model/blind.ts';
import type { SourceState } from '../../../../shared/model/source.ts';

const began = (at: number, source: string, reason?: string): BlindEvent => ({ kind: 'blind.began', occurredAt: at, payload: { source, ...(reason === undefined ? {} : { reason }) } });
const ended = (at: number, source: string, since: number, reason?: string): BlindEvent => ({ kind: 'blind.ended', occurredAt: at, payload: { source, since, ...(reason === undefined ? {} : { reason }) } });
const app = (at: number, kind: 'app.started' | 'app.stopped'): BlindEvent => ({ kind, occurredAt: at, payload: null });
const merged = (...events: readonly BlindEvent[]) => mergeSpans(blindSpans(events)).map(({ from, to, reasons }) => ({ from, to, reasons }));

describe('blind intervals from the log', () => {
  it('last from the beginning to the end, and overlapping ones are one', () => {
    expect(merged(began(10, 'pagerduty', 'offline'), began(15, 'network'), ended(30, 'network', 15), ended(40, 'pagerduty', 10, 'offline'), began(60, 'sleep'), ended(90, 'sleep', 60))).toEqual([
      { from: 10, to: 40, reasons: ['own-network', 'offline'] },
      { from: 60, to: 90, reasons: ['asleep'] },
    ]);
  });

  it('go on while nothing ended them', () => {
    expect(merged(began(10, 'pagerduty', 'token-refused'))).toEqual([{ from: 10, to: null, reasons: ['token-refused'] }]);
  });

  it('change their reason without a gap', () => {
    expect(blindSpans([began(10, 'pagerduty', 'offline'), began(20, 'pagerduty', 'rate-limited'), ended(30, 'pagerduty', 10, 'rate-limited')])).toEqual([
      { source: 'pagerduty', reason: 'offline', from: 10, to: 20 }, { source: 'pagerduty', reason: 'rate-limited', from: 20, to: 30 },
    ]);
  });

  it('end with the last sign of life of a run that died, and with the next start at the latest', () => {
    expect(merged(began(10, 'pagerduty', 'offline'), began(50, 'app'), ended(90, 'app', 50), app(90, 'app.started'))).toEqual([{ from: 10, to: 90, reasons: ['app-absent', 'offline'] }]);
    expect(merged(began(10, 'pagerduty', 'offline'), app(40, 'app.started'))).toEqual([{ from: 10, to: 40, reasons: ['offline'] }]);
    expect(merged(began(10, 'pagerduty', 'offline'), app(40, 'app.stopped'), app(50, 'app.started'))).toEqual([{ from: 10, to: 40, reasons: ['offline'] }]);
  });

  it('know their beginning even when it was recorded before what was read', () => {
    expect(merged(ended(30, 'pagerduty', 10, 'token-refused'))).toEqual([{ from: 10, to: 30, reasons: ['token-refused'] }]);
  });

  it('read what earlier versions and strangers wrote, by what is usual for the source', () => {
    expect(merged(began(10, 'sleep'), began(12, 'sleep', 'sunspots'), ended(20, 'sleep', 10), { kind: 'blind.began', occurredAt: 30, payload: 'nonsense' })).toEqual([{ from: 10, to: 20, reasons: ['asleep'] }]);
    const state: SourceState = { source: 'pagerduty', condition: 'refused', lastGoodAt: null, since: 0, reason: '' };
    expect([blindReasonOf(state), blindReasonOf({ ...state, condition: 'failing' }), blindReasonOf({ ...state, cause: 'rate-limited' }), blindReasonOf({ ...state, source: 'notifications' })]).toEqual(['token-refused', 'offline', 'rate-limited', 'notifications']);
  });

  it('are cut to a window and added up, altogether and by reason', () => {
    const intervals = mergeSpans(blindSpans([began(10, 'pagerduty', 'offline'), began(20, 'network'), ended(30, 'network', 20), ended(40, 'pagerduty', 10, 'offline'), began(60, 'sleep')]));
    expect(blindTotals(intervals, 15, 70)).toEqual({ total: 35, byReason: [{ reason: 'asleep', total: 10 }, { reason: 'own-network', total: 10 }, { reason: 'offline', total: 25 }] });
    expect(cutIntervals(intervals, 35, 65).map(({ from, to }) => [from, to])).toEqual([[35, 40], [60, null]]);
    expect(cutIntervals(intervals, 41, 59)).toEqual([]);
  });

  it('need of what has ended before a window nothing, and of what goes on its beginning alone', () => {
    const anEvent = fc.oneof(
      fc.record({ source: fc.constantFrom('pagerduty', 'network', 'app'), reason: fc.constantFrom('offline', 'own-network') }).map(({ source, reason }) => (at: number) => began(at, source, reason)),
      fc.constantFrom('pagerduty', 'network', 'sleep').map((source) => (at: number) => ended(at, source, Math.max(0, at - 7))),
      fc.constantFrom('app.started' as const, 'app.stopped' as const).map((kind) => (at: number) => app(at, kind)),
    );
    fc.assert(fc.property(fc.array(anEvent, { maxLength: 60 }), fc.nat(60), (makers, from) => {
      const events = makers.map((make, at) => make(at));
      const within = (list: readonly BlindEvent[]) => cutIntervals(mergeSpans(blindSpans(list)), from, 100);
      const rest = forgetBefore(events, from, 60);
      expect(within(rest)).toEqual(within(events));
      expect(rest.length).toBeLessThanOrEqual(Math.max(0, events.length - from) + 3);
    }), { numRuns: 300 });
  });

  it('cover exactly the instants that some span covers, and never overlap or touch', () => {
    const span: fc.Arbitrary<BlindSpan> = fc.record({
      source: fc.constantFrom('pagerduty', 'network', 'sleep'), reason: fc.constantFrom('offline', 'own-network', 'asleep'), from: fc.nat(100),
    }).chain((start) => fc.oneof(fc.constant({ ...start, to: null }), fc.integer({ min: 1, max: 30 }).map((length) => ({ ...start, to: start.from + length }))));
    fc.assert(fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
      const intervals = mergeSpans(spans);
      const covers = (list: readonly { readonly from: number; readonly to: number | null }[], at: number) => list.some(({ from, to }) => from <= at && (to === null || at < to));
      for (let at = 0; at < 140; at += 1) expect(covers(intervals, at)).toBe(covers(spans, at));
      intervals.forEach(({ from }, index) => index > 0 && expect(from).toBeGreaterThan(intervals[index - 1]?.to ?? Infinity));
      expect(blindTotals(intervals, 0, 140).total).toBe(Array.from({ length: 140 }, (_unused, at) => at).filter((at) => covers(spans, at)).length);
    }));
  });
});
