import { describe, expect, it } from 'vitest';
import { acknowledgeChecks, confirmAcknowledged, incidentsToAcknowledge } from '../../../../shared/domain/situation-acknowledge.ts';
import { mergeSituations, type Report } from '../../../../shared/domain/situation-merge.ts';
import type { Situation } from '../../../../shared/model/situation.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { fakeStart as start } from '../../../support/fake-clock.ts';
import { anIncident, checkReport, incidentReport } from '../../../support/situations.ts';

function after(...reports: readonly Report[]): readonly Situation[] {
  return reports.reduce<readonly Situation[]>((situations, report) => mergeSituations(situations, [report], start + minute).situations, []);
}
const summary = (situations: readonly Situation[]) =>
  situations.map(({ status, severity, title, members }) => ({ status, severity, title, members: members.map(({ kind, id }) => `${kind}:${id}`).sort() }));

describe('merging reports into situations', () => {
  it('opens a situation for an incident, and for a failing check', () => {
    expect(summary(after(incidentReport()))).toEqual([{ status: 'triggered', severity: 2, title: 'Checkout answers 500', members: ['incident:P1'] }]);
    expect(summary(after(checkReport('down')))).toEqual([{ status: 'triggered', severity: 2, title: 'API is down', members: ['check:api'] }]);
  });

  it('says nothing of a check that is up, pending or not seen', () => {
    expect(after(checkReport('up'), checkReport('pending'), checkReport('unknown'))).toEqual([]);
    const open = after(checkReport('down'));
    expect(after(checkReport('down'), checkReport('unknown', start + 1), checkReport('pending', start + 2))).toEqual(open);
  });

  it.each([
    ['check first', [checkReport('down', start), incidentReport({ createdAt: start + 10 * minute })]],
    ['incident first', [incidentReport({ createdAt: start }), checkReport('down', start + 10 * minute)]],
    ['incident that began earlier but is seen later', [checkReport('down', start + 10 * minute), incidentReport({ createdAt: start })]],
  ])('joins the check and the incident of its service within 10 minutes: %s', (_name, reports) => {
    const situations = after(...reports);
    expect(summary(situations)).toEqual([{ status: 'triggered', severity: 2, title: 'Checkout answers 500', members: ['check:api', 'incident:P1'] }]);
    expect(situations[0]?.openedAt).toBe(start);
  });

  it.each([
    ['11 minutes apart', [checkReport('down'), incidentReport({ createdAt: start + 11 * minute })]],
    ['another service', [checkReport('down'), incidentReport({ serviceId: 'S2' })]],
    ['no service', [checkReport('down', start, { serviceId: null }), incidentReport({ serviceId: null })]],
    ['one is the demo', [checkReport('down', start, { origin: 'demo' }), incidentReport()]],
  ])('keeps them apart: %s', (_name, reports) => {
    expect(after(...reports)).toHaveLength(2);
  });

  it('joins PagerDuty’s incident with the checks that are run as a local one already; without checks a local one stays by itself', () => {
    const [down] = after(checkReport('down'));
    const local: Report = { type: 'incident', incident: anIncident({ id: 'local-1', source: 'local', serviceId: null, createdAt: start }), into: down?.id ?? '' };
    const situations = after(checkReport('down'), local, incidentReport({ createdAt: start + minute, updatedAt: start + minute }));
    expect(summary(situations).map(({ members }) => members)).toEqual([['check:api', 'incident:P1', 'incident:local-1']]);
    expect(situations[0]?.id).toBe(down?.id);
    expect(after(incidentReport({ id: 'local-1', source: 'local', serviceId: null }), incidentReport())).toHaveLength(2);
  });

  it('keeps the id that the person was shown first', () => {
    const [lone] = after(checkReport('down'));
    const [joined] = after(checkReport('down'), incidentReport());
    expect(joined?.id).toBe(lone?.id);
  });

  it('takes every failing check of the service into the incident, and tells what became of them', () => {
    const two = after(checkReport('down', start, { id: 'a', name: 'A' }), checkReport('down', start + second, { id: 'b', name: 'B' }));
    expect(two).toHaveLength(2);
    const { situations, changes } = mergeSituations(two, [incidentReport()], start + minute);
    expect(summary(situations)[0]?.members).toEqual(['check:a', 'check:b', 'incident:P1']);
    expect(changes.map(({ before, after: next, into }) => [before?.id, next?.id, into])).toEqual([
      [two[0]?.id, two[0]?.id, null],
      [two[1]?.id, undefined, two[0]?.id],
    ]);
  });

  it('puts a check to the nearest of two incidents', () => {
    const situations = after(incidentReport({ id: 'P1' }), incidentReport({ id: 'P2', createdAt: start + 8 * minute }), checkReport('down', start + 7 * minute));
    expect(summary(situations).map(({ members }) => members)).toEqual([['incident:P1'], ['check:api', 'incident:P2']]);
  });

  it('ignores what it heard before, and what is older than what it knows', () => {
    const resolved = incidentReport({ status: 'resolved', updatedAt: start + 5000, resolvedAt: start + 5000 });
    const situations = after(incidentReport(), resolved);
    const again = mergeSituations(situations, [resolved, incidentReport(), incidentReport({ status: 'acknowledged', updatedAt: start + 4000 })], start + minute);
    expect(again.changes).toEqual([]);
    expect(again.situations).toEqual(situations);
  });

  it('believes a new status that carries the same time', () => {
    expect(summary(after(incidentReport(), incidentReport({ status: 'acknowledged' })))[0]?.status).toBe('acknowledged');
  });

  it('resolves when every member is, and not before', () => {
    const resolved = incidentReport({ status: 'resolved', updatedAt: start + minute, resolvedAt: start + minute });
    const half = after(incidentReport(), checkReport('down'), resolved);
    expect(half[0]).toMatchObject({ status: 'triggered', resolvedAt: null, severity: 2 });
    const whole = after(incidentReport(), checkReport('down'), resolved, checkReport('up', start + 2 * minute));
    expect(whole).toHaveLength(1);
    expect(whole[0]).toMatchObject({ status: 'resolved', resolvedAt: start + 2 * minute });
  });

  it('re-opens the same situation with the same incident, unacknowledged', () => {
    const situations = after(
      incidentReport(),
      incidentReport({ status: 'acknowledged', updatedAt: start + 1, acknowledgers: [{ id: 'U', name: 'Ann' }] }),
      incidentReport({ status: 'resolved', updatedAt: start + 2, resolvedAt: start + 2 }),
      incidentReport({ status: 'triggered', updatedAt: start + 3 }),
    );
    expect(situations).toHaveLength(1);
    expect(situations[0]).toMatchObject({ id: 'incident-P1', status: 'triggered', acknowledgedAt: null, acknowledgedBy: null, resolvedAt: null, openedAt: start });
  });

  it('gives a check that fails again later a situation of its own', () => {
    const situations = after(checkReport('down'), checkReport('up', start + minute), checkReport('down', start + 2 * minute));
    expect(situations.map(({ status }) => status)).toEqual(['resolved', 'triggered']);
    expect(new Set(situations.map(({ id }) => id)).size).toBe(2);
  });

  it('is not silenced by a clock that was set back', () => {
    const situations = after(checkReport('down'), checkReport('up', start + minute), checkReport('down', start - 60 * minute));
    expect(situations.filter(({ status }) => status === 'triggered')).toHaveLength(1);
  });

  it('takes the worst severity of what is open, and keeps "no severity" when there is none', () => {
    expect(after(incidentReport({ severity: null }))[0]?.severity).toBeNull();
    expect(after(incidentReport({ severity: null }), checkReport('down', start, { severity: 3 }))[0]?.severity).toBe(3);
    expect(after(incidentReport({ severity: 4 }), checkReport('down', start, { severity: 1 }), checkReport('up', start + 1))[0]?.severity).toBe(4);
  });

  it('lets go of what is nothing of ours any more, and takes it up again when it is', () => {
    const gone: Report = { type: 'gone', kind: 'incident', id: 'P1', at: start + 1, detail: 'reassigned' };
    expect(after(incidentReport(), gone)[0]).toMatchObject({ status: 'resolved' });
    expect(after(incidentReport(), gone, incidentReport())[0]).toMatchObject({ status: 'triggered' });
    expect(after(gone)).toEqual([]);
  });

  it('what was handed to somebody else is over here, not called well, and comes back as itself when it is ours again', () => {
    const handedOver = incidentReport({ elsewhere: true, updatedAt: start + minute });
    const [over] = after(incidentReport(), handedOver);
    expect(over).toMatchObject({ status: 'resolved', members: [{ status: 'resolved', gone: true }] });
    const back = after(incidentReport(), handedOver, incidentReport({ updatedAt: start + 2 * minute }));
    expect(back.map(({ id, status }) => [id, status])).toEqual([[over?.id, 'triggered']]);
    expect(back[0]?.members[0]?.gone).toBeUndefined();
    expect(after(handedOver)).toEqual([]);
  });
});

describe('acknowledging', () => {
  it('follows the incident, however many checks fail', () => {
    const situations = after(incidentReport(), checkReport('down'), incidentReport({ status: 'acknowledged', updatedAt: start + 9, acknowledgers: [{ id: 'U', name: 'Ann' }] }));
    expect(situations[0]).toMatchObject({ status: 'acknowledged', acknowledgedAt: start + 9, acknowledgedBy: 'Ann' });
    const [later] = after(incidentReport({ status: 'acknowledged' }), checkReport('down', start + minute));
    expect(later?.status).toBe('acknowledged');
  });

  it('stays with the failing check when its incident is resolved', () => {
    const situations = after(incidentReport(), checkReport('down'), incidentReport({ status: 'acknowledged', updatedAt: start + 1 }), incidentReport({ status: 'resolved', updatedAt: start + 2, resolvedAt: start + 2 }));
    expect(situations[0]).toMatchObject({ status: 'acknowledged', acknowledgedAt: start + 1 });
  });

  it('of failing checks is the person’s own; a new incident of theirs asks again', () => {
    const [lone] = after(checkReport('down'));
    const mine = acknowledgeChecks(lone!, 'me', start + minute);
    expect(mine).toMatchObject({ status: 'acknowledged', acknowledgedBy: 'me', acknowledgedAt: start + minute });
    expect(acknowledgeChecks(mine!, 'me', start + minute)).toBeNull();
    expect(mergeSituations([mine!], [incidentReport()], start + minute).situations[0]).toMatchObject({ status: 'triggered', acknowledgedAt: null });
  });

  it('that PagerDuty confirmed is not taken back by a reply that was on its way', () => {
    const [open] = after(incidentReport());
    expect(incidentsToAcknowledge(open!)).toEqual(['P1']);
    const confirmed = confirmAcknowledged(open!, ['P1'], 'Ann', start + minute);
    expect(confirmed).toMatchObject({ status: 'acknowledged', acknowledgedBy: 'Ann', acknowledgedAt: start + minute });
    expect(mergeSituations([confirmed], [incidentReport({ status: 'acknowledged', updatedAt: start + minute + second })], start + 2 * minute).situations[0]).toMatchObject({ acknowledgedAt: start + minute });
    expect(mergeSituations([confirmed], [incidentReport()], start + minute).changes).toEqual([]);
    expect(mergeSituations([confirmed], [incidentReport({ updatedAt: start + second })], start + minute).situations[0]?.status).toBe('triggered');
  });
});
