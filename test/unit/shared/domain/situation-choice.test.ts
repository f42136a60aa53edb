import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBoard, type Board } from '../../../../shared/domain/situation-board.ts';
import { mergeChosen, splitChosen, undoChoice, type Chosen, type Unable } from '../../../../shared/domain/situation-choice.ts';
import { createUrgencyList } from '../../../../shared/domain/situation-list.ts';
import { takeReports, type Report } from '../../../../shared/domain/situation-merge.ts';
import { byUrgency } from '../../../../shared/domain/situation-order.ts';
import { isOpen, memberKey } from '../../../../shared/domain/situation-members.ts';
import type { Situation } from '../../../../shared/model/situation.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { fakeStart as start } from '../../../support/fake-clock.ts';
import { checkReport, incidentReport } from '../../../support/situations.ts';

const now = start + 5 * minute;
const boardOf = (...reports: readonly Report[]): Board => {
  const board = createBoard([], 10 * minute);
  takeReports(board, reports, now);
  return board;
};
/** As another run finds it: only what is on disk. */
const restarted = (board: Board): Board => createBoard(JSON.parse(JSON.stringify(board.all())) as Situation[], 10 * minute);
const groups = (board: Board) => board.all().map(({ members }) => members.map(memberKey).sort().join(' ')).sort();
function done(choice: Chosen | Unable): Chosen {
  if ('problem' in choice) throw new Error(choice.problem);
  return choice;
}

const other = incidentReport({ id: 'P2', serviceId: 'S2', createdAt: start + minute });
const api = checkReport('down', start + 2 * minute);

describe('merging by hand', () => {
  it('keeps the older incident’s situation, holds through polls and a restart, and says where the other went', () => {
    const board = boardOf(incidentReport(), other);
    const chosen = done(mergeChosen(board, ['incident-P2', 'incident-P1'], now));
    expect(chosen.into).toBe('incident-P1');
    expect(board.takeChanges()).toContainEqual(expect.objectContaining({ before: expect.objectContaining({ id: 'incident-P2' }), after: null, into: 'incident-P1' }));
    const later = restarted(board);
    takeReports(later, [incidentReport({ updatedAt: now, title: 'new' }), incidentReport({ id: 'P2', serviceId: 'S2', createdAt: start + minute, updatedAt: now })], now);
    expect(groups(later)).toEqual(['incident:P1 incident:P2']);
  });

  it('is acknowledged only when all of it was', () => {
    const board = boardOf(checkReport('down', start, { id: 'a', serviceId: null }), checkReport('down', start, { id: 'b', serviceId: null }));
    const [first, second_] = board.all();
    board.set({ ...first!, status: 'acknowledged', acknowledgedAt: now, acknowledgedBy: 'me' });
    done(mergeChosen(board, [first!.id, second_!.id], now));
    expect(board.all()[0]).toMatchObject({ status: 'triggered', acknowledgedAt: null });
  });

  it('refuses what is gone, over, or only a drill', () => {
    const board = boardOf(incidentReport(), incidentReport({ id: 'P2', status: 'resolved', resolvedAt: now }), incidentReport({ id: 'P3', source: 'drill' }));
    for (const [ids, words] of [[['incident-P1', 'nothing'], /not on the list/], [['incident-P1', 'incident-P2'], /resolved already/], [['incident-P1', 'incident-P3'], /demo/], [['incident-P1'], /not on the list/]] as const) {
      expect(mergeChosen(board, ids, now)).toEqual({ problem: expect.stringMatching(words) });
    }
    expect(groups(board)).toEqual(['incident:P1', 'incident:P2', 'incident:P3']);
  });
});

describe('splitting by hand', () => {
  it('wins over the rule that joined them: through polls, a restart, a recovery and the next failure', () => {
    const board = boardOf(incidentReport(), api);
    expect(groups(board)).toEqual(['check:api incident:P1']);
    done(splitChosen(board, 'incident-P1', ['check:api'], now));
    const later = restarted(board);
    takeReports(later, [incidentReport({ updatedAt: now }), checkReport('up', now), checkReport('down', now + second), incidentReport({ status: 'resolved', updatedAt: now + 1, resolvedAt: now + 1 }), incidentReport({ updatedAt: now + 2 })], now);
    expect(later.all().filter(isOpen).map(({ members }) => members.map(memberKey))).toEqual([['incident:P1'], ['check:api']]);
  });

  it('holds for an incident that opens again: of two checks that were taken apart it takes in one', () => {
    const board = boardOf(checkReport('down', now, { id: 'a', name: 'a' }), checkReport('down', now, { id: 'b', name: 'b' }));
    const [one, two] = board.all();
    const { into } = done(mergeChosen(board, [one!.id, two!.id], now));
    done(splitChosen(board, into, ['check:b'], now));
    takeReports(board, [incidentReport({ status: 'resolved', updatedAt: now, resolvedAt: now }), incidentReport({ updatedAt: now + 1 })], now);
    expect(groups(board).toSorted()).toEqual(['check:a incident:P1', 'check:b']);
  });

  it('of what the situation is named after keeps both findable', () => {
    const board = boardOf(incidentReport(), api);
    const { into } = done(splitChosen(board, 'incident-P1', ['incident:P1'], now));
    expect(into).not.toBe('incident-P1');
    takeReports(board, [incidentReport({ status: 'acknowledged', updatedAt: now })], now);
    expect(board.get(into)).toMatchObject({ status: 'acknowledged' });
    expect(board.get('incident-P1')).toMatchObject({ status: 'triggered' });
    expect(groups(board)).toEqual(['check:api', 'incident:P1']);
  });

  it('leaves one member at least, and says so', () => {
    const board = boardOf(incidentReport(), api);
    expect(splitChosen(board, 'incident-P1', ['check:api', 'incident:P1'], now)).toEqual({ problem: expect.stringContaining('one member at least') });
    expect(splitChosen(board, 'incident-P1', ['check:other'], now)).toHaveProperty('problem');
    expect(splitChosen(board, 'nothing', ['check:api'], now)).toHaveProperty('problem');
  });
});

describe('undo', () => {
  it('of a merge brings both back under their names; what came since stays where it came', () => {
    const board = boardOf(incidentReport(), other);
    const chosen = done(mergeChosen(board, ['incident-P1', 'incident-P2'], now));
    takeReports(board, [api], now);
    expect(undoChoice(board, chosen, now)).toBeNull();
    expect(board.all().map(({ id, members }) => [id, members.map(memberKey)])).toEqual([['incident-P1', ['incident:P1', 'check:api']], ['incident-P2', ['incident:P2']]]);
  });

  it('of a split brings it back, and the rule holds again', () => {
    const board = boardOf(incidentReport(), api);
    const chosen = done(splitChosen(board, 'incident-P1', ['check:api'], now));
    expect(undoChoice(board, chosen, now)).toBeNull();
    expect(groups(board)).toEqual(['check:api incident:P1']);
    expect(board.all()[0]).not.toHaveProperty('apart');
    expect(undoChoice(board, chosen, now)).toEqual({ problem: expect.stringContaining('changed since') });
  });
});

describe('for any history with merges, splits, undos and restarts', () => {
  const report = fc.oneof(
    fc.record({ id: fc.constantFrom('P1', 'P2', 'P3'), open: fc.boolean(), at: fc.integer({ min: 1, max: 400 }) }).map(({ id, open, at }) =>
      incidentReport({ id, serviceId: id === 'P3' ? 'S2' : 'S1', status: open ? 'triggered' : 'resolved', updatedAt: start + at * second, resolvedAt: open ? null : start + at * second })),
    fc.record({ id: fc.constantFrom('a', 'b'), down: fc.boolean(), at: fc.integer({ min: 1, max: 400 }) }).map(({ id, down, at }) =>
      checkReport(down ? 'down' : 'up', start + at * second, { id, name: id })),
  );
  const step = fc.oneof(
    { weight: 5, arbitrary: report.map((value) => ({ do: 'report' as const, value })) },
    { weight: 2, arbitrary: fc.tuple(fc.nat(9), fc.nat(9)).map(([one, two]) => ({ do: 'merge' as const, one, two })) },
    { weight: 2, arbitrary: fc.tuple(fc.nat(9), fc.nat(9)).map(([one, two]) => ({ do: 'split' as const, one, two })) },
    { weight: 1, arbitrary: fc.constant({ do: 'undo' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
  );

  it('nothing is lost or doubled, what was split stays apart, and the list stays in order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let board = createBoard([], 10 * minute);
        let list = createUrgencyList([]);
        let last: Chosen | null = null;
        const openIncidents = new Map<string, { readonly at: number; readonly open: boolean }>();
        for (const [index, asked] of steps.entries()) {
          const at = now + index * second;
          const open = board.all().filter(isOpen);
          if (asked.do === 'report') {
            list.take(takeReports(board, [asked.value], at));
            if (asked.value.type === 'incident') {
              const { id, updatedAt, status } = asked.value.incident;
              if (updatedAt >= (openIncidents.get(id)?.at ?? 0)) openIncidents.set(id, { at: updatedAt, open: status !== 'resolved' });
            }
          } else if (asked.do === 'restart') {
            board = restarted(board);
            list = createUrgencyList(board.all());
            last = null;
          } else if (asked.do === 'undo') {
            if (last !== null && undoChoice(board, last, at) === null) last = null;
            list.take(board.takeChanges());
          } else if (open.length > 0) {
            const one = open[asked.one % open.length]!;
            const choice = asked.do === 'merge'
              ? mergeChosen(board, [one.id, open[asked.two % open.length]!.id], at)
              : splitChosen(board, one.id, [memberKey(one.members[asked.two % one.members.length]!)], at);
            if (!('problem' in choice)) last = choice;
            list.take(board.takeChanges());
          }
          const keys = board.all().filter(isOpen).flatMap(({ members }) => members.filter(isOpen).map(memberKey));
          expect(new Set(keys).size).toBe(keys.length);
          for (const [id, { open: isOpenNow }] of openIncidents) expect(keys.includes(`incident:${id}`)).toBe(isOpenNow);
          for (const { members, apart = [] } of board.all()) expect(members.filter((member) => apart.includes(memberKey(member)))).toEqual([]);
          expect(list.all().map(({ id }) => id)).toEqual([...board.all()].sort(byUrgency).map(({ id }) => id));
        }
      }),
      { numRuns: 1500 },
    );
  });
});

/** Milliseconds for one report while so many situations are open. */
function costOfReport(open: number): number {
  const many = Array.from({ length: open }, (_, index) => incidentReport({ id: `P${index}`, serviceId: `S${index % 500}`, createdAt: start + index }));
  const board = boardOf(...many);
  const list = createUrgencyList(board.all());
  const runs = 200;
  const began = process.hrtime.bigint();
  for (let run = 0; run < runs; run += 1) {
    list.take(takeReports(board, [checkReport(run % 2 === 0 ? 'down' : 'up', start + 60 * minute + run, { id: `c${run % 20}`, serviceId: 'S7' })], now));
  }
  return Number(process.hrtime.bigint() - began) / 1e6 / runs;
}

// A ratio within one run: a hundred times as many must not cost anything like a hundred times as much.
it('a report costs the same however many situations are open', { retry: 3 }, () => {
  costOfReport(100);
  expect(costOfReport(10_000)).toBeLessThan(25 * costOfReport(100) + 0.2);
});
