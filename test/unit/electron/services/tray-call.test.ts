import { expect, test } from 'vitest';
import { trayCall, trayProblem } from '../../../../electron/services/tray-call.ts';
import { calls } from '../../../../shared/ipc/contract.ts';
import type { TrayCommand } from '../../../../shared/domain/tray-menu.ts';

const asking: readonly TrayCommand[] = [
  { type: 'acknowledge', id: 'S1' }, { type: 'silence', ask: { scope: { kind: 'all' }, minutes: 60, reason: 'planned work' } }, { type: 'end-silence', id: 'Q1' }, { type: 'leave-alone', minutes: 60 },
  { type: 'begin-duty' }, { type: 'end-duty' }, { type: 'take-break' }, { type: 'postpone-break' }, { type: 'end-break' },
];

test.each(asking.map((command) => [command.type, command] as const))('%s is a call that main understands', (_type, command) => {
  const call = trayCall(command);
  expect(call).not.toBeNull();
  if (call !== null) expect(calls[call.name].input.safeParse(call.input)).toMatchObject({ success: true });
});

test('what opens or ends something is no call', () => {
  const opening: readonly TrayCommand[] = [{ type: 'open-window' }, { type: 'prove-alerts' }, { type: 'open-situation', id: 'S1' }, { type: 'show-now' }, { type: 'cannot-continue' }, { type: 'open-handoff' }, { type: 'support' }, { type: 'quit' }];
  expect(opening.map(trayCall)).toEqual(opening.map(() => null));
});

test('what came to nothing has a reason to be told; what was done, or needs nothing, has none', () => {
  expect(trayProblem({ ok: false, problem: { code: 'unavailable', message: 'The disk is full.' } })).toBe('The disk is full.');
  expect(trayProblem({ ok: true, value: { result: 'failed', message: 'PagerDuty refused it.' } })).toBe('PagerDuty refused it.');
  for (const value of [{ result: 'done', message: 'x' }, { result: 'queued', message: 'x' }, { result: 'nothing-to-do', message: 'x' }, undefined, null, 'x']) expect(trayProblem({ ok: true, value })).toBeNull();
});
