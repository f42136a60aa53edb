import { describe, expect, it } from 'vitest';
import { createNoticeBoard } from '../../../../electron/services/notice-board.ts';
import { createTrainingKeeper } from '../../../../electron/services/training-keeper.ts';
import { Refusal } from '../../../../shared/ipc/refusal.ts';
import type { RotaPlan } from '../../../../shared/model/rota.ts';
import type { TrainingDue, TrainingView } from '../../../../shared/model/training.ts';
import { elapsedDay, minute } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createMemoryMetaStore } from '../../../support/memory-meta-store.ts';
import { createMemoryRunbookStore } from '../../../support/memory-runbook-store.ts';
import { createMemoryTrainingStore } from '../../../support/memory-training-store.ts';
import { wholePolicy } from '../../../support/runbook-policies.ts';

const parts = wholePolicy.training.assessment.items.map(({ id }) => id);

/** The clock begins on Monday, 2 March 2026, at 9:00. */
function bench(store = createMemoryTrainingStore(), meta = createMemoryMetaStore(), clock = createFakeClock(), confirmed = createMemoryRunbookStore()) {
  const published: TrainingView[] = [];
  const notices = createNoticeBoard({ clock, publish: () => {} });
  const world: { rota: Pick<RotaPlan, 'people' | 'shadows'> | null } = { rota: { people: [{ id: 'bob', name: 'Bob' }], shadows: [{ name: 'ada lovelace' }] } };
  let newest = 0;
  let told: readonly TrainingDue[] = [];
  const keeper = createTrainingKeeper({
    clock, store, meta, notices, confirmed, report: () => {}, policy: () => wholePolicy, rota: () => world.rota, zone: () => 'Europe/London', newId: () => `id-${++newest}`, publish: (view) => published.push(view), publishDue: (due) => (told = due),
  });
  const { calls } = keeper;
  const add = (name: string, certifiedOn: string | null = null, rotaPerson: string | null = null) => {
    calls.saveTrainee({ id: null, name, rotaPerson, startsOn: '2026-02-02', certifiedOn });
    return calls.view().people.find(({ trainee }) => trainee.name === name)?.trainee.id ?? '';
  };
  const record = (traineeId: string, item: string, heldOn = '2026-03-02', assessor = 'Bob', evidence = '') => calls.record({ traineeId, item, heldOn, assessor, evidence });
  const standing = (id: string) => calls.view().people.find(({ trainee }) => trainee.id === id);
  return { clock, store, meta, world, notices, keeper, calls, published, add, record, standing, told: () => told };
}
const fieldsOf = (act: () => unknown): readonly string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return Object.keys(error.problem.fields ?? {});
    throw error;
  }
  return [];
};

describe('the programme (S29, C13, C39)', () => {
  it('counts what was learned, and passes whoever has all four parts signed by somebody else', () => {
    const { add, record, standing, calls } = bench();
    const ada = add('Ada Lovelace');
    expect(standing(ada)).toMatchObject({ programme: { done: 0, of: 28 }, signed: { done: 0, of: 4 }, certifiedOn: null, recurring: [], shadow: true });
    record(ada, 'observe', '2026-03-01', '', 'https://example.com/notes');
    expect(standing(ada)).toMatchObject({ programme: { done: 1 }, records: { observe: { evidence: 'https://example.com/notes', assessor: '' } } });
    for (const part of parts.slice(0, 3)) record(ada, part, '2026-02-27');
    expect(standing(ada)?.certifiedOn).toBeNull();
    expect(fieldsOf(() => record(ada, parts[3] ?? '', '2026-03-02', ''))).toEqual(['assessor']);
    expect(fieldsOf(() => record(ada, parts[3] ?? '', '2026-03-02', ' ada  LOVELACE'))).toEqual(['assessor']);
    record(ada, parts[3] ?? '', '2026-03-02', 'Carol');
    expect(standing(ada)).toMatchObject({ signed: { done: 4, of: 4 }, certifiedOn: '2026-03-02' });
    expect(standing(ada)?.recurring.map(({ id, dueOn, state }) => [id, dueOn, state])).toEqual([['monthly', '2026-04-01', 'fine'], ['quarterly', '2026-05-31', 'fine'], ['annual', '2027-03-02', 'fine']]);
    expect(calls.undo().result).toBe('done');
    expect(standing(ada)?.certifiedOn).toBeNull();
  });

  it('refuses what has not happened, is not in the policy, or is of nobody', () => {
    const { add, record } = bench();
    const ada = add('Ada');
    expect(fieldsOf(() => record(ada, 'observe', '2026-03-03'))).toEqual(['heldOn']);
    expect(() => record(ada, 'cooking')).toThrow('not known here');
    expect(() => record('nobody', 'observe')).toThrow('not known here');
    expect(fieldsOf(() => add('ADA '))).toEqual(['name']);
  });

  it('a struck record counts no more, and the one before it holds again', () => {
    const { add, record, standing, calls } = bench();
    const ada = add('Ada');
    record(ada, 'observe', '2026-02-20', 'Bob');
    record(ada, 'observe', '2026-02-25', 'Carol');
    const newest = standing(ada)?.records['observe'];
    expect(newest?.assessor).toBe('Carol');
    calls.strike({ id: newest?.id ?? '' });
    expect(standing(ada)?.records['observe']?.assessor).toBe('Bob');
    calls.undo();
    expect(standing(ada)?.records['observe']?.assessor).toBe('Carol');
  });

  it('somebody leaves with all their records, and comes back with them', () => {
    const { add, record, standing, calls } = bench();
    const ada = add('Ada');
    record(ada, 'observe');
    expect(calls.removeTrainee({ id: ada }).message).toBe('Ada removed, with 1 record.');
    expect(calls.view().people).toEqual([]);
    calls.undo();
    expect(standing(ada)?.programme.done).toBe(1);
  });
});

describe('what recurs (S30)', () => {
  it('is due 30, 90 and 365 days on, named before, and expired after', () => {
    const { add, record, standing, calls } = bench();
    const bob = add('Bob', '2025-12-01', 'bob');
    const states = () => standing(bob)?.recurring.map(({ dueOn, daysLeft, state }) => `${dueOn} ${daysLeft} ${state}`);
    expect(states()).toEqual(['2025-12-31 -61 expired', '2026-03-01 -1 expired', '2026-12-01 274 fine']);
    record(bob, 'monthly', '2026-02-28', 'Carol');
    record(bob, 'quarterly', '2026-01-02', 'Carol');
    expect(states()).toEqual(['2026-03-30 28 fine', '2026-04-02 31 fine', '2026-12-01 274 fine']);
    expect(calls.view().due).toEqual([]);
  });

  it('is said once when notice begins and once when it has expired, not again after a restart or a dismissal', async () => {
    const first = bench();
    first.add('Bob', '2025-12-31', 'bob');
    first.record('id-1', 'monthly', '2026-03-01', 'Carol');
    const said = () => first.notices.list().map(({ level, title, detail }) => `${level} ${title}: ${detail}`);
    expect(first.told()).toEqual(first.calls.due());
    expect(first.told()).toHaveLength(1);
    expect(said()).toEqual(['info Training falls due: Quarterly assessment of Bob: due in 29 days. See Training.']);
    first.notices.dismiss('training-due');
    first.clock.advanceNow(elapsedDay);
    first.keeper.tick();
    expect(said()).toEqual([]);
    const again = bench(first.store, first.meta, first.clock);
    again.keeper.refresh();
    expect(again.notices.list()).toEqual([]);
    first.clock.advanceNow(29 * elapsedDay);
    again.keeper.tick();
    expect(again.notices.list()[0]).toMatchObject({ level: 'warning', title: 'Training has expired', detail: expect.stringContaining('Quarterly assessment of Bob: expired 1 day ago') as string });
    again.record('id-1', 'monthly', '2026-04-01', 'Carol');
    again.record('id-1', 'quarterly', '2026-04-01', 'Carol');
    expect(again.notices.list()).toEqual([]);
  });

  it('tells of a new day, and is quiet within one', () => {
    const { clock, keeper, published, add } = bench();
    add('Bob', '2026-03-01');
    const before = published.length;
    for (let at = 0; at < 10; at += 1) {
      clock.advanceNow(minute);
      keeper.tick();
    }
    expect(published.length).toBe(before);
    clock.advanceNow(elapsedDay);
    keeper.tick();
    expect(published.length).toBe(before + 1);
  });
});

describe('self-ratings (S28)', () => {
  it('keep the one before for comparison; corrected on the same day they are one', () => {
    const { calls, clock, store } = bench();
    calls.rate({ competency: 'skill-network', rating: 2 });
    clock.advanceNow(minute);
    calls.rate({ competency: 'skill-network', rating: 3 });
    expect(store.ratings()).toHaveLength(1);
    clock.advanceNow(40 * elapsedDay);
    calls.rate({ competency: 'skill-network', rating: 4 });
    expect(calls.view().ratings).toMatchObject([{ competency: 'skill-network', rating: 4, before: 3 }]);
    calls.undo();
    expect(calls.view().ratings).toMatchObject([{ rating: 3, before: null }]);
    expect(() => calls.rate({ competency: 'cooking', rating: 5 })).toThrow('not known here');
  });
});

describe('the resources (S31)', () => {
  it('have the day on which their address was opened, and none once it is another address', () => {
    const confirmed = createMemoryRunbookStore();
    const { calls, clock } = bench(undefined, undefined, undefined, confirmed);
    const opened = () => Object.fromEntries(calls.view().resources.map(({ id, openedAt }) => [id, openedAt]));
    expect(Object.keys(opened())).toHaveLength(8);
    expect(opened()['dashboards']).toBeNull();
    confirmed.confirm({ subject: 'resource', id: 'dashboards', what: 'https://grafana.company.com', at: clock.now() });
    expect(opened()['dashboards']).toBe(clock.now());
    confirmed.confirm({ subject: 'resource', id: 'dashboards', what: 'https://grafana.example.com', at: clock.now() });
    expect(opened()['dashboards']).toBeNull();
  });
});
