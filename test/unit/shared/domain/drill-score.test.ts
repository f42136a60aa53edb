import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrilledIncident, DrillFacts } from '../../../../shared/domain/drill-facts.ts';
import { scoreDrill, sumOfParts } from '../../../../shared/domain/drill-score.ts';
import { ExpectationSchema } from '../../../../shared/model/drill-scenario.ts';
import { DrillPartSchema, drillParts, type DrillPartId } from '../../../../shared/model/drill-result.ts';
import type { WatchEvent } from '../../../../shared/model/event.ts';
import type { IncidentRun } from '../../../../shared/model/incident-run.ts';
import type { Severity } from '../../../../shared/model/severity.ts';
import { runbookBreaks } from '../../../../shared/policy/break-policy.ts';
import { anEvent } from '../../../support/events.ts';
import { incidentRun, minutes, opened, rungCall, runbookIncidents } from '../../../support/incident-runs.ts';

const acknowledged = (at: number) => ({ acknowledgements: [{ from: minutes(at), to: null }] });
const note = (at: number, actor = 'you') => anEvent({ id: at + 1, kind: 'note', occurredAt: minutes(at), actor });
const updatesAt = (...at: readonly number[]) => ({ updates: at.map((each) => ({ at: minutes(each), nextAt: null })) });

type Given = Partial<Pick<DrillFacts, 'endedAt' | 'shift' | 'handoffAt'>> & { readonly events?: readonly WatchEvent[]; readonly expected?: object };
function drill(severity: Severity | null, known: Partial<IncidentRun>, { events = [], expected, ...given }: Given = {}) {
  const incident: DrilledIncident = { title: 'Lead database', run: incidentRun(severity, known), events, expected: expected === undefined ? null : ExpectationSchema.parse(expected) };
  const parts = scoreDrill({
    startedAt: opened, endedAt: minutes(90), zone: 'UTC', names: ['you', 'Ada'], incidents: [incident], shift: [], handoffAt: null,
    rules: { incident: runbookIncidents, breaks: runbookBreaks }, ...given,
  });
  return (id: DrillPartId) => {
    const part = parts.find((each) => each.id === id);
    if (part === undefined) throw new Error(`There is no part ${id}.`);
    return { score: `${part.within}/${part.of}`, said: part.evidence.map(({ text }) => text.replace('Lead database', 'It')), lines: part.rules.map(({ line }) => line) };
  };
}

describe('time to acknowledge', () => {
  it.each([
    ['SEV-1 in time', 1, acknowledged(5), {}, '1/1', 183],
    ['SEV-1 late', 1, acknowledged(6), {}, '0/1', 183],
    ['SEV-2 has 15 min', 2, acknowledged(15), {}, '1/1', 202],
    ['never', 1, {}, {}, '0/1', 183],
    ['over before its time was up', 3, { resolvedAt: minutes(20) }, {}, '0/0', 221],
    ['the drill ended while it was in time', 2, {}, { endedAt: minutes(10) }, '0/0', 202],
    ['somebody else was faster', 1, acknowledged(2), { events: [anEvent({ kind: 'incident.acknowledged', occurredAt: minutes(2), actor: 'Maya' })] }, '0/0', 183],
  ] as const)('%s', (_what, severity, known, given, score, line) => {
    const part = drill(severity, known, given)('acknowledge');
    expect(part.score).toBe(score);
    expect(part.lines).toContain(line);
  });
  it('is held against the severity that it had then', () => {
    const known = { severities: [{ at: opened, severity: 2 as const }, { at: minutes(30), severity: 1 as const }], ...acknowledged(12) };
    expect(drill(2, known)('acknowledge')).toEqual({ score: '1/1', said: ['It (SEV-2): acknowledged after 12 min; 15 min allowed'], lines: [202] });
  });
  it('without a severity has no promised time', () => expect(drill(null, acknowledged(50))('acknowledge').score).toBe('0/0'));
});

describe('time to engage', () => {
  it.each([
    ['in the first phase', 1, 8, [note(9)], '1/1'],
    ['said before it was acknowledged', 1, 4, [note(2)], '1/1'],
    ['late', 1, 2, [note(8)], '0/1'],
    ['somebody else’s words do not count', 1, 2, [note(3, 'Maya')], '0/1'],
    ['a SEV-3 has no timed phases', 3, 2, [], '0/0'],
  ] as const)('%s', (_what, severity, at, events, score) => expect(drill(severity, acknowledged(at), { events })('engage').score).toBe(score));
  it('names the step of the runbook', () => expect(drill(1, acknowledged(2), { events: [note(3)] })('engage').lines).toEqual([260]));
});

describe('updates', () => {
  it.each([
    ['on cadence', { ...updatesAt(10, 20, 30), resolvedAt: minutes(40) }, '3/3'],
    ['late once', { ...updatesAt(10, 40), resolvedAt: minutes(50) }, '1/2'],
    ['left out at the end', { ...updatesAt(10), resolvedAt: minutes(60) }, '1/2'],
    ['none was due', { resolvedAt: minutes(9) }, '0/0'],
    ['a severity without a cadence', { ...updatesAt(70), severities: [{ at: opened, severity: 4 as const }] }, '0/0'],
    ['what comes after the end is not looked at', { ...updatesAt(10, 50), resolvedAt: minutes(20) }, '1/1'],
  ])('%s', (_what, known, score) => expect(drill(1, known)('updates').score).toBe(score));
  it('gives a raised severity its own full time', () => {
    const known = (second: number) => ({ severities: [{ at: opened, severity: 3 as const }, { at: minutes(40), severity: 1 as const }], ...updatesAt(second), resolvedAt: minutes(second + 5) });
    expect([drill(3, known(54))('updates').score, drill(3, known(56))('updates').score]).toEqual(['1/1', '0/1']);
  });
});

describe('rungs', () => {
  it('are called in time, late, or not at all', () => {
    const known = { ...acknowledged(3), calls: [rungCall(3, minutes(31)), rungCall(4, minutes(70))] };
    const part = drill(1, known, { endedAt: minutes(125) })('rungs');
    expect(part.score).toBe('1/3');
    expect(part.said).toEqual(['It: Platform lead called in time', 'It: Engineering manager called 10 min late', 'It: VP Engineering was not called']);
    expect(part.lines).toEqual([433, 434, 435]);
  });
  it('that are called before their time are in time, and mitigation spares the rest', () => {
    const known = { ...acknowledged(3), calls: [rungCall(3, minutes(10))], statuses: [{ at: minutes(45), word: 'monitoring' as const }] };
    expect(drill(1, known)('rungs').score).toBe('1/1');
  });
  it('fall due at once by what the business says', () => {
    const known = { ...acknowledged(3), impact: [{ fact: 'revenue' as const, at: minutes(8), by: 'you', amount: 14_000 }], calls: [rungCall(5, minutes(9))], resolvedAt: minutes(20) };
    expect(drill(1, known)('rungs')).toEqual({ score: '1/1', said: ['It: VP Engineering called in time'], lines: [459] });
  });
  it('are not asked for when nothing fell due', () => expect(drill(1, { ...acknowledged(3), resolvedAt: minutes(25) })('rungs').score).toBe('0/0'));
});

describe('severity and false alarms', () => {
  const raised = (at: number) => ({ severities: [{ at: opened, severity: 2 as const }, { at: minutes(at), severity: 1 as const }] });
  it.each([
    ['raised in time', raised(14), '1/1'],
    ['raised late', raised(20), '0/1'],
    ['not raised', {}, '0/1'],
    ['raised and taken back', { severities: [...raised(5).severities, { at: minutes(8), severity: 2 as const }] }, '0/1'],
  ])('the severity is %s', (_what, known, score) => expect(drill(2, known, { expected: { severity: 1, within: '15m' } })('severity').score).toBe(score));
  it('counts from when it can be known', () => expect(drill(2, raised(40), { expected: { severity: 1, knownAt: '30m', within: '15m' } })('severity').score).toBe('1/1'));

  const classified = (verdict: string, at = 10) => anEvent({ id: 9, kind: 'run.classified', occurredAt: minutes(at), actor: 'you', payload: { verdict, wokeMe: false } });
  const resolved = anEvent({ id: 10, kind: 'incident.resolved', occurredAt: minutes(12), actor: 'Ada' });
  it.each<readonly [string, Partial<IncidentRun>, readonly WatchEvent[], string]>([
    ['said', {}, [classified('no-action')], '1/1'],
    ['resolved by the person', { resolvedAt: minutes(12) }, [resolved], '1/1'],
    ['gone by itself', { resolvedAt: minutes(12) }, [], '0/1'],
    ['said late', {}, [classified('no-action', 30)], '0/1'],
    ['somebody was called for it', { calls: [rungCall(2, minutes(5))] }, [classified('no-action')], '0/1'],
  ])('a false alarm is %s', (_what, known, events, score) => expect(drill(2, known, { events, expected: { falseAlarm: true, within: '20m' } })('false-alarm').score).toBe(score));
  it('a real incident is not called one', () => expect(drill(1, {}, { events: [classified('no-action')], expected: { severity: 1 } })('false-alarm').score).toBe('0/1'));
});

describe('the shift', () => {
  const shift = (...kinds: readonly (readonly [WatchEvent['kind'], number])[]) => kinds.map(([kind, at], id) => anEvent({ id: id + 1, kind, occurredAt: minutes(at), title: 'Break of 15 min due' }));
  it.each([
    ['taken', shift(['break.due', 20], ['break.postponed', 21], ['break.taken', 31]), '1/1'],
    ['refused', shift(['break.due', 20], ['break.refused', 21]), '0/1'],
    ['still in time', shift(['break.due', 80]), '0/0'],
    ['one taken, one missed', shift(['break.due', 5], ['break.taken', 6], ['break.due', 20], ['break.missed', 60], ['break.due', 60]), '1/3'],
  ])('a break is %s', (_what, events, score) => expect(drill(1, {}, { shift: events })('breaks').score).toBe(score));
  it('that does not end asks for no handoff', () => expect([drill(1, {})('handoff').score, drill(1, {})('read-back').score]).toEqual(['0/0', '0/0']));
  it('that ends asks for one, with what it was worth', () => {
    const given = anEvent({ kind: 'handoff.given', occurredAt: minutes(60), payload: { met: 14, of: 17 } });
    expect(drill(1, {}, { handoffAt: minutes(60), shift: [given] })('handoff').score).toBe('14/17');
    expect(drill(1, {}, { handoffAt: minutes(60) })('handoff').score).toBe('0/17');
    expect(drill(1, {}, { handoffAt: minutes(60), endedAt: minutes(50) })('handoff').score).toBe('0/0');
    expect(drill(1, {}, { handoffAt: minutes(60), shift: [given, anEvent({ id: 2, kind: 'handoff.accepted', occurredAt: minutes(62) })] })('read-back').score).toBe('1/1');
    expect(drill(1, {}, { handoffAt: minutes(60), shift: [given] })('read-back')).toMatchObject({ score: '0/0', said: ['Nobody read it back at this machine'] });
  });
});

it('has every part once, counts no more than there is, and never throws, whatever was done', () => {
  const at = fc.integer({ min: 0, max: 200 }).map(minutes);
  const severity = fc.constantFrom<Severity | null>(1, 2, 3, 4, null);
  const run = fc.record({
    severities: fc.array(fc.record({ at, severity }), { maxLength: 3 }).map((more) => [{ at: opened, severity: 2 as const }, ...more.toSorted((a, b) => a.at - b.at)]),
    acknowledgements: fc.array(fc.record({ from: at, to: fc.constant(null) }), { maxLength: 2 }),
    statuses: fc.array(fc.record({ at, word: fc.constantFrom('investigating' as const, 'monitoring' as const) }), { maxLength: 3 }).map((list) => list.toSorted((a, b) => a.at - b.at)),
    updates: fc.array(fc.record({ at, nextAt: fc.constant(null) }), { maxLength: 5 }),
    resolvedAt: fc.option(at),
    calls: fc.array(fc.record({ at, level: fc.constantFrom(2 as const, 3 as const, 4 as const) }), { maxLength: 4 }).map((list) => list.map(({ level, at: when }) => rungCall(level, when))),
  });
  fc.assert(fc.property(run, at, severity, (known, endedAt, wanted) => {
    const expected = ExpectationSchema.parse({ severity: wanted, falseAlarm: wanted === null });
    const parts = scoreDrill({
      startedAt: opened, endedAt, zone: 'UTC', names: ['you'], incidents: [{ title: 'It', run: incidentRun(2, known), events: [], expected }], shift: [], handoffAt: null,
      rules: { incident: runbookIncidents, breaks: runbookBreaks },
    });
    expect(parts.map(({ id }) => id)).toEqual([...drillParts]);
    for (const part of parts) expect(DrillPartSchema.parse(part).within).toBeLessThanOrEqual(part.of);
    const { within, of } = sumOfParts(parts);
    expect(within).toBeLessThanOrEqual(of);
  }), { numRuns: 200 });
});
