import { describe, expect, it } from 'vitest';
import { createWatchMonitor } from '../../../../electron/services/watch-monitor.ts';
import type { WatchFacts } from '../../../../shared/domain/watch-status.ts';
import type { WatchStatus } from '../../../../shared/model/watch-status.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { incidentReport, situationOf } from '../../../support/situations.ts';

describe('the watch monitor', () => {
  it('publishes what changed, and only that', async () => {
    const clock = createFakeClock();
    const seen: WatchStatus[] = [];
    const source = { source: 'pagerduty', condition: 'fresh', lastGoodAt: clock.now(), since: clock.now(), reason: '' } as const;
    let facts: WatchFacts = { situations: [], sources: [source], onCall: { state: 'on', shifts: [], asOf: clock.now() }, demo: false };
    const monitor = createWatchMonitor({ clock, read: () => facts, publish: (status) => seen.push(status) });
    monitor.refresh();
    await clock.advance(1000);
    facts = { ...facts, sources: [{ ...source, lastGoodAt: clock.now() }] };
    monitor.refresh();
    expect(seen.map(({ glyph }) => glyph)).toEqual(['calm']);
    facts = { ...facts, situations: [situationOf(incidentReport())] };
    expect(monitor.status().glyph).toBe('alerting');
    monitor.refresh();
    facts = { ...facts, situations: [], sources: [{ ...source, condition: 'refused' }] };
    monitor.refresh();
    expect(seen.map(({ glyph }) => glyph)).toEqual(['calm', 'alerting', 'blind']);
  });
});
