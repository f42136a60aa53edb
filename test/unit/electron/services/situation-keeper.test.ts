import { describe, expect, it, vi } from 'vitest';
import { createSituationKeeper } from '../../../../electron/services/situation-keeper.ts';
import type { SituationChange } from '../../../../shared/domain/situation-merge.ts';
import type { Outcome } from '../../../../shared/model/outcome.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart as start } from '../../../support/fake-clock.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';
import { createMemorySituationStore } from '../../../support/memory-situation-store.ts';
import { checkReport, incidentReport } from '../../../support/situations.ts';

const done: Outcome = { result: 'done', message: 'Acknowledged.' };

function setUp(store = createMemorySituationStore()) {
  const clock = createFakeClock();
  const journal = createMemoryJournal();
  const acknowledgeIncident = vi.fn(async (_id: string, _actor: string): Promise<Outcome> => done);
  const published: (readonly SituationChange[])[] = [];
  const problems: unknown[] = [];
  const keeper = createSituationKeeper({
    clock, store, journal, acknowledgeIncident, joinWithin: () => 10 * minute,
    publish: (_situations, changes) => published.push(changes),
    report: (error) => problems.push(error),
  });
  keeper.start();
  const kinds = () => journal.events.map(({ kind, title }) => `${kind} ${title}`);
  return { clock, store, journal, keeper, acknowledgeIncident, published, problems, kinds };
}

describe('the situation keeper', () => {
  it('writes down what is true when whoever is told of it comes to grief', () => {
    const { keeper, store, published, problems, kinds } = setUp();
    published.push = () => {
      throw new Error('the alert broke');
    };
    keeper.take([checkReport('down')]);
    expect(problems).toEqual([new Error('the alert broke')]);
    expect(keeper.list()).toHaveLength(1);
    expect(store.load(0)).toHaveLength(1);
    expect(kinds()).toHaveLength(1);
  });

  it('writes down that a situation opened, was acknowledged and resolved, once each', () => {
    const { keeper, journal, kinds, published } = setUp();
    const life = [
      incidentReport(),
      incidentReport({ status: 'acknowledged', updatedAt: start + 1, acknowledgers: [{ id: 'U', name: 'Ann' }] }),
      incidentReport({ status: 'resolved', updatedAt: start + 2, resolvedAt: start + 2 }),
    ];
    for (const report of [...life, ...life]) keeper.take([report]);
    expect(kinds()).toEqual(['situation.opened Checkout answers 500', 'situation.acknowledged Checkout answers 500', 'situation.resolved Checkout answers 500']);
    expect(journal.events[1]).toMatchObject({ actor: 'Ann', occurredAt: start + 1, situationId: 'incident-P1', incidentId: 'P1', severity: 2, source: 'watchkeeper' });
    expect(published).toHaveLength(3);
  });

  it('lists what needs a person first', () => {
    const { keeper } = setUp();
    keeper.take([
      incidentReport({ id: 'P1', severity: 4, serviceId: 'A' }), incidentReport({ id: 'P2', severity: null, serviceId: 'B' }),
      incidentReport({ id: 'P3', status: 'acknowledged', severity: 1, serviceId: 'C' }), incidentReport({ id: 'P4', severity: 1, serviceId: 'D' }),
    ]);
    expect(keeper.list().map(({ id }) => id)).toEqual(['incident-P4', 'incident-P3', 'incident-P1', 'incident-P2']);
  });

  it('knows after a restart what it knew before', () => {
    const first = setUp();
    first.keeper.take([incidentReport(), checkReport('down', start, { serviceId: 'S9' })]);
    const second = setUp(first.store);
    expect(second.keeper.list()).toEqual(first.keeper.list());
    second.keeper.take([incidentReport(), checkReport('down', start, { serviceId: 'S9' })]);
    expect(second.published).toEqual([]);
  });

  it('removes from the disk what became part of another', () => {
    const { keeper, store, kinds } = setUp();
    keeper.take([checkReport('down', start, { id: 'a', name: 'A' }), checkReport('down', start, { id: 'b', name: 'B' })]);
    keeper.take([incidentReport()]);
    expect(store.load(0)).toHaveLength(1);
    expect(kinds()).toContain('situation.merged B is down');
  });

  it('drops the resolved after a day', async () => {
    const { keeper, clock } = setUp();
    keeper.take([incidentReport({ id: 'P1' }), incidentReport({ id: 'P2', status: 'resolved', resolvedAt: start })]);
    await clock.advance(25 * hour);
    keeper.take([incidentReport({ id: 'P3', createdAt: clock.now() })]);
    expect(keeper.list().map(({ id }) => id).sort()).toEqual(['incident-P1', 'incident-P3']);
  });

  it('goes on from memory when the disk is full, and catches up', () => {
    const { keeper, store, published, problems } = setUp();
    store.full = true;
    keeper.take([incidentReport()]);
    expect(published).toHaveLength(1);
    expect(problems).toHaveLength(1);
    store.full = false;
    keeper.take([incidentReport({ id: 'P2' })]);
    expect(store.load(0).map(({ id }) => id).sort()).toEqual(['incident-P1', 'incident-P2']);
  });
});

describe('acknowledging', () => {
  it('asks PagerDuty, and believes it only when it said so', async () => {
    const { keeper, acknowledgeIncident } = setUp();
    keeper.take([incidentReport()]);
    let answer: (outcome: Outcome) => void = () => {};
    acknowledgeIncident.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    const asked = keeper.acknowledge('incident-P1', 'me');
    expect(keeper.list()[0]?.status).toBe('triggered');
    answer(done);
    expect(await asked).toEqual(done);
    expect(acknowledgeIncident).toHaveBeenCalledExactlyOnceWith('P1', 'me');
    expect(keeper.list()[0]).toMatchObject({ status: 'acknowledged', acknowledgedBy: 'me' });
  });

  it('pressed twice is asked once', async () => {
    const { keeper, acknowledgeIncident } = setUp();
    keeper.take([incidentReport()]);
    expect(await Promise.all([keeper.acknowledge('incident-P1', 'me'), keeper.acknowledge('incident-P1', 'me')])).toEqual([done, done]);
    expect(acknowledgeIncident).toHaveBeenCalledOnce();
  });

  it('that PagerDuty refused changes nothing and says why', async () => {
    const { keeper, acknowledgeIncident, kinds } = setUp();
    keeper.take([incidentReport()]);
    const refused: Outcome = { result: 'failed', message: 'PagerDuty refused the token.' };
    acknowledgeIncident.mockResolvedValue(refused);
    expect(await keeper.acknowledge('incident-P1', 'me')).toEqual(refused);
    expect(keeper.list()[0]?.status).toBe('triggered');
    expect(kinds()).toEqual(['situation.opened Checkout answers 500']);
    acknowledgeIncident.mockRejectedValue(new Error('socket hang up'));
    expect(await keeper.acknowledge('incident-P1', 'me')).toEqual({ result: 'failed', message: 'socket hang up' });
  });

  it('of a failing check alone asks nobody', async () => {
    const { keeper, acknowledgeIncident, journal } = setUp();
    keeper.take([checkReport('down')]);
    const [situation] = keeper.list();
    expect(await keeper.acknowledge(situation!.id, 'me')).toMatchObject({ result: 'done' });
    expect(acknowledgeIncident).not.toHaveBeenCalled();
    expect(journal.events.at(-1)).toMatchObject({ kind: 'situation.acknowledged', actor: 'me', checkId: 'api' });
    expect(await keeper.acknowledge(situation!.id, 'me')).toMatchObject({ result: 'nothing-to-do' });
  });

  it('of what is over or unknown does nothing', async () => {
    const { keeper, acknowledgeIncident } = setUp();
    keeper.take([incidentReport({ status: 'resolved', resolvedAt: start })]);
    expect(await keeper.acknowledge('incident-P1', 'me')).toMatchObject({ result: 'nothing-to-do' });
    expect(await keeper.acknowledge('nothing', 'me')).toMatchObject({ result: 'nothing-to-do' });
    expect(acknowledgeIncident).not.toHaveBeenCalled();
  });
});

describe('merging and splitting by hand', () => {
  const other = () => incidentReport({ id: 'P2', serviceId: 'S2', title: 'Search is slow' });

  it('is written down with who did it, outlasts a restart, and can be undone', () => {
    const { keeper, store, journal } = setUp();
    keeper.take([incidentReport(), other()]);
    expect(keeper.merge(['incident-P1', 'incident-P2'], 'you')).toMatchObject({ result: 'done' });
    expect(keeper.list().map(({ members }) => members.length)).toEqual([2]);
    expect(journal.events.at(-1)).toMatchObject({ kind: 'situation.merged', actor: 'you', situationId: 'incident-P2', payload: { into: 'incident-P1' } });
    expect(setUp(store).keeper.list()).toEqual(keeper.list());
    expect(keeper.undo('you')).toEqual({ result: 'done', message: 'Undone.' });
    expect(journal.events.at(-1)).toMatchObject({ kind: 'situation.split', actor: 'you', situationId: 'incident-P2', payload: { from: 'incident-P1' } });
    expect(keeper.list().map(({ id }) => id).sort()).toEqual(['incident-P1', 'incident-P2']);
    expect(store.load(0).map(({ id }) => id).sort()).toEqual(['incident-P1', 'incident-P2']);
    expect(keeper.undo('you')).toMatchObject({ result: 'nothing-to-do' });
  });

  it('splits a member off, which rings as nothing new', () => {
    const { keeper, kinds, published } = setUp();
    keeper.take([incidentReport(), checkReport('down')]);
    expect(keeper.split('incident-P1', ['check:api'], 'you')).toMatchObject({ result: 'done' });
    expect(kinds().at(-1)).toBe('situation.split API is down');
    expect(published.at(-1)).toContainEqual(expect.objectContaining({ before: null, from: 'incident-P1' }));
    expect(keeper.split('incident-P1', ['incident:P1'], 'you')).toMatchObject({ result: 'failed' });
  });
});
