import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessIncident } from '../../../../shared/domain/incident-deadlines.ts';
import type { IncidentRun } from '../../../../shared/model/incident-run.ts';
import { incidentRun, minutes, opened, rungCall, runbookIncidents } from '../../../support/incident-runs.ts';

const zone = 'America/New_York';
const assess = (run: IncidentRun, at: number) => assessIncident(run, runbookIncidents, zone, minutes(at));
const words = (run: IncidentRun, at: number) => assess(run, at).deadlines.map(({ id, dueAt }) => `${id} ${(dueAt - opened) / 60_000}`);

describe('what an incident asks for', () => {
  it('an untouched SEV-1', () => {
    expect(words(incidentRun(1), 0)).toEqual([
      'acknowledge 5', 'sev-1-5-2-unacknowledged 5', 'update 10', 'sev-1-15-2-unacknowledged 15', 'sev-1-30-3-not-mitigated 30', 'decision 60',
      'sev-1-60-4-not-mitigated 60', 'sev-1-120-5-not-mitigated 120',
    ]);
  });

  it('an acknowledged SEV-3 whose cause is known', () => {
    const run = incidentRun(3, { acknowledgements: [{ from: minutes(20), to: null }], causeKnownAt: minutes(50) });
    expect(words(run, 20)).toEqual(['update 60', 'sev-3-240-2-no-progress 240', 'sev-3-480-3-not-mitigated 480']);
  });

  it('SEV-4 asks for the acknowledgement alone', () => {
    expect(words(incidentRun(4), 0)).toEqual(['acknowledge 1440']);
  });

  it('a called level has to answer in its own time', () => {
    const called = incidentRun(1, { calls: [rungCall(3, minutes(30))], acknowledgements: [{ from: minutes(1), to: null }] });
    expect(words(called, 31)).toContain('answer-3 60');
    expect(words({ ...called, calls: [rungCall(3, minutes(30), { answered: true, answeredAt: minutes(40) })] }, 41).join()).not.toContain('answer');
  });

  it('of two rungs to one level the earlier counts', () => {
    const run = incidentRun(1, { impact: [{ fact: 'users', at: minutes(3), by: 'you', amount: 500 }] });
    const top = assess(run, 4).deadlines.filter((deadline) => deadline.kind === 'rung' && deadline.rung.level === 5);
    expect(top.map(({ id, dueAt }) => [id, dueAt])).toEqual([['trigger-users', minutes(30)]]);
  });

  it('reminds the commander at 2:45 h, with 3 h as the limit', () => {
    const run = incidentRun(1, { commanderSince: minutes(10), acknowledgements: [{ from: minutes(1), to: null }] });
    const reminder = assess(run, 20).deadlines.find(({ kind }) => kind === 'commander');
    expect(reminder).toMatchObject({ dueAt: minutes(175), overdueAt: minutes(190) });
  });

  it('nothing once it is resolved', () => {
    expect(assess(incidentRun(1, { resolvedAt: minutes(30) }), 40)).toMatchObject({ deadlines: [], next: null, changesAt: null });
  });
});

describe('the response clock', () => {
  it('gives its cues at half, four fifths and the whole', () => {
    expect(assess(incidentRun(1), 0).response?.cues).toEqual([
      { part: 0.5, at: minutes(2.5) }, { part: 0.8, at: minutes(4) }, { part: 1, at: minutes(5) },
    ]);
  });

  it.each([
    [5, true],
    [5.1, false],
  ])('acknowledged at minute %d: met is %s', (at, met) => {
    const run = incidentRun(1, { acknowledgements: [{ from: minutes(at), to: null }] });
    expect(assess(run, 30).response?.met).toBe(met);
  });

  it('is open, then late', () => {
    expect(assess(incidentRun(2), 15).response?.met).toBeNull();
    expect(assess(incidentRun(2), 15.1).response?.met).toBe(false);
  });
});

describe('updates', () => {
  const updated = (nextAt: number | null) => incidentRun(1, { updates: [{ at: minutes(20), nextAt: nextAt === null ? null : minutes(nextAt) }] });
  it.each([
    ['by the rule', null, 30],
    ['as promised', 27, 27],
    ['never later than the limit', 60, 35],
  ])('%s', (_what, promised, due) => {
    expect(assess(updated(promised), 21).deadlines.find(({ kind }) => kind === 'update')).toMatchObject({ dueAt: minutes(due), overdueAt: minutes(35) });
  });
});

const at = fc.integer({ min: 0, max: 600 }).map(minutes);
const severity = fc.constantFrom(1, 2, 3, 4, null);
const inOrder = <T extends { at: number }>(list: readonly T[]) => list.toSorted((a, b) => a.at - b.at);
const anyRun: fc.Arbitrary<IncidentRun> = fc.record({
  openedAt: fc.constant(opened),
  severities: fc.array(fc.record({ at, severity }), { maxLength: 3 }).chain((later) => severity.map((first) => [{ at: opened, severity: first }, ...inOrder(later)])),
  acknowledgements: fc.option(fc.tuple(at, fc.option(at))).map((span) => (span === null ? [] : [{ from: span[0], to: span[1] === null ? null : Math.max(span[0], span[1]) }])),
  engagedAt: fc.option(at),
  statuses: fc.array(fc.record({ at, word: fc.constantFrom('investigating', 'mitigating', 'monitoring') }), { maxLength: 4 }).map(inOrder),
  progress: fc.array(at, { maxLength: 5 }).map((list) => list.toSorted((a, b) => a - b)),
  causeKnownAt: fc.option(at),
  calls: fc.array(fc.record({ at, level: fc.constantFrom(1, 2, 3, 4, 5), contact: fc.constant(null), how: fc.constant('phone'), answered: fc.option(fc.boolean()), answeredAt: fc.constant(null), note: fc.constant('') }), { maxLength: 3 }).map(inOrder),
  impact: fc.array(fc.record({ fact: fc.constantFrom('revenue', 'users', 'security', 'several-high'), at, by: fc.constant('you'), amount: fc.option(fc.integer({ min: 0, max: 20_000 })) }), { maxLength: 3 }).map(inOrder),
  decidedAt: fc.option(at),
  updates: fc.array(fc.record({ at, nextAt: fc.option(at) }), { maxLength: 3 }).map(inOrder),
  commanderSince: fc.option(at),
  resolvedAt: fc.option(at, { freq: 8 }),
}) as fc.Arbitrary<IncidentRun>;

describe('for any incident', () => {
  it('the next deadline is the earliest of all that hold, and nothing changes before changesAt', () => {
    fc.assert(
      fc.property(anyRun, fc.integer({ min: 0, max: 700 }), fc.double({ min: 0, max: 1, noNaN: true }), (run, at, part) => {
        const now = minutes(at);
        const standing = assessIncident(run, runbookIncidents, zone, now);
        expect(standing.next?.dueAt ?? null).toBe(standing.deadlines.length === 0 ? null : Math.min(...standing.deadlines.map(({ dueAt }) => dueAt)));
        // What is red or amber changes at changesAt and not before it.
        const colours = (instant: number) => {
          const { deadlines, response } = assessIncident(run, runbookIncidents, zone, instant);
          return JSON.stringify([deadlines.map(({ id, dueAt, overdueAt }) => [id, dueAt <= instant, overdueAt <= instant]), response?.met, response?.acknowledgedAt === null && response.cues.map((cue) => cue.at <= instant)]);
        };
        if (standing.changesAt === null) expect(colours(now + 10 ** 10)).toBe(colours(now));
        else {
          expect(standing.changesAt).toBeGreaterThan(now);
          expect(colours(now + Math.floor((standing.changesAt - 1 - now) * part))).toBe(colours(now));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('a deadline that does not hold is never shown: acknowledged, mitigated, resolved', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const { deadlines } = assessIncident(run, runbookIncidents, zone, minutes(700));
        const has = (kind: string) => deadlines.some((deadline) => deadline.kind === kind);
        if (run.acknowledgements.length > 0) expect(has('acknowledge')).toBe(false);
        if (run.resolvedAt !== null) expect(deadlines).toEqual([]);
        if (run.statuses.at(-1)?.word === 'monitoring') {
          expect(deadlines.filter((deadline) => deadline.kind === 'rung' && deadline.rung.reason.type === 'ladder' && deadline.rung.reason.when !== 'unacknowledged')).toEqual([]);
        }
      }),
    );
  });
});
