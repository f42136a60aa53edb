import { describe, expect, it } from 'vitest';
import { findFor, type RoutineKnown } from '../../../../shared/domain/routine-found.ts';
import { elapsedDay, hour, minute } from '../../../../shared/time/duration.ts';
import { aCheckOf, aStateOf, incidentReport, situationOf } from '../../../support/situations.ts';

const now = Date.UTC(2026, 2, 3, 9);
const calm: RoutineKnown = {
  situations: [], openedSince: () => 0, checks: [], maintenance: [], sources: [], blind: [], silences: [], follows: null, zone: 'UTC',
  selfTest: { running: false, report: { finishedAt: now - 2 * hour, cause: 'daily', findings: [{ step: 'tray', verdict: 'passed', detail: '' }] }, dueAt: 0 },
  own: { source: 'local', asOf: null, shifts: [] },
};
const report = (verdict: 'up' | 'down' | 'unknown', certificateDays: number | null = null, paused = false): RoutineKnown['checks'][number] => ({
  check: aCheckOf({ name: 'Quotes', paused }), state: aStateOf(verdict, now, { certificateExpiresAt: certificateDays === null ? null : now + certificateDays * elapsedDay }),
  uptimeDay: null, uptimeMonth: null, seen: { passed: 1, failed: 0 }, recentLatencies: [], hold: null,
});
const situation = (status: 'triggered' | 'acknowledged') => situationOf(incidentReport({ status }));

describe('what is found for a routine', () => {
  it('the night: alerts, what is still open, and how much of it nobody could see', () => {
    expect(findFor('alerts', calm, now)).toEqual({ words: 'No new alerts since Mon 21:00.', ok: true });
    const blind = [{ from: now - 13 * hour, to: now - 10 * hour, reasons: ['asleep' as const], spans: [] }];
    expect(findFor('alerts', { ...calm, blind }, now)).toEqual({ words: 'No new alerts since Mon 21:00, blind for 2 h 00 of it.', ok: false });
    const asked: number[] = [];
    expect(findFor('alerts', { ...calm, openedSince: (at) => (asked.push(at), 3), situations: [situation('triggered')] }, now)).toEqual({ words: '3 new alerts since Mon 21:00, 1 still open.', ok: false });
    expect(asked).toEqual([now - 12 * hour]);
  });
  it('health with certificates, never well while it cannot be seen', () => {
    expect(findFor('health', calm, now)).toEqual({ words: 'Nothing is checked from here.', ok: null });
    expect(findFor('health', { ...calm, checks: [report('up'), report('up', 60), report('down', null, true)] }, now)).toEqual({ words: 'All 2 checks are up.', ok: true });
    expect(findFor('health', { ...calm, checks: [report('up', 9), report('down'), report('unknown')] }, now)).toMatchObject({ words: expect.stringMatching(/^Of 3 checks: 1 down, 1 not known; certificate of .*Quotes.* ends in 9 d\.$/), ok: false });
    const sources = [{ source: 'network', condition: 'failing', lastGoodAt: null, since: now, reason: '' } as const];
    expect(findFor('health', { ...calm, checks: [report('up')], sources }, now)).toEqual({ words: 'The one check is up; blind now.', ok: false });
  });
  it('the alert path: proved lately, failed, or never', () => {
    expect(findFor('alert-path', calm, now)).toEqual({ words: 'The alert path was proved 2 h 00 ago.', ok: true });
    const old = { finishedAt: now - 30 * hour, cause: 'daily' as const, findings: [{ step: 'tray' as const, verdict: 'failed' as const, detail: '' }] };
    expect(findFor('alert-path', { ...calm, selfTest: { ...calm.selfTest, report: old } }, now)).toEqual({ words: '1 step of the alert path failed, 1 d 6 h ago.', ok: false });
    expect(findFor('alert-path', { ...calm, selfTest: { ...calm.selfTest, report: { ...old, findings: [] } } }, now).ok).toBe(false);
    expect(findFor('alert-path', { ...calm, selfTest: { ...calm.selfTest, report: null } }, now)).toEqual({ words: 'The alert path has not been proved yet.', ok: false });
  });
  it('the end of a shift: what is open, who follows, what silence is left behind', () => {
    expect(findFor('open', calm, now)).toEqual({ words: 'Nothing is open.', ok: true });
    expect(findFor('open', { ...calm, situations: [situation('triggered'), situation('acknowledged')] }, now)).toEqual({ words: '2 situations open, 1 not acknowledged.', ok: false });
    expect(findFor('next-on-call', { ...calm, follows: { name: 'Bob', at: now + 30 * minute } }, now).words).toMatch(/Bob.* follows at 09:30/);
    expect(findFor('left-over', calm, now).ok).toBe(true);
    const window = { window: { id: 'm', name: 'Database upgrade', checks: null, zone: null, when: { type: 'now', from: 0, to: 1 }, origin: 'person' }, current: null, next: { from: now + 13 * hour, to: now + 14 * hour } } as const;
    expect(findFor('planned', { ...calm, maintenance: [window] }, now)).toMatchObject({ words: expect.stringMatching(/^Maintenance: .*Database upgrade.* from 22:00\.$/), ok: null });
  });
});
