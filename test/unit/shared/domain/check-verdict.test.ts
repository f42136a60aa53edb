import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assessProbe, stateAfterGap, type Transition } from '../../../../shared/domain/check-verdict.ts';
import type { CheckState } from '../../../../shared/model/check-state.ts';
import type { Rhythm } from '../../../../shared/model/check.ts';
import { networkFailureKinds, type FailureKind } from '../../../../shared/model/probe.ts';
import { elapsedDay, minute, second } from '../../../../shared/time/duration.ts';
import { resultOf, rhythmOf, stateOf } from '../../../support/checks.ts';
import { fakeStart } from '../../../support/fake-clock.ts';

type Step = { readonly failed: readonly FailureKind[]; readonly offline?: boolean };

/** Plays results, a minute apart, and gives every state and everything that was told. */
function play(steps: readonly Step[], rhythm: Rhythm = rhythmOf(), start: CheckState = stateOf()) {
  const states: CheckState[] = [];
  const told: (Transition['kind'] | 'nothing')[][] = [];
  const due: number[] = [];
  let state = start;
  let now = fakeStart;
  for (const { failed, offline = false } of steps) {
    now += minute;
    const excused = offline ? networkFailureKinds : new Set<FailureKind>();
    const assessed = assessProbe(state, rhythm, resultOf(failed, { startedAt: now }), { now, localHour: 12, excused });
    state = assessed.state;
    states.push(state);
    told.push(assessed.transitions.map(({ kind }) => kind));
    due.push(assessed.nextDueIn / second);
  }
  return { states, told, due, verdicts: states.map(({ verdict }) => verdict) };
}
const pass: Step = { failed: [] };
const fail: Step = { failed: ['status'] };
const lost: Step = { failed: ['timeout'], offline: true };

test('pending, down after three, up after two, each with its rhythm (A2)', () => {
  const { verdicts, told, due } = play([pass, fail, fail, fail, fail, pass, pass, pass]);
  expect(verdicts).toEqual(['up', 'pending', 'pending', 'down', 'down', 'down', 'up', 'up']);
  expect(told).toEqual([[], [], [], ['check.down'], [], [], ['check.up'], []]);
  expect(due).toEqual([60, 20, 20, 60, 60, 20, 60, 60]);
});

test('a failure that passes in between is forgotten', () => {
  const { verdicts, told } = play([pass, fail, fail, pass, fail, fail, pass]);
  expect(verdicts).toEqual(['up', 'pending', 'pending', 'up', 'pending', 'pending', 'up']);
  expect(told.flat()).toEqual([]);
});

test('offline, our own failures count nothing and half counted ones are forgotten', () => {
  const { verdicts, told } = play([pass, fail, fail, lost, lost, lost, lost, fail, fail, pass]);
  expect(verdicts).toEqual(['up', 'pending', 'pending', 'unknown', 'unknown', 'unknown', 'unknown', 'pending', 'pending', 'up']);
  expect(told.flat()).toEqual([]);
});

test('offline, what a network cannot explain still counts', () => {
  const status: Step = { failed: ['status'], offline: true };
  const both: Step = { failed: ['timeout', 'status'], offline: true };
  expect(play([pass, status, both, status]).verdicts).toEqual(['up', 'pending', 'pending', 'down']);
});

test('down, then blind, then still down: nothing is told twice; then up: told once', () => {
  const { verdicts, told } = play([fail, fail, fail, lost, lost, fail, lost, pass, pass]);
  expect(verdicts).toEqual(['pending', 'pending', 'down', 'unknown', 'unknown', 'down', 'unknown', 'down', 'up']);
  expect(told.flat()).toEqual(['check.down', 'check.up']);
});

test('a restart or sleep in the middle starts the count again and repeats nothing', () => {
  const half = play([pass, fail, fail]).states.at(-1) ?? stateOf();
  const woken = stateAfterGap(half, fakeStart + elapsedDay);
  expect(woken).toMatchObject({ verdict: 'unknown', confirmed: 'up', consecutiveFailures: 0 });
  expect(play([fail, fail, fail], rhythmOf(), woken).verdicts).toEqual(['pending', 'pending', 'down']);
  const down = stateAfterGap(play([fail, fail, fail]).states.at(-1) ?? stateOf(), fakeStart + elapsedDay);
  expect(down.verdict).toBe('down');
  expect(play([fail, pass, pass], rhythmOf(), down).told).toEqual([[], [], ['check.up']]);
});

test('flapping is said once, an outage in it once, and the recovery when it is steady (A3)', () => {
  const restless = Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? fail : pass));
  const worse = [fail, fail, fail, pass, pass, fail, fail, fail, pass, pass];
  const calm = Array.from({ length: 21 }, () => pass);
  const { told, states } = play([pass, ...restless, ...worse, ...calm]);
  expect(told.flat()).toEqual(['check.flapping', 'check.down', 'check.steady', 'check.up']);
  expect(states.at(-1)).toMatchObject({ verdict: 'up', flapping: false });
});

test('an ordinary outage is not flapping', () => {
  const outage = [fail, fail, fail, fail, pass, pass];
  const { told } = play([pass, ...outage, ...outage, pass, pass]);
  expect(told.flat()).toEqual(['check.down', 'check.up', 'check.down', 'check.up']);
});

test('three of the last five are enough when the check says so, and a pass in between does not hide them', () => {
  const rhythm = rhythmOf({ failuresToDown: 3, outOf: 5 });
  const { verdicts, told } = play([pass, fail, fail, pass, fail, pass, pass], rhythm);
  expect(verdicts).toEqual(['up', 'pending', 'pending', 'up', 'down', 'down', 'up']);
  expect(told.flat()).toEqual(['check.down', 'check.up']);
  expect(play([pass, fail, pass, pass, fail, pass, pass, fail], rhythm).told.flat()).toEqual([]);
  expect(play([fail, lost, fail, lost, fail], rhythm).told.flat()).toEqual(['check.down']);
});

test('a proxy of ours that fails is no fault of the endpoint, whatever the network', () => {
  const { verdicts, told } = play([pass, fail, ...Array.from({ length: 20 }, (): Step => ({ failed: ['proxy'] })), fail, fail, pass]);
  expect(new Set(verdicts.slice(2, 22))).toEqual(new Set(['unknown']));
  expect(told.flat()).toEqual([]);
});

const step = fc.record({
  failed: fc.oneof(fc.constant([]), fc.subarray<FailureKind>(['timeout', 'refused', 'dns', 'status', 'certificate'], { minLength: 1 })),
  offline: fc.boolean(),
});
const rhythm = fc.record({ failuresToDown: fc.integer({ min: 1, max: 5 }), passesToUp: fc.integer({ min: 1, max: 4 }) }).map(rhythmOf);
const counts = ({ failed, offline = false }: Step) => failed.length > 0 && !(offline && failed.every((kind) => networkFailureKinds.has(kind)));

test('whatever happens: no DOWN without enough failures in a row that count', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), rhythm, (steps, rule) => {
      const { told } = play(steps, rule);
      told.forEach((kinds, index) => {
        if (!kinds.includes('check.down')) return;
        const last = steps.slice(Math.max(0, index + 1 - rule.failuresToDown), index + 1);
        expect(last).toHaveLength(rule.failuresToDown);
        expect(last.every(counts)).toBe(true);
      });
    }),
  );
});

test('whatever happens: up again only after enough passes in a row', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), rhythm, (steps, rule) => {
      const { told } = play(steps, rule);
      told.forEach((kinds, index) => {
        if (!kinds.includes('check.up')) return;
        const last = steps.slice(Math.max(0, index + 1 - rule.passesToUp), index + 1);
        expect(last).toHaveLength(rule.passesToUp);
        expect(last.every(({ failed }) => failed.length === 0)).toBe(true);
      });
    }),
  );
});

test('whatever happens: enough failures in a row that count do end in DOWN', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), rhythm, (steps, rule) => {
      const outage = Array.from({ length: rule.failuresToDown }, () => fail);
      expect(play([...steps, ...outage], rule).verdicts.at(-1)).toBe('down');
    }),
  );
});

test('whatever happens: down and up are told in turn, and so are flapping and steady', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), rhythm, (steps, rule) => {
      const told = play(steps, rule).told.flat();
      const only = (...kinds: string[]) => told.filter((kind) => kinds.includes(kind));
      only('check.down', 'check.up').forEach((kind, index) => expect(kind).toBe(index % 2 === 0 ? 'check.down' : 'check.up'));
      only('check.flapping', 'check.steady').forEach((kind, index) => expect(kind).toBe(index % 2 === 0 ? 'check.flapping' : 'check.steady'));
    }),
  );
});

test('offline with network failures alone, nothing but unknown ever comes of it', () => {
  const ours = fc.subarray<FailureKind>(['timeout', 'refused', 'reset', 'unreachable', 'dns'], { minLength: 1 });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.array(ours, { minLength: 1, maxLength: 50 }), rhythm, (before, failures, rule) => {
      const { states } = play(before, rule);
      const after = play(failures.map((failed) => ({ failed, offline: true })), rule, states.at(-1) ?? stateOf());
      expect(new Set(after.verdicts)).toEqual(new Set(['unknown']));
      expect(after.told.flat()).toEqual([]);
    }),
  );
});

test('certificates: 21, 14, 7 and 1 days, once each, never at night, anew for a new certificate (A6)', () => {
  let state = stateOf();
  const told: string[] = [];
  const end = fakeStart + 30 * elapsedDay;
  const at = (daysBefore: number, localHour: number, expiresAt: number | null = end) => {
    const now = (expiresAt ?? end) - daysBefore * elapsedDay;
    const assessed = assessProbe(state, rhythmOf(), resultOf([], { certificateExpiresAt: expiresAt }), { now, localHour, excused: new Set() });
    state = assessed.state;
    for (const transition of assessed.transitions) told.push(transition.kind === 'check.certificate' ? `${transition.days}@${daysBefore}` : transition.kind);
  };
  for (const days of [30, 22, 21, 20.9, 15]) at(days, 12);
  at(14, 23);
  at(13.9, 3);
  at(13.8, null === state.certificateExpiresAt ? 0 : 7);
  at(13.7, 12, null);
  at(13.6, 12);
  // Nobody looked for a week: only what holds now is said.
  at(0.9, 12);
  at(0.5, 12);
  at(-1, 12);
  expect(told).toEqual(['21@21', '14@13.8', '1@0.9']);
  at(5, 12, end + 90 * elapsedDay);
  expect(told.at(-1)).toBe('7@5');
});
