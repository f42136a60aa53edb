import { describe, expect, it } from 'vitest';
import { minute, second } from '../../../../shared/time/duration.ts';
import { fakeStart as start } from '../../../support/fake-clock.ts';
import { openIncidentMachine } from '../../../support/incident-machine.ts';
import { checkReport } from '../../../support/situations.ts';

describe('failing checks that are run as an incident', () => {
  const local = { title: 'Quotes API', severity: 2, service: 'Quotes', startedAt: start } as const;

  it('stay one situation and one notification, timed from their failure, and end with both (promise 2)', async () => {
    const { clock, machine } = openIncidentMachine();
    machine.situations.take([checkReport('down')]);
    await clock.advance(minute);
    const [before] = machine.situations.list();
    const told = machine.screen.handed.length;
    const incident = machine.desk.calls.createLocal({ ...local, situationId: before?.id });
    await clock.advance(second);
    expect(machine.situations.list()).toMatchObject([{ id: before?.id, status: 'triggered', members: [{ kind: 'check' }, { kind: 'incident', id: incident.id }] }]);
    expect([...machine.screen.screen.keys()]).toEqual([before?.id]);
    expect(new Set(machine.screen.handed.slice(told).map(({ key, sound }) => `${key} ${sound}`))).toEqual(new Set([`${before?.id ?? ''} false`]));
    expect(machine.page(incident.id)).toMatchObject({ situationId: before?.id, related: [{ kind: 'check' }], run: { openedAt: start }, standing: { response: { dueAt: start + 15 * minute } } });
    await machine.situations.acknowledge(before?.id ?? '', 'you');
    expect(machine.page(incident.id).standing.response).toMatchObject({ met: true });
    machine.situations.take([checkReport('up', clock.now())]);
    expect(machine.situations.list()).toMatchObject([{ status: 'acknowledged' }]);
    machine.desk.calls.resolveLocal(incident.id, 'Restarted');
    expect(machine.situations.list()).toMatchObject([{ id: before?.id, status: 'resolved' }]);
    expect(machine.problems).toEqual([]);
  });

  it('that somebody has taken on are not asked about again', async () => {
    const { clock, machine } = openIncidentMachine();
    machine.situations.take([checkReport('down')]);
    const id = machine.situations.list()[0]?.id ?? '';
    await clock.advance(minute);
    await machine.situations.acknowledge(id, 'you');
    await clock.advance(minute);
    const told = machine.screen.handed.length;
    const incident = machine.desk.calls.createLocal({ ...local, situationId: id });
    await clock.advance(second);
    expect(machine.situations.list()).toMatchObject([{ id, status: 'acknowledged' }]);
    expect(machine.screen.handed.length).toBe(told);
    expect(machine.page(incident.id).run.acknowledgements).toEqual([{ from: start + minute, to: null }]);
  });

  it('that are well again by then, or are the demo’s, leave it a situation of its own', () => {
    const { machine } = openIncidentMachine();
    machine.situations.take([checkReport('down', start, { id: 'well' }), checkReport('down', start, { id: 'demo-web', origin: 'demo' })]);
    machine.situations.take([checkReport('up', start + second, { id: 'well' })]);
    const ids = machine.situations.list().map(({ id }) => id);
    expect(ids).toHaveLength(2);
    for (const situationId of [...ids, 'nothing']) machine.desk.calls.createLocal({ ...local, situationId });
    expect(machine.situations.list()).toHaveLength(5);
  });
});

describe('local incidents', () => {
  it('are opened, acknowledged, resolved and reopened here, and otherwise are like all others', async () => {
    const { clock, machine } = openIncidentMachine();
    const incident = machine.desk.calls.createLocal({ title: 'The office door is stuck', severity: 2, service: 'Office', startedAt: start - 3 * minute });
    const { id } = incident;
    expect(machine.situations.list()).toMatchObject([{ title: 'The office door is stuck', severity: 2, status: 'triggered', openedAt: start - 3 * minute }]);
    await clock.advance(minute);
    expect(machine.screen.handed).toHaveLength(1);
    expect(await machine.situations.acknowledge(machine.situations.list()[0]?.id ?? '', 'you')).toMatchObject({ result: 'done' });
    expect(machine.page(id)).toMatchObject({ open: true, severity: 2, run: { acknowledgements: [{ to: null }] }, standing: { response: { met: true } }, escalation: null });
    expect(machine.desk.calls.resolveLocal(id, 'Oiled it').result).toBe('done');
    await clock.advance(minute);
    expect(machine.situations.list()).toMatchObject([{ status: 'resolved' }]);
    expect(machine.page(id).open).toBe(false);
    expect(machine.due()).toEqual([]);
    expect(machine.desk.calls.reopenLocal(id).result).toBe('done');
    expect(machine.situations.list()).toMatchObject([{ status: 'triggered' }]);
    expect(machine.desk.calls.reopenLocal(id).result).toBe('nothing-to-do');
    expect(machine.events(id).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['incident.triggered', 'incident.acknowledged', 'incident.resolved', 'incident.reopened']));
  });

  it('PagerDuty’s are not resolved past it', () => {
    const { machine } = openIncidentMachine();
    machine.reports({ id: 'Q1' });
    expect(() => machine.desk.calls.resolveLocal('Q1', '')).toThrow('through the outbox');
  });
});
