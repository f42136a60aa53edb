import { expect, test } from 'vitest';
import { countVerdicts, orderChecks } from '../../../../shared/domain/check-order.ts';
import type { Verdict } from '../../../../shared/model/check-state.ts';
import type { CheckReport } from '../../../../shared/model/check-report.ts';
import { fakeStart } from '../../../support/fake-clock.ts';
import { aCheckOf, aStateOf } from '../../../support/situations.ts';

function report(name: string, verdict: Verdict, paused = false): CheckReport {
  return { check: aCheckOf({ id: name, name, paused }), state: aStateOf(verdict, fakeStart, { checkId: name }), uptimeDay: null, uptimeMonth: null, seen: { passed: 0, failed: 0 }, recentLatencies: [], hold: null };
}
const reports = [report('b', 'up'), report('a', 'up'), report('c', 'down', true), report('d', 'unknown'), report('e', 'pending'), report('f', 'down')];

test('the worst stands first; what is paused stands last whatever it was', () => {
  expect(orderChecks(reports).map(({ check }) => check.id)).toEqual(['f', 'e', 'd', 'a', 'b', 'c']);
});

test('a paused check counts as paused only', () => {
  expect(countVerdicts(reports)).toEqual({ down: 1, pending: 1, unknown: 1, up: 2, paused: 1 });
});
