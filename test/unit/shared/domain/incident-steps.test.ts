import { expect, test } from 'vitest';
import { countUnticked, stepKeys, stepLists, stepsOfAcknowledging } from '../../../../shared/domain/incident-steps.ts';
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
  expect([0, 4.9, 5, 30].map((at) => countUnticked(lists, run, policy, minutes(at)))).toEqual([13, 13, 25, 33]);
  expect(stepLists(incidentRun(null), policy, new Set())).toEqual([]);
});

test('what the runbook asks for twice is one step with both lines: ticked in either list it is done in both, and counts once', () => {
  const run = incidentRun(1);
  const keys = stepKeys(policy);
  const asked = (ticked: ReadonlySet<string>) => stepLists(run, policy, ticked).flatMap(({ list, steps }) => steps.filter(({ id }) => id === 'acknowledge' || id === 'join-channel').map(({ id, lines, done }) => [`${list}/${id}`, lines, done]));
  expect(asked(new Set())).toEqual([
    ['sev-1/acknowledge', [193, 259], false], ['sev-1/join-channel', [194, 261], false], ['phase-first-response/acknowledge', [193, 259], false], ['phase-first-response/join-channel', [194, 261], false],
  ]);
  expect(asked(new Set([keys.get('phase-first-response/join-channel') ?? ''])).map(([, , done]) => done)).toEqual([false, true, false, true]);
  const all = countUnticked(stepLists(run, policy, new Set()), run, policy, minutes(30));
  expect([all, countUnticked(stepLists(run, policy, new Set([keys.get('sev-1/acknowledge') ?? ''])), run, policy, minutes(30))]).toEqual([33, 32]);
});

test('the same id with other words is another step; what was ticked stays when the severity changes', () => {
  const keys = stepKeys(policy);
  expect(keys.get('sev-1/assess')).not.toBe(keys.get('sev-2/assess'));
  expect(keys.get('sev-2/acknowledge')).toBe(keys.get('sev-1/acknowledge'));
});

test('what acknowledging ticks is marked in the policy, whatever its words are', () => {
  const steps = (policyNow: typeof policy) => [...new Set(stepsOfAcknowledging(policyNow, stepKeys(policyNow)))];
  expect(steps(policy)).toEqual(['sev-1/acknowledge']);
  const own = { ...policy, phases: [], severities: { ...policy.severities, 1: { ...policy.severities[1], actions: [] }, 2: { ...policy.severities[2], actions: [{ id: 'melden', text: 'Den Alarm annehmen', doneBy: 'acknowledging' as const }] } } };
  expect(steps(own)).toEqual(['sev-2/melden']);
});

test('in a policy from before the mark the runbook’s own step is ticked, by its id and its words; a team’s own are not guessed at', () => {
  const steps = (policyNow: typeof policy) => [...new Set(stepsOfAcknowledging(policyNow, stepKeys(policyNow)))];
  type Item = (typeof policy)['severities'][1]['actions'][number];
  const changed = (change: (step: Item) => Item) => ({
    ...policy,
    phases: policy.phases.map((phase) => ({ ...phase, groups: phase.groups.map((group) => ({ ...group, steps: group.steps.map(change) })) })),
    severities: { ...policy.severities, 1: { ...policy.severities[1], actions: policy.severities[1].actions.map(change) }, 2: { ...policy.severities[2], actions: policy.severities[2].actions.map(change) } },
  });
  const unmarked = ({ doneBy: _mark, ...step }: Item): Item => step;
  expect(steps(changed(unmarked))).toEqual(['sev-1/acknowledge']);
  expect(steps(changed((step) => ({ ...unmarked(step), text: step.text.replace('in PagerDuty', 'on the phone') })))).toEqual([]);
  expect(steps(changed((step) => ({ ...unmarked(step), id: step.id.replace('acknowledge', 'ack') })))).toEqual([]);
  // Where one step has the mark, somebody knew of it: the others have none on purpose.
  expect(steps(changed((step) => (step.id === 'assess' ? { ...step, doneBy: 'acknowledging' } : unmarked(step))))).toEqual(['sev-1/assess', 'sev-2/assess']);
});
