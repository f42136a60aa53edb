import { describe, expect, it } from 'vitest';
import { climb } from '../../../../shared/domain/ladder.ts';
import type { IncidentRun } from '../../../../shared/model/incident-run.ts';
import { incidentRun, minutes, opened, rungCall, runbookIncidents } from '../../../support/incident-runs.ts';

/** Level and minute of every rung that is due at some time, in order. */
function path(run: IncidentRun): readonly string[] {
  return climb(run, runbookIncidents).flatMap(({ level, kind, dueAt }) =>
    dueAt === null ? [] : [`${kind === 'offer' ? 'offer ' : ''}L${level ?? '-'} at ${(dueAt - run.openedAt) / 60_000}`],
  );
}

const acknowledged = (from: number, to: number | null = null) => ({ acknowledgements: [{ from: minutes(from), to: to === null ? null : minutes(to) }] });

describe('the paths of the runbook', () => {
  it.each([
    [1, 'nobody answers', {}, ['offer L2 at 5', 'L2 at 15', 'L3 at 30', 'L4 at 60', 'L5 at 120']],
    [1, 'acknowledged in time', acknowledged(3), ['L3 at 30', 'L4 at 60', 'L5 at 120']],
    [1, 'monitoring from minute 40', { ...acknowledged(3), statuses: [{ at: minutes(40), word: 'monitoring' }] }, []],
    [1, 'monitoring at 40, back at 70', { ...acknowledged(3), statuses: [{ at: minutes(40), word: 'monitoring' }, { at: minutes(70), word: 'mitigating' }] },
      ['L3 at 70', 'L4 at 70', 'L5 at 120']],
    [2, 'nobody answers', {}, ['L2 at 30', 'L2 at 60', 'L3 at 120', 'L4 at 240']],
    [2, 'acknowledged, nothing happens', acknowledged(10), ['L2 at 60', 'L3 at 120', 'L4 at 240']],
    [2, 'acknowledged, a finding at 45', { ...acknowledged(10), progress: [minutes(45)] }, ['L2 at 75', 'L3 at 120', 'L4 at 240']],
    [2, 'the acknowledgement ran out at 50', acknowledged(10, 50), ['L2 at 50', 'L2 at 60', 'L3 at 120', 'L4 at 240']],
    [3, 'nobody answers', {}, ['L2 at 120', 'L2 at 240', 'L3 at 480']],
    [3, 'acknowledged, nothing happens', acknowledged(30), ['L2 at 240', 'L3 at 480']],
    [3, 'acknowledged, an action at 200', { ...acknowledged(30), progress: [minutes(200)] }, ['L2 at 320', 'L3 at 480']],
    [4, 'nobody answers', {}, []],
  ] as const)('SEV-%i: %s', (severity, _what, known, expected) => {
    expect(path(incidentRun(severity, known as Partial<IncidentRun>))).toEqual(expected);
  });

  it('has no path without a severity', () => {
    expect(path(incidentRun(null))).toEqual([]);
  });

  it('counts from the original trigger when the severity changes', () => {
    const run = incidentRun(2, { severities: [{ at: opened, severity: 2 }, { at: minutes(50), severity: 1 }], ...acknowledged(10) });
    expect(path(run)).toEqual(['L3 at 30', 'L4 at 60', 'L5 at 120']);
  });

  it('ends with the incident', () => {
    expect(path(incidentRun(1, { resolvedAt: minutes(20) }))).toEqual([]);
  });

  it('an incident that outlasts its limit is called up to the top, unless the path says so at that minute already (C7)', () => {
    const severities = { ...runbookIncidents.severities, 1: { ...runbookIncidents.severities[1], durationMinutes: 90 } };
    const rungs = (run: IncidentRun) => climb(run, { ...runbookIncidents, severities }).map(({ id }) => id);
    expect(rungs(incidentRun(1, acknowledged(3)))).toContain('sev-1-duration');
    expect(climb(incidentRun(1, { resolvedAt: minutes(20) }), runbookIncidents).map(({ id }) => id)).not.toContain('sev-1-duration');
  });

  it('keeps who was called', () => {
    const call = rungCall(3, minutes(31), { answered: true, answeredAt: minutes(33) });
    const rung = climb(incidentRun(1, { calls: [call] }), runbookIncidents).find(({ level }) => level === 3);
    expect(rung?.call).toEqual(call);
  });

  it('names the line of the runbook', () => {
    expect(climb(incidentRun(1), runbookIncidents).map(({ line }) => line)).toEqual([184, 432, 433, 434, 435]);
  });
});

describe('contacts who hold no level', () => {
  const security = { impact: [{ fact: 'security', at: minutes(12), by: 'you', amount: null }] } as const;
  const to = (contact: string, at: number) => ({ ...rungCall(1, minutes(at)), level: null, contact });
  const rungOf = (calls: readonly ReturnType<typeof to>[]) => climb(incidentRun(4, { ...security, impact: [...security.impact], calls: [...calls] }), runbookIncidents).find(({ level }) => level === null);

  it('stay due until each of them was called', () => {
    expect(rungOf([])?.call).toBeNull();
    expect(rungOf([to('security', 14)])?.call).toBeNull();
    expect(rungOf([to('security', 14), to('legal', 16)])?.call).toMatchObject({ contact: 'legal', at: minutes(16) });
  });

  it('are no level: a level that is called later stays due', () => {
    const run = incidentRun(1, { calls: [to('security', 1)] });
    expect(climb(run, runbookIncidents).every(({ call }) => call === null)).toBe(true);
  });
});

describe('business triggers', () => {
  const said = (fact: string, at: number, amount: number | null) => ({ fact, at: minutes(at), by: 'you', amount });
  it.each([
    ['more than $10,000 an hour, at once', [said('revenue', 7, 10_001)], 'L5 at 7'],
    ['more than 100 users, known early', [said('users', 7, 101)], 'L5 at 30'],
    ['more than 100 users, known late', [said('users', 44, 101)], 'L5 at 44'],
    ['security', [said('security', 12, null)], 'L- at 12'],
    ['compliance', [said('compliance', 12, null)], 'L- at 12'],
    ['two open SEV-2', [said('several-high', 9, 2)], 'L4 at 9'],
    ['a customer escalated', [said('customer-escalation', 9, null)], 'L4 at 9'],
    ['talked about in public', [said('public-mention', 9, null)], 'L4 at 9'],
  ])('%s', (_what, impact, expected) => {
    expect(path(incidentRun(4, { impact } as Partial<IncidentRun>))).toEqual([expected]);
  });

  it.each([
    ['exactly $10,000', [said('revenue', 7, 10_000)]],
    ['exactly 100 users', [said('users', 7, 100)]],
    ['taken back', [said('users', 7, 500), said('users', 20, 40)]],
    ['one SEV-2', [said('several-high', 9, 1)]],
  ])('%s is not enough', (_what, impact) => {
    expect(path(incidentRun(4, { impact } as Partial<IncidentRun>))).toEqual([]);
  });

  it('can be switched off', () => {
    const policy = { ...runbookIncidents, businessTriggers: runbookIncidents.businessTriggers.map((trigger) => ({ ...trigger, enabled: false })) };
    const run = incidentRun(4, { impact: [{ fact: 'security', at: minutes(1), by: 'you', amount: null }] });
    expect(climb(run, policy)).toEqual([]);
  });
});
