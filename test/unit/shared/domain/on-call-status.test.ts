import { describe, expect, it } from 'vitest';
import { assessOnCall, newestStart, onCallGoodFor } from '../../../../shared/domain/on-call-status.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { onCallEntry } from '../../../support/pagerduty-answers.ts';

const now = Date.UTC(2026, 2, 2, 9);
const iso = (offset: number) => new Date(now + offset).toISOString();
const assess = (entries: ReturnType<typeof onCallEntry>[], age = 0) => assessOnCall({ entries, userId: 'PME', asOf: now - age, age }, now);

describe('am I on call', () => {
  it('is unknown without an answer, and with one of three minutes ago, never off', () => {
    expect(assessOnCall(null, now)).toEqual({ status: { state: 'unknown', shifts: [], asOf: null }, holdsFor: Infinity });
    expect(assess([], onCallGoodFor - 1).status.state).toBe('off');
    expect(assess([], onCallGoodFor).status).toMatchObject({ state: 'unknown', asOf: now - onCallGoodFor });
    expect(assess([onCallEntry()], NaN).status.state).toBe('unknown');
  });

  it('is yes from the start on and until the end, no longer', () => {
    const state = (start: number | null, end: number | null) => assess([onCallEntry({ start: start === null ? null : iso(start), end: end === null ? null : iso(end) })]).status.state;
    expect([state(null, null), state(0, hour), state(-hour, 1), state(-hour, null), state(null, hour)]).toEqual(['on', 'on', 'on', 'on', 'on']);
    expect([state(1, hour), state(-hour, 0), state(null, -1)]).toEqual(['off', 'off', 'off']);
  });

  it('groups entries, primary first, and counts nobody else', () => {
    const { status } = assess([
      onCallEntry({ escalation_level: 2, schedule: { id: 'S2', summary: 'Secondary' } }),
      onCallEntry({ schedule: { id: 'S1', summary: 'Primary' }, start: iso(-hour), end: iso(hour) }),
      onCallEntry({ schedule: { id: 'S1', summary: 'Primary' }, start: iso(-hour), end: iso(hour) }),
      onCallEntry({ user: { id: 'PMAYA' } }),
    ]);
    expect(status.shifts.map(({ level, scheduleName, policyName }) => [level, scheduleName, policyName])).toEqual([[1, 'Primary', 'Lead platform'], [2, 'Secondary', 'Lead platform']]);
    expect(assess([onCallEntry({ user: { id: 'PMAYA' } })]).status).toMatchObject({ state: 'off', shifts: [] });
  });

  it('holds until the next start or end, or until it is too old', () => {
    expect(assess([onCallEntry({ end: iso(minute) })]).holdsFor).toBe(minute);
    expect(assess([onCallEntry({ start: iso(2 * minute), end: iso(hour) })]).holdsFor).toBe(2 * minute);
    expect(assess([onCallEntry({ end: iso(hour) })], minute).holdsFor).toBe(onCallGoodFor - minute);
  });
});

describe('when the shift began', () => {
  const shift = (startsAt: number | null) => ({ policyName: 'Lead platform', scheduleName: null, level: 1, startsAt, endsAt: null });

  it('is the newest start that has come, not that of a shift ahead', () => {
    expect(newestStart({ shifts: [shift(now - hour), shift(now - minute), shift(null), shift(now + hour)] }, now)).toBe(now - minute);
    expect(newestStart({ shifts: [shift(null), shift(now + hour)] }, now)).toBeNull();
  });
});
