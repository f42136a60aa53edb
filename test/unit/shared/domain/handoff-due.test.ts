import { expect, test } from 'vitest';
import { handoffCountdown, handoffDue, handoffDues, handoffMoment } from '../../../../shared/domain/handoff-due.ts';
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

test('all four steps stand among what is due, each from an hour before it, until it is done; late when the next one is due (C26)', () => {
  const at = (minutes: number, done = {}) => handoffDues(handoffSteps(boundary, done, boundary + minutes * minute), boundary + minutes * minute).map(({ words, dueAt, overdueAt }) => `${words} ${(dueAt - boundary) / minute} ${(overdueAt - boundary) / minute}`);
  expect(at(-91)).toEqual([]);
  expect(at(-90)).toEqual(['Compile the handoff -30 -15']);
  expect(at(-45)).toEqual(['Compile the handoff -30 -15', 'Handoff meeting -15 0', 'Hand over 0 15', 'Verify the handoff 15 30']);
  expect(at(1, { compile: 1, transfer: 1 })).toEqual(['Handoff meeting -15 0', 'Verify the handoff 15 30']);
  expect(handoffDues(null, boundary)).toEqual([]);
});
