import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessWatch, type WatchFacts } from '../../../../shared/domain/watch-status.ts';
import { isBlind, type SourceCondition, type SourceId, type SourceState } from '../../../../shared/model/source.ts';
import type { OnCallStatus } from '../../../../shared/model/on-call.ts';
import type { Situation } from '../../../../shared/model/situation.ts';
import { fakeStart as now } from '../../../support/fake-clock.ts';
import { checkReport, incidentReport, situationOf } from '../../../support/situations.ts';

const source = (id: SourceId, condition: SourceCondition, reason = ''): SourceState => ({ source: id, condition, lastGoodAt: null, since: now, reason });
const sourceIds: readonly SourceId[] = ['pagerduty', 'network', 'checks', 'notifications', 'database'];
const fresh = sourceIds.map((id) => source(id, 'fresh'));
const onCall = (state: OnCallStatus['state']): OnCallStatus => ({ state, shifts: [], asOf: now });
const facts = (over: Partial<WatchFacts> = {}): WatchFacts => ({ situations: [], sources: fresh, onCall: onCall('on'), demo: false, ...over });
const glyph = (over: Partial<WatchFacts>) => assessWatch(facts(over), now).glyph;
const but = (id: SourceId, condition: SourceCondition) => fresh.map((state) => (state.source === id ? source(id, condition) : state));

const triggered = situationOf(incidentReport());
const acknowledged = situationOf(incidentReport({ id: 'P2', status: 'acknowledged' }));
const resolved = situationOf(incidentReport({ id: 'P3', status: 'resolved', resolvedAt: now }));

describe('what the watch amounts to', () => {
  it('is calm when everything answers and nothing is open', () => {
    expect(assessWatch(facts({ situations: [resolved] }), now)).toEqual({
      glyph: 'calm', alertingCount: 0, acknowledgedCount: 0, reasons: ['Nothing is open'], demo: false, asOf: now,
    });
  });

  it('shows the worst: alerting, blind, acknowledged, calm, off shift', () => {
    const blind = but('pagerduty', 'refused');
    expect(glyph({ situations: [acknowledged, triggered], sources: blind })).toBe('alerting');
    expect(glyph({ situations: [acknowledged], sources: blind })).toBe('blind');
    expect(glyph({ situations: [acknowledged], onCall: onCall('off') })).toBe('acknowledged');
    expect(glyph({ onCall: onCall('off') })).toBe('off-shift');
  });

  it('says every reason, the worst first', () => {
    const sources = fresh.map((state) => (state.source === 'pagerduty' ? source('pagerduty', 'refused', 'the token is refused') : state));
    const status = assessWatch(facts({ situations: [acknowledged, triggered], sources }), now);
    expect(status.reasons).toEqual(['SEV-2 · Checkout answers 500', 'Token refused · PagerDuty: the token is refused', 'SEV-2 · Checkout answers 500']);
    expect([status.alertingCount, status.acknowledgedCount]).toEqual([1, 1]);
  });

  it('names five situations and counts the rest', () => {
    const many = Array.from({ length: 8 }, (_unused, index) => situationOf(incidentReport({ id: `P${index}`, title: `T${index}`, severity: index === 7 ? 1 : 3 })));
    const { reasons } = assessWatch(facts({ situations: many }), now);
    expect(reasons).toHaveLength(6);
    expect(reasons[0]).toBe('SEV-1 · T7');
    expect(reasons[5]).toBe('and 3 more');
  });

  it('is never off shift by a failed lookup', () => {
    expect(assessWatch(facts({ onCall: onCall('unknown') }), now)).toMatchObject({ glyph: 'calm', reasons: [expect.stringContaining('not known')] });
  });

  it('is off shift, and says why, when nothing is watched', () => {
    const sources = [source('pagerduty', 'off'), source('checks', 'off'), source('network', 'off')];
    expect(assessWatch(facts({ sources, onCall: onCall('not-connected') }), now)).toMatchObject({ glyph: 'off-shift', reasons: [expect.stringContaining('Nothing is watched')] });
  });

  it('is blind until every lookout has answered once; an alert path that had nothing to do yet is no reason, but calm is not claimed', () => {
    for (const id of ['pagerduty', 'network', 'checks'] as const) expect(glyph({ sources: but(id, 'starting') })).toBe('blind');
    const unproved = facts({ sources: but('notifications', 'starting') });
    expect(assessWatch(unproved, now)).toMatchObject({ glyph: 'unproved', reasons: ['Nothing is open; notifications not proved yet since the start'] });
    expect(assessWatch({ ...unproved, onCall: onCall('off') }, now).glyph).toBe('off-shift');
  });

  it('makes outside text harmless', () => {
    const evil = situationOf(checkReport('down', now, { name: 'a' }), { title: 'x\u202e\u0000\ny' });
    expect(assessWatch(facts({ situations: [evil] }), now).reasons[0]).toBe('SEV-2 · x y');
  });

  it('is never calm or off shift while a source is blind, whatever else holds (promise 1)', () => {
    const conditions = fc.constantFrom<SourceCondition[]>('fresh', 'stale', 'refused', 'failing', 'off', 'starting');
    const sources = fc.tuple(...sourceIds.map((id) => conditions.map((condition) => source(id, condition))));
    const situations = fc.subarray<Situation>([triggered, acknowledged, resolved]);
    const states = fc.constantFrom<OnCallStatus['state'][]>('on', 'off', 'unknown', 'not-connected').map(onCall);
    fc.assert(
      fc.property(sources, situations, states, (blind, open, duty) => {
        const status = assessWatch(facts({ sources: blind, situations: open, onCall: duty }), now);
        if (blind.some(isBlind)) expect(['alerting', 'blind']).toContain(status.glyph);
        if (blind.some(({ condition }) => condition === 'starting')) expect(status.glyph).not.toBe('calm');
        if (open.includes(triggered)) expect(status.glyph).toBe('alerting');
        if (duty.state === 'unknown' && blind[0]?.condition === 'fresh') expect(status.glyph).not.toBe('off-shift');
        expect(status.reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});
