import { describe, expect, it } from 'vitest';
import { watchHours, type Hours } from '../../../../shared/domain/hours-due.ts';
import { hoursItems, hoursTooltip } from '../../../../shared/domain/tray-hours.ts';
import { assessWatch } from '../../../../shared/domain/watch-status.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { breakView, dutyView, noBreak, worked } from '../../../support/duty-views.ts';

const now = Date.UTC(2026, 2, 4, 12);
const onDuty = (hours: number) => dutyView(now, { intervals: [worked(now, hours, null)], emergencies: [] });
const labels = (hours: Hours, at = now) => hoursItems(hours, at).map((item) => ('label' in item ? item.label : item.type));

describe('the tray', () => {
  it('tells hours against the cap: to the minute in the tooltip, in steps in the menu', () => {
    const hours = { duty: onDuty(3.2), breaks: noBreak(now) };
    expect(hoursTooltip(hours, now)).toBe('On duty 3 h 12 of 12 h');
    expect(hoursTooltip(hours, now + 2 * minute)).toBe('On duty 3 h 14 of 12 h');
    expect(labels(hours)).toEqual(['On duty 3 h 10 of 12 h', '12 h at 20:48; start handing over by 20:18', 'End shift']);
    expect(labels(hours, now + 2 * minute)).toEqual(labels(hours));
  });

  it('offers to begin a shift, and tells a rest that is owed', () => {
    expect(labels({ duty: dutyView(now, { intervals: [], emergencies: [] }), breaks: noBreak(now) })).toEqual(['Start shift']);
    const resting = { duty: dutyView(now, { intervals: [worked(now, 9, 3)], emergencies: [] }), breaks: noBreak(now) };
    expect(labels(resting)).toEqual(['Fully rested at 17:00', 'Start shift']);
    expect(hoursTooltip(resting, now)).toBeNull();
  });

  it('offers the break, its postponement, and who covers when it was postponed twice', () => {
    const offered = (breaks: Hours['breaks']) => labels({ duty: dutyView(now, { intervals: [], emergencies: [] }), breaks }).slice(0, -1);
    expect(offered(breakView(now, 2.1))).toEqual(['Take the break (15 min)', 'Postpone the break']);
    const postponed = [{ at: now - 30 * minute, type: 'postponed' as const }, { at: now - 15 * minute, type: 'postponed' as const }];
    expect(offered(breakView(now, 2.8, { answers: postponed }))).toEqual(['Take the break (15 min): who covers?']);
    const onBreak = { from: now, length: 15 * minute, cover: null };
    expect(offered(breakView(now, 2.1, { onBreak, away: [{ from: now, to: null }] }))).toEqual(['Back to work']);
  });
});

describe('the glyph', () => {
  const known = { situations: [], sources: [{ source: 'checks' as const, condition: 'fresh' as const, lastGoodAt: now, since: now, reason: '' }], demo: false };
  const glyph = (hours: Hours, declares: boolean, state: 'not-connected' | 'off' = 'not-connected') => assessWatch({ ...known, onCall: { state, shifts: [], asOf: now }, duty: watchHours(hours, declares) }, now);

  it('is off shift for who declares shifts and has ended theirs, calm for who does not, and calm on duty', () => {
    const off = { duty: dutyView(now, { intervals: [], emergencies: [] }), breaks: noBreak(now) };
    expect(glyph(off, false).glyph).toBe('calm');
    expect(glyph(off, true)).toMatchObject({ glyph: 'off-shift', reasons: ['Off shift; nothing is open'] });
    expect(glyph({ ...off, duty: onDuty(1) }, true, 'off')).toMatchObject({ glyph: 'calm', reasons: ['Nothing is open; you are on duty'] });
  });

  it('says a break that is due, and a limit before it', () => {
    const due = { duty: onDuty(2.1), breaks: breakView(now, 2.1) };
    expect(glyph(due, true)).toMatchObject({ glyph: 'break-due', reasons: ['Break due: 15 min after 2 h of incident work'] });
    expect(glyph({ ...due, duty: onDuty(12) }, true)).toMatchObject({ glyph: 'break-due', reasons: ['12 h reached: hand over now and rest 8 h'] });
    expect(glyph({ ...due, breaks: breakView(now, 2.1, { blocked: [{ from: now - hour, to: null }] }) }, true).glyph).toBe('calm');
  });
});
