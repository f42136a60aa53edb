import { expect, test } from 'vitest';
import { describeWhy, pressureOf } from '../../../../../renderer/features/incident/deadline-words.ts';
import { contactsOf, describeReason, shownRungs } from '../../../../../renderer/features/incident/ladder-words.ts';
import { nextCall } from '../../../../../renderer/features/incident/next-call.ts';
import { assessIncident } from '../../../../../shared/domain/incident-deadlines.ts';
import { climb } from '../../../../../shared/domain/ladder.ts';
import { minute, second } from '../../../../../shared/time/duration.ts';
import { incidentRun, minutes, opened, rungCall, runbookIncidents } from '../../../../support/incident-runs.ts';

const policy = runbookIncidents;
const assess = (run: ReturnType<typeof incidentRun>, now = minutes(6)) => ({ run, policy, standing: assessIncident(run, policy, 'UTC', now) });
const told = (run: ReturnType<typeof incidentRun>) => shownRungs(climb(run, policy)).map((rung) => `${rung.level} ${describeReason(rung.reason)}`);

test('each rung says why, in the words of its rule', () => {
  expect(told(incidentRun(1))).toEqual([
    '2 SEV-1, 5 min, not acknowledged', '2 SEV-1, 15 min, not acknowledged', '3 SEV-1, 30 min, not mitigated', '4 SEV-1, 60 min, not mitigated', '5 SEV-1, 120 min, not mitigated',
  ]);
});

test('who has to answer stands first, once; a limit that the last rung says is not said again', () => {
  const called = told(incidentRun(1, { calls: [rungCall(4, minutes(40))] }));
  expect(called[0]).toBe('4 SEV-1, 60 min, not mitigated');
  const twice = told(incidentRun(1, { calls: [rungCall(2, minutes(7), { answered: true, answeredAt: minutes(8) })] }));
  expect(twice.filter((line) => line.startsWith('2 '))).toEqual(['2 SEV-1, 15 min, not acknowledged']);
  const over = told(incidentRun(2, { resolvedAt: minutes(50) }));
  expect(over.filter((line) => line.includes('240'))).toHaveLength(1);
});

test('a call is about who has not answered, then about who is due, then about the next level', () => {
  expect(nextCall(assess(incidentRun(1)))).toBe(2);
  expect(nextCall(assess(incidentRun(1, { acknowledgements: [{ from: minutes(1), to: null }] })))).toBe(3);
  expect(nextCall(assess(incidentRun(1, { calls: [rungCall(3, minutes(2))] })))).toBe(3);
  expect(nextCall(assess(incidentRun(4, { calls: [rungCall(3, minutes(2), { answered: true, answeredAt: minutes(3) })] })))).toBe(4);
  expect(nextCall(assess(incidentRun(4)))).toBe(2);
});

test('a trigger calls its level and those that it names', () => {
  const [rung] = climb(incidentRun(null, { impact: [{ fact: 'revenue', at: minutes(1), by: 'me', amount: 10_001 }] }), policy);
  expect(contactsOf(policy, rung!.level, rung!.reason).map(({ id }) => id)).toEqual(['vp-engineering', 'ceo', 'cto']);
});

test('amber before it is late, red from then on; with a grace amber lasts until that is over (S8)', () => {
  const sharp = { dueAt: minutes(5), overdueAt: minutes(5) };
  expect([minutes(5) - 121 * second, minutes(3), minutes(5) - 1, minutes(5)].map((now) => pressureOf(sharp, now))).toEqual(['ahead', 'soon', 'soon', 'late']);
  const graced = { dueAt: minutes(10), overdueAt: minutes(15) };
  expect([minutes(10) - 1, minutes(10), minutes(15) - 1, minutes(15)].map((now) => pressureOf(graced, now))).toEqual(['ahead', 'soon', 'soon', 'late']);
});

test('every deadline says what it counts from', () => {
  const { standing, run } = assess(incidentRun(1, { commanderSince: opened, updates: [{ at: minutes(2), nextAt: minutes(9) }], calls: [rungCall(2, minutes(3))] }));
  const why = Object.fromEntries(standing.deadlines.map((deadline) => [deadline.kind, describeWhy(deadline, run, policy)]));
  expect(why).toMatchObject({
    acknowledge: '5 min from the trigger', update: 'as promised in the last one', answer: '15 min from the call', decision: 'no cause after 60 min', commander: '3 h 00 at the latest',
  });
  expect(describeWhy({ id: 'update', kind: 'update', dueAt: opened + 10 * minute, overdueAt: 0, line: null }, incidentRun(1), policy)).toBe('the first one');
});
