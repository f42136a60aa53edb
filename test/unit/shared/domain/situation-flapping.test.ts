import { expect, test } from 'vitest';
import { assessProbe } from '../../../../shared/domain/check-verdict.ts';
import { mergeSituations } from '../../../../shared/domain/situation-merge.ts';
import type { CheckState } from '../../../../shared/model/check-state.ts';
import type { Severity } from '../../../../shared/model/severity.ts';
import type { Situation } from '../../../../shared/model/situation.ts';
import { minute } from '../../../../shared/time/duration.ts';
import { checkOf, resultOf, stateOf } from '../../../support/checks.ts';
import { fakeStart } from '../../../support/fake-clock.ts';

/** Plays results a minute apart through verdict and situation, and gives each thing that the situation was in turn. */
function play(results: string, severity: Severity | null = 1) {
  const check = checkOf('api', { severity });
  const was: string[] = [];
  let state: CheckState = stateOf({ checkId: 'api' });
  let situations: readonly Situation[] = [];
  let now = fakeStart;
  for (const result of results) {
    now += minute;
    state = assessProbe(state, check.rhythm, resultOf(result === 'F' ? ['status'] : []), { now, localHour: 12, excused: new Set() }).state;
    const merged = mergeSituations(situations, [{ type: 'check', check, state }], now);
    situations = merged.situations;
    for (const { after } of merged.changes) was.push(`${after?.status} SEV-${after?.severity}: ${after?.title}`);
  }
  return { was, situations, state };
}
const restless = 'PFPFPFPFPFPFPF';

test('a check that fails and passes in turn is one quiet situation, said once, then silence until it is steady (A3)', () => {
  const { was, situations } = play(`${restless}${restless}${restless}`);
  expect(was).toEqual(['triggered SEV-3: api is flapping']);
  expect(situations).toMatchObject([{ title: 'api is flapping', status: 'triggered', severity: 3 }]);
  const steady = play(`${restless}${restless}${'P'.repeat(21)}`);
  expect(steady.was).toEqual(['triggered SEV-3: api is flapping', 'resolved SEV-3: api is flapping']);
  expect(steady.situations).toMatchObject([{ status: 'resolved' }]);
});

test('a check without a severity keeps having none while it flaps', () => {
  expect(play(restless, null).situations).toMatchObject([{ severity: null, title: 'api is flapping' }]);
});

test('confirmed down while it flaps is worse: said once more, with the severity of the check', () => {
  const { was, situations } = play(`${restless}FFF`);
  expect(was).toEqual(['triggered SEV-3: api is flapping', 'triggered SEV-1: api is down']);
  expect(situations).toMatchObject([{ title: 'api is down', severity: 1 }]);
  expect(play(`${restless}FFF${restless}`).was).toHaveLength(2);
  expect(play(`${restless}FFF${'P'.repeat(25)}`).was.at(-1)).toBe('resolved SEV-1: api is down');
});

test('down first, flapping then: still one outage, nothing is said of the flapping', () => {
  expect(play(`PFFF${restless}`).was).toEqual(['triggered SEV-1: api is down']);
});

test('single failures far apart are no flapping', () => {
  expect(play('PPPPPPPFPPPPPPPPPPPPPPFPPPPPP').was).toEqual([]);
});
