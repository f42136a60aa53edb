import { expect, test } from 'vitest';
import { defaultAlertRules } from '../../../../shared/domain/alert-rules.ts';
import { planAlert } from '../../../../shared/domain/alert-plan.ts';
import { assessProbe } from '../../../../shared/domain/check-verdict.ts';
import { mergeSituations } from '../../../../shared/domain/situation-merge.ts';
import type { CheckState } from '../../../../shared/model/check-state.ts';
import type { Severity } from '../../../../shared/model/severity.ts';
import type { ShownAlert } from '../../../../shared/model/shown-alert.ts';
import type { Situation } from '../../../../shared/model/situation.ts';
import { minute } from '../../../../shared/time/duration.ts';
import { checkOf, resultOf, stateOf } from '../../../support/checks.ts';
import { fakeStart } from '../../../support/fake-clock.ts';

/** Plays results a minute apart through verdict, situation and alert, and gives what the person was told. */
function play(results: string, severity: Severity | null = 1) {
  const check = checkOf('api', { severity });
  const told: string[] = [];
  let state: CheckState = stateOf({ checkId: 'api' });
  let situations: readonly Situation[] = [];
  let shown: ShownAlert | null = null;
  let now = fakeStart;
  for (const result of results) {
    now += minute;
    state = assessProbe(state, check.rhythm, resultOf(result === 'F' ? ['status'] : []), { now, localHour: 12, excused: new Set() }).state;
    situations = mergeSituations(situations, [{ type: 'check', check, state }], now).situations;
    const [situation = null] = situations.toSorted((a, b) => b.openedAt - a.openedAt);
    if (shown !== null && situation?.id !== shown.situationId) shown = null;
    const plan = planAlert({ situation, shown, problem: null, rules: { ...defaultAlertRules, repeatEvery: 1000 * minute }, now });
    if (plan.step === 'none' || plan.step === 'withdraw') continue;
    told.push(`${plan.step}: ${plan.content.title}`);
    shown = plan.memory;
  }
  return { told, situations, state };
}
const restless = 'PFPFPFPFPFPFPF';

test('a check that fails and passes in turn is one quiet situation, said once, then silence until it is steady (A3)', () => {
  const { told, situations } = play(`${restless}${restless}${restless}`);
  expect(told).toEqual(['show: SEV-3 · api is flapping']);
  expect(situations).toMatchObject([{ title: 'api is flapping', status: 'triggered', severity: 3 }]);
  const steady = play(`${restless}${restless}${'P'.repeat(21)}`);
  expect(steady.told).toEqual(['show: SEV-3 · api is flapping', 'recover: Recovered · api']);
  expect(steady.situations).toMatchObject([{ status: 'resolved' }]);
});

test('a check without a severity keeps having none while it flaps', () => {
  expect(play(restless, null).situations).toMatchObject([{ severity: null, title: 'api is flapping' }]);
});

test('confirmed down while it flaps is worse: said once more, with the severity of the check', () => {
  const { told, situations } = play(`${restless}FFF`);
  expect(told).toEqual(['show: SEV-3 · api is flapping', 'show: SEV-1 · api is down']);
  expect(situations).toMatchObject([{ title: 'api is down', severity: 1 }]);
  expect(play(`${restless}FFF${restless}`).told).toHaveLength(2);
  expect(play(`${restless}FFF${'P'.repeat(25)}`).told.at(-1)).toBe('recover: Recovered · api');
});

test('down first, flapping then: still one outage, nothing is said of the flapping', () => {
  expect(play(`PFFF${restless}`).told).toEqual(['show: SEV-1 · api is down']);
});

test('single failures far apart are no flapping', () => {
  expect(play('PPPPPPPFPPPPPPPPPPPPPPFPPPPPP').told).toEqual([]);
});
