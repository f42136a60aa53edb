import { expect, test } from 'vitest';
import { countUnticked, stepLists } from '../../../../shared/domain/incident-steps.ts';
import { incidentRun, minutes, runbookIncidents as policy } from '../../../support/incident-runs.ts';

test('a SEV-1 has its five actions and the thirty steps of the phases', () => {
  const lists = stepLists(incidentRun(1), policy, new Set(['sev-1/assess', 'phase-first-response/dashboard']));
  expect(lists.map(({ list, group, steps }) => `${list} ${group ?? '-'} ${steps.length}`)).toEqual([
    'sev-1 - 5', 'phase-first-response Acknowledge 3', 'phase-first-response Quick assessment 4', 'phase-first-response Communication 3',
    'phase-investigation Gather 4', 'phase-investigation Diagnose 4', 'phase-investigation Write down 4', 'phase-mitigation Fix 4', 'phase-mitigation Say how it goes 4',
  ]);
  expect(lists.flatMap(({ list, steps }) => steps.filter(({ done }) => done).map(({ id }) => `${list}/${id}`))).toEqual(['sev-1/assess', 'phase-first-response/dashboard']);
});

test('a SEV-3 has no phases; a fact about the business brings its own list', () => {
  const run = incidentRun(3, { impact: [{ fact: 'users', at: minutes(4), by: 'you', amount: 101 }, { fact: 'revenue', at: minutes(4), by: 'you', amount: 10_000 }] });
  expect(stepLists(run, policy, new Set()).map(({ list }) => list)).toEqual(['sev-3', 'trigger-users']);
});

test('a phase that has not begun asks for nothing', () => {
  const run = incidentRun(2);
  const lists = stepLists(run, policy, new Set(['sev-2/assess']));
  expect([0, 4.9, 5, 30].map((at) => countUnticked(lists, run, policy, minutes(at)))).toEqual([14, 14, 26, 34]);
  expect(stepLists(incidentRun(null), policy, new Set())).toEqual([]);
});
