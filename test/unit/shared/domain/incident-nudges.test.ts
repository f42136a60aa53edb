import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessIncident } from '../../../../shared/domain/incident-deadlines.ts';
import { isMissing, nudgeNow, nudgesOf } from '../../../../shared/domain/incident-nudges.ts';
import { promptsAt } from '../../../../shared/domain/incident-prompts.ts';
import type { IncidentRun } from '../../../../shared/model/incident-run.ts';
import { businessTime } from '../../../../shared/domain/business-hours.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { incidentRun, minutes, opened, runbookIncidents as policy } from '../../../support/incident-runs.ts';

const zone = 'Europe/Berlin';
const had = { acknowledgements: [{ from: minutes(1), to: null }] };
const moments = (run: IncidentRun, about: string) => nudgesOf(run, policy, zone).find((one) => one.about === about)?.moments.map(({ from }) => from) ?? [];
const after = (run: IncidentRun, about: string) => moments(run, about).map((at) => (at - opened) / minute);
/** Every prompt of nudges, at the minute at which it is first said, and until when the last one is. */
function said(run: IncidentRun, until: number): readonly string[] {
  const seen = new Map<string, string>();
  for (let later = 0; later <= until; later += 1) {
    const now = run.openedAt + later * minute;
    for (const { key, kind, words, sound } of promptsAt(assessIncident(run, policy, zone, now), run, policy, zone, now)) {
      if (kind === 'nudge' && !seen.has(key)) seen.set(key, `${later} ${words}${sound ? ' (heard)' : ''}`);
    }
  }
  return [...seen.values()];
}

describe('a SEV-1/2 that nobody commands', () => {
  it('is asked about every 2 minutes from the acknowledgement, five times and no more, without a sound', () => {
    expect(said(incidentRun(1, had), 60)).toEqual([3, 5, 7, 9, 11].map((at) => `${at} Nobody is in command yet`));
    const { nudges } = assessIncident(incidentRun(1, had), policy, zone, minutes(40));
    expect(nudges).toHaveLength(1);
    expect(nudges.map((nudge) => nudgeNow(nudge, minutes(40)))).toEqual([null]);
  });

  it('is not where somebody took command or handed it over, where nobody has it, and where it is no SEV-1/2', () => {
    expect(said(incidentRun(2, { ...had, commanderSince: minutes(2), commandSaidAt: minutes(2) }), 60)).toEqual([]);
    expect(said(incidentRun(2, { ...had, commandSaidAt: minutes(30) }), 60)).toEqual([]);
    expect(said(incidentRun(1), 60)).toEqual([]);
    expect(said(incidentRun(3, had), 60)).toEqual([]);
    expect(said(incidentRun(1, { ...had, resolvedAt: minutes(2) }), 60)).toEqual([]);
  });

  it('counts from when it became one', () => {
    expect(after(incidentRun(3, { ...had, severities: [{ at: opened, severity: 3 }, { at: minutes(20), severity: 2 }] }), 'lead')).toEqual([22, 24, 26, 28, 30]);
  });
});

describe('an incident without a severity', () => {
  it('is asked about every 5 minutes, five times', () => {
    expect(said(incidentRun(null, had), 120)).toEqual([6, 11, 16, 21, 26].map((at) => `${at} It has no severity yet: how bad is it?`));
  });

  it('is not asked about at night but from six on', () => {
    const night = Date.UTC(2026, 2, 4, 20, 50); // 21:50 in Berlin
    const run = incidentRun(null, { openedAt: night, acknowledgements: [{ from: night, to: null }] });
    expect(moments(run, 'severity').map((at) => new Date(at).toISOString())).toEqual([
      '2026-03-04T20:55:00.000Z', '2026-03-05T05:00:00.000Z', '2026-03-05T05:05:00.000Z', '2026-03-05T05:10:00.000Z', '2026-03-05T05:15:00.000Z',
    ]);
  });
});

describe('an incident that is over and still open', () => {
  const friday = Date.UTC(2026, 2, 6, 15); // 16:00 in Berlin
  const run = incidentRun(2, { openedAt: friday, acknowledgements: [{ from: friday, to: null }], statuses: [{ at: friday + hour, word: 'monitoring' }] });

  it('is asked about once a day when work begins, never at a weekend, five times', () => {
    expect(moments(run, 'close').map((at) => new Date(at).toISOString().slice(0, 16))).toEqual(['09', '10', '11', '12', '13'].map((day) => `2026-03-${day}T08:00`));
    const [nudge] = nudgesOf(run, policy, zone);
    if (nudge === undefined) throw new Error('It is not asked about.');
    // From nine to eighteen, and not outside of it.
    expect([8, 9, 16, 17].map((at) => nudgeNow(nudge, Date.UTC(2026, 2, 9, at))?.time ?? null)).toEqual([1, 1, 1, null]);
  });

  it('is not by a policy in which nobody works', () => {
    expect(nudgesOf(run, { nudges: { ...policy.nudges, close: { ...policy.nudges.close, days: [] } } }, zone)).toEqual([]);
  });
});

it('no nudge is said outside its hours or more often than its number, whatever the incident', () => {
  const at = fc.integer({ min: 0, max: 20_000 }).map(minutes);
  const anyRun = fc.record({ severity: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, null), from: at, over: fc.option(at), said: fc.option(at) });
  fc.assert(fc.property(anyRun, ({ severity, from, over, said: told }) => {
    const run = incidentRun(severity, { acknowledgements: [{ from, to: null }], statuses: over === null ? [] : [{ at: over, word: 'monitoring' }], commandSaidAt: told });
    for (const { about, since, moments: list } of nudgesOf(run, policy, zone)) {
      expect(list).toHaveLength(5);
      const turns = [since, ...list.flatMap(({ from: begins, to }) => [begins, to])];
      expect(turns).toEqual(turns.toSorted((a, b) => a - b));
      if (about === 'close') for (const moment of list) expect(businessTime({ ...policy.nudges.close, zone }, moment.from).open).toBe(true);
    }
  }), { numRuns: 200 });
});

describe('what stands as missing', () => {
  it('nobody in command from the acknowledgement on; what is over and still open not before the next working day', () => {
    const [lead] = nudgesOf(incidentRun(1, had), policy, zone);
    expect(lead !== undefined && isMissing(lead, minutes(1))).toBe(true);
    const over = incidentRun(1, { ...had, commandSaidAt: minutes(1), statuses: [{ at: minutes(5), word: 'monitoring' }] });
    const [close] = nudgesOf(over, policy, zone);
    const first = close?.moments[0]?.from ?? 0;
    expect(close?.about).toBe('close');
    expect(close !== undefined && isMissing(close, minutes(6))).toBe(false);
    expect(close !== undefined && isMissing(close, first)).toBe(true);
  });
});
