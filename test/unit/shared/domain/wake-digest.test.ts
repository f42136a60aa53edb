import { expect, test } from 'vitest';
import { digestOf, isPastResponse } from '../../../../shared/domain/wake-digest.ts';
import type { Situation } from '../../../../shared/model/situation.ts';
import { minute } from '../../../../shared/time/duration.ts';
import { fakeStart } from '../../../support/fake-clock.ts';
import { incidentReport, situationOf } from '../../../support/situations.ts';

const away = { reason: 'offline', from: fakeStart + 400, to: fakeStart + minute } as const;

function told(before: readonly Situation[], after: readonly Situation[]) {
  return digestOf({ away, before, after, isLate: () => false, unread: '', now: away.to }).lines.map(({ title, triggered, resolved }) => ({ title, triggered, resolved }));
}
const blip = (over: object = {}) => situationOf(incidentReport({ title: 'A blip', ...over }));

test('what came and went is told, although its times are whole seconds and seem to lie before the trouble', () => {
  const gone = blip({ status: 'resolved', createdAt: fakeStart, resolvedAt: fakeStart });
  expect(told([], [gone])).toEqual([{ title: 'A blip', triggered: true, resolved: true }]);
});

test('what was over before is not told again', () => {
  const gone = blip({ status: 'resolved', resolvedAt: fakeStart });
  expect(told([gone], [gone])).toEqual([]);
});

test('what went meanwhile is told as resolved only', () => {
  expect(told([blip()], [blip({ status: 'resolved', resolvedAt: away.from + 1 })])).toEqual([{ title: 'A blip', triggered: false, resolved: true }]);
});

test('an unacknowledged SEV-1/2 is told again, what is acknowledged and unchanged is not', () => {
  const waits = blip();
  const taken = situationOf(incidentReport({ id: 'P2', title: 'Taken', status: 'acknowledged' }));
  expect(told([waits, taken], [waits, taken])).toEqual([{ title: 'A blip', triggered: false, resolved: false }]);
});

test('a SEV-3 that became late meanwhile is told, once: at the next short absence it is no news', () => {
  const waits = blip({ severity: 3, createdAt: fakeStart - 50 * minute });
  const digest = (from: number, to: number) => digestOf({ away: { ...away, from, to }, before: [waits], after: [waits], isLate: isPastResponse, unread: '', now: to }).lines.map(({ late }) => late);
  expect([digest(fakeStart, fakeStart + 5 * minute), digest(fakeStart, fakeStart + 11 * minute), digest(fakeStart + 12 * minute, fakeStart + 20 * minute)]).toEqual([[], [true], []]);
});
