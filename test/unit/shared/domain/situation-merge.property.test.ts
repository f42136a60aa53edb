import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeSituations, type Report } from '../../../../shared/domain/situation-merge.ts';
import { situationId } from '../../../../shared/domain/situation-id.ts';
import { isOpen } from '../../../../shared/domain/situation-members.ts';
import type { Situation } from '../../../../shared/model/situation.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { fakeStart as start } from '../../../support/fake-clock.ts';
import { anIncident, checkReport, incidentReport } from '../../../support/situations.ts';

const services = fc.constantFrom('S1', 'S2', null);
const status = fc.constantFrom('triggered', 'acknowledged', 'resolved');
const severity = fc.constantFrom(1, 2, 3, 4, null);
const moment = fc.integer({ min: 0, max: 40 }).map((step) => start + step * 30 * second);

const incidents = fc
  .record({ id: fc.constantFrom('P1', 'P2', 'P3', 'P4'), status, severity, at: moment })
  .map(({ id, status: now, severity: worst, at }): Report => {
    const number = Number(id.slice(1));
    return incidentReport({
      id, status: now, severity: worst, serviceId: number > 2 ? 'S2' : 'S1', createdAt: start + number * minute, updatedAt: at + number * minute,
      resolvedAt: now === 'resolved' ? at + number * minute : null,
    });
  });
const checks = fc
  .record({ id: fc.constantFrom('a', 'b', 'c'), verdict: fc.constantFrom('down', 'up', 'pending', 'unknown'), serviceId: services, at: moment })
  .map(({ id, verdict, serviceId, at }) => checkReport(verdict, at, { id, name: id, serviceId }));
/** What a person runs here, for a check that may be failing. */
const locals = fc
  .record({ id: fc.constantFrom('local-1', 'local-2'), status, severity, check: fc.constantFrom('a', 'b', 'c'), failedAt: moment, at: moment })
  .map(({ id, status: now, severity: worst, check, failedAt, at }): Report => ({
    type: 'incident', into: situationId('check', check, failedAt),
    incident: anIncident({ id, source: 'local', serviceId: null, status: now, severity: worst, createdAt: start, updatedAt: at, resolvedAt: now === 'resolved' ? at : null }),
  }));
const gone = fc
  .record({ id: fc.constantFrom('P1', 'P2'), at: moment })
  .map(({ id, at }): Report => ({ type: 'gone', kind: 'incident', id, at, detail: '' }));
const history = fc.array(fc.oneof({ weight: 4, arbitrary: incidents }, { weight: 4, arbitrary: checks }, { weight: 1, arbitrary: locals }, { weight: 1, arbitrary: gone }), { maxLength: 40 });

const play = (reports: readonly Report[]) =>
  reports.reduce<readonly Situation[]>((situations, report) => mergeSituations(situations, [report], start + 30 * minute).situations, []);

function openMembers(situations: readonly Situation[]): readonly string[] {
  return situations.filter(isOpen).flatMap(({ members }) => members.filter(isOpen).map(({ kind, id }) => `${kind}:${id}`));
}

describe('for any history', () => {
  it('every incident that is open is in exactly one situation, which is open', () => {
    fc.assert(
      fc.property(history, (reports) => {
        const situations = play(reports);
        const newest = new Map<string, { readonly at: number; readonly open: boolean }>();
        for (const report of reports) {
          if (report.type === 'gone') {
            const known = newest.get(report.id);
            if (known !== undefined) newest.set(report.id, { at: known.at, open: false });
          } else if (report.type === 'incident') {
            const { id, updatedAt, status: said } = report.incident;
            if (updatedAt >= (newest.get(id)?.at ?? 0)) newest.set(id, { at: updatedAt, open: said !== 'resolved' });
          }
        }
        const expected = [...newest].filter(([, { open }]) => open).map(([id]) => `incident:${id}`).sort();
        const found = openMembers(situations).filter((key) => key.startsWith('incident:')).sort();
        expect(found).toEqual(expected);
        for (const id of newest.keys()) {
          expect(situations.filter(({ members }) => members.some((member) => member.kind === 'incident' && member.id === id))).toHaveLength(1);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('every check whose last confirmed word was "down" is open, once', () => {
    fc.assert(
      fc.property(history, (reports) => {
        const last = new Map<string, boolean>();
        for (const report of reports) {
          if (report.type === 'check' && (report.state.verdict === 'down' || report.state.verdict === 'up')) last.set(report.check.id, report.state.verdict === 'down');
        }
        const expected = [...last].filter(([, down]) => down).map(([id]) => `check:${id}`).sort();
        expect(openMembers(play(reports)).filter((key) => key.startsWith('check:')).sort()).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('saying everything twice, or in one batch, changes nothing', () => {
    fc.assert(
      fc.property(history, (reports) => {
        const stepwise = play(reports);
        expect(play(reports.flatMap((report) => [report, report]))).toEqual(stepwise);
        expect(mergeSituations([], reports, start + 30 * minute).situations).toEqual(stepwise);
      }),
      { numRuns: 1000 },
    );
  });

  it('a change is told for each situation that differs, and for no other', () => {
    fc.assert(
      fc.property(history, history, (earlier, later) => {
        const before = play(earlier);
        const { situations, changes } = mergeSituations(before, later, start + 30 * minute);
        const told = new Map(before.map((situation) => [situation.id, situation]));
        for (const change of changes) {
          if (change.before !== null) expect(change.before).toEqual(told.get(change.before.id));
          if (change.after === null) told.delete(change.before?.id ?? '');
          else told.set(change.after.id, change.after);
          if (change.into !== null) expect(situations.map(({ id }) => id)).toContain(change.into);
        }
        expect(new Set(told.values())).toEqual(new Set(situations));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('one incident and the failing checks of its service', () => {
  const outage: readonly Report[] = [
    incidentReport({ createdAt: start + 5 * minute, severity: 3 }),
    ...['a', 'b', 'c'].map((id, index) => checkReport('down', start + index * 5 * minute, { id, name: id })),
  ];
  it('are one situation in whatever order they are seen', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...outage], { minLength: 4 }), (reports) => {
        const situations = play(reports);
        expect(situations).toHaveLength(1);
        const { members, status: now, severity: worst, title, openedAt } = situations[0]!;
        expect({ now, worst, title, openedAt, members: members.map(({ id }) => id).sort() }).toEqual({
          now: 'triggered', worst: 2, title: 'Checkout answers 500', openedAt: start, members: ['P1', 'a', 'b', 'c'],
        });
      }),
    );
  });
});
