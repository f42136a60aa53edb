import { expect, test } from 'vitest';
import { createCheckHistoryReader } from '../../../electron/database/archive/check-history.ts';
import { createSummaryReader } from '../../../electron/database/archive/check-summaries.ts';
import type { Verdict } from '../../../shared/model/check-state.ts';
import { hour, minute } from '../../../shared/time/duration.ts';
import { fakeStart } from '../../support/fake-clock.ts';
import { aCheckOf } from '../../support/situations.ts';
import { aResult } from '../support/checks.ts';
import { lookInto, openScratchStore } from '../support/open-store.ts';

function probed(...probes: readonly (readonly [at: number, verdict?: Verdict, duration?: number])[]) {
  const { checks, path } = openScratchStore();
  checks.save(aCheckOf());
  for (const [at, verdict, duration] of probes) checks.record({ results: [aResult('api', fakeStart + at, verdict, duration)], states: [], events: [] });
  const reader = lookInto(path);
  return { history: createCheckHistoryReader(reader), summaries: createSummaryReader(reader) };
}

test('an hour is drawn by the minute: median, worst, failures, and gaps where nothing was seen', () => {
  const { history } = probed([0, 'up', 10], [20_000, 'up', 40], [40_000, 'up', 20], [minute, 'pending'], [3 * minute, 'up', 70]);
  const drawn = history({ id: 'api', hours: 1 }, fakeStart + 4 * minute);
  expect(drawn.at).toHaveLength(61);
  expect(drawn.at.at(-1)).toBe(fakeStart + 4 * minute);
  expect(drawn.median.slice(-5)).toEqual([20, null, null, 70, null]);
  expect(drawn.worst.slice(-5)).toEqual([40, null, null, 70, null]);
  expect(drawn.failed.slice(-5)).toEqual([0, 1, 0, 0, 0]);
  expect(drawn.spans).toEqual([
    { verdict: 'up', from: fakeStart, to: fakeStart + minute },
    { verdict: 'pending', from: fakeStart + minute, to: fakeStart + 3 * minute },
    { verdict: 'up', from: fakeStart + 3 * minute, to: fakeStart + 3 * minute },
  ]);
});

test('a month is drawn by the hour from folded hours and the running one', () => {
  const { history } = probed([0, 'up', 10], [minute, 'up', 30], [hour, 'up', 50], [hour + minute, 'down', 0]);
  const drawn = history({ id: 'api', hours: 720 }, fakeStart + hour + 2 * minute);
  expect(drawn.at).toHaveLength(721);
  expect(drawn.median.slice(-3)).toEqual([null, 20, 50]);
  expect(drawn.worst.slice(-3)).toEqual([null, 30, 50]);
  expect(drawn.failed.slice(-3)).toEqual([0, 0, 1]);
});

test('a check that nobody knows has an empty history', () => {
  const { history } = probed();
  const drawn = history({ id: 'nobody', hours: 1 }, fakeStart);
  expect(drawn.median.every((value) => value === null)).toBe(true);
  expect(drawn.spans).toEqual([]);
});

test('uptime is the share of confirmed time; unknown, pending and unseen time do not count', () => {
  const { summaries } = probed([0, 'up'], [minute, 'up'], [2 * minute, 'pending'], [3 * minute, 'down'], [4 * minute, 'unknown'], [5 * minute, 'up'], [5 * hour, 'up'], [5 * hour + minute, 'up']);
  expect(summaries(fakeStart + 6 * hour)).toEqual([
    { checkId: 'api', uptimeDay: 3 / 4, uptimeMonth: 3 / 4, recentLatencies: [20, 20, null, null, null, 20, 20, 20] },
  ]);
});

test('what is older than a day leaves the day and stays in the month', () => {
  const { summaries } = probed([0, 'down'], [minute, 'down'], [48 * hour, 'up'], [48 * hour + minute, 'up']);
  expect(summaries(fakeStart + 48 * hour + minute)).toMatchObject([{ uptimeDay: 1, uptimeMonth: 0.5 }]);
});

test('the newest sixty latencies, oldest first', () => {
  const { summaries } = probed(...Array.from({ length: 130 }, (_, index) => [index * minute, 'up', index] as const));
  expect(summaries(fakeStart + 130 * minute)[0]?.recentLatencies).toEqual(Array.from({ length: 60 }, (_, index) => 70 + index));
});

test('a check that was never probed has no uptime', () => {
  expect(probed().summaries(fakeStart)).toEqual([{ checkId: 'api', uptimeDay: null, uptimeMonth: null, recentLatencies: [] }]);
});
