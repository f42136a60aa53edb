import { expect, test } from 'vitest';
import { handoffCountdown, handoffDue, handoffMoment } from '../../../../shared/domain/handoff-due.ts';
import { handoffSteps } from '../../../../shared/domain/handoff-steps.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';

const boundary = Date.parse('2026-11-23T09:00:00+01:00');

test('a step is spoken of from an hour before it, counts down, and says how late it is', () => {
  const at = (time: number, done = {}) => handoffDue(handoffSteps(boundary, done, time), time);
  expect(at(boundary - 91 * minute)).toBeNull();
  const compile = at(boundary - 90 * minute);
  expect(compile).toEqual({ words: 'Compile the handoff', dueAt: boundary - 30 * minute });
  expect(compile === null ? '' : handoffCountdown(compile, boundary - 42 * minute - 26 * second)).toBe('Compile the handoff 12:26');
  expect(compile === null ? '' : handoffMoment(compile, 'Europe/Berlin')).toBe('Compile the handoff by 08:30');
  const transfer = at(boundary + 130 * second, { compile: 1, meet: 1 });
  expect(transfer === null ? '' : handoffCountdown(transfer, boundary + 130 * second)).toBe('Hand over overdue 02:10');
  expect(at(boundary + hour, { compile: 1, meet: 1, transfer: 1, verify: 1 })).toBeNull();
  expect(handoffDue(null, boundary)).toBeNull();
});
