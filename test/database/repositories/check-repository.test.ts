import { expect, test } from 'vitest';
import { CheckSchema, type Check } from '../../../shared/model/check.ts';
import type { CheckState } from '../../../shared/model/check-state.ts';
import type { ProbeResult } from '../../../shared/model/probe.ts';
import { elapsedDay, hour, minute, second } from '../../../shared/time/duration.ts';
import { fakeStart } from '../../support/fake-clock.ts';
import { event } from '../support/events.ts';
import { lookInto, openScratchStore } from '../support/open-store.ts';

const check = (id: string, name = id): Check =>
  CheckSchema.parse({ id, name, target: { type: 'http', url: 'https://example.com/health' }, origin: 'person', paused: false });

const state = (checkId: string, verdict: CheckState['verdict']): CheckState => ({
  checkId, verdict, confirmed: 'up', since: fakeStart, consecutiveFailures: 1, consecutivePasses: 0, recent: [true, false], flapping: false,
  lastProbeAt: fakeStart, lastDurationMs: 12.5, lastFailures: [{ kind: 'status', detail: '503' }], certificateExpiresAt: null, certificateWarnedDays: null,
});

const result = (checkId: string, startedAt: number, verdict: CheckState['verdict'] = 'up', durationMs = 20): ProbeResult & { verdict: CheckState['verdict'] } => ({
  checkId, startedAt, durationMs, verdict, failures: verdict === 'up' ? [] : [{ kind: 'timeout', detail: '10 s' }], statusCode: 200, certificateExpiresAt: null,
});

test('checks are kept in the order they came, replaced in place, hidden and brought back with their state', () => {
  const { checks } = openScratchStore();
  checks.save(check('b'));
  checks.save(check('a'));
  checks.save(check('b', 'renamed'));
  checks.record({ results: [], states: [state('b', 'down')], events: [] });
  expect(checks.list()).toEqual([check('b', 'renamed'), check('a')]);
  expect(checks.remove('b')).toBe(true);
  expect(checks.remove('b')).toBe(false);
  expect(checks.list()).toEqual([check('a')]);
  expect(checks.states()).toEqual([]);
  expect(checks.restore('b')).toEqual(check('b', 'renamed'));
  expect(checks.restore('b')).toBeNull();
  expect(checks.restore('nobody')).toBeNull();
  expect(checks.states()).toEqual([state('b', 'down')]);
});

test('results, states and events of a slot are stored together or not at all', () => {
  const { checks, path } = openScratchStore();
  checks.save(check('a'));
  const added = checks.record({ results: [result('a', fakeStart, 'down')], states: [state('a', 'down')], events: [event({ kind: 'check.down', checkId: 'a' })] });
  expect(added).toMatchObject([{ id: 1, kind: 'check.down', checkId: 'a' }]);
  expect(() => checks.record({ results: [result('a', fakeStart + minute)], states: [state('a', 'up')], events: [event({ occurredAt: -1 })] })).toThrow();
  expect(checks.states()).toEqual([state('a', 'down')]);
  expect(lookInto(path).prepare('SELECT count(*) AS total FROM probes').get()).toEqual({ total: 1 });
});

test('what comes in for a check that nobody knows is left out', () => {
  const { checks, path } = openScratchStore();
  expect(checks.record({ results: [result('gone', fakeStart)], states: [state('gone', 'up')], events: [event()] })).toHaveLength(1);
  expect(lookInto(path).prepare('SELECT count(*) AS total FROM probes').get()).toEqual({ total: 0 });
});

test('a verdict is seen from probe to probe, and time in which nobody looked is in no span', () => {
  const { checks, path } = openScratchStore();
  checks.save(check('a'));
  const probe = (at: number, verdict: CheckState['verdict']) => checks.record({ results: [result('a', fakeStart + at, verdict)], states: [], events: [] });
  probe(0, 'up');
  probe(minute, 'up');
  probe(2 * minute, 'pending');
  probe(2 * minute + 20 * second, 'down');
  probe(6 * hour, 'up');
  probe(6 * hour + minute, 'up');
  const spans = lookInto(path).prepare('SELECT from_at_ms, to_at_ms, verdict FROM check_spans ORDER BY from_at_ms').all();
  expect(spans).toEqual([
    { from_at_ms: fakeStart, to_at_ms: fakeStart + 2 * minute, verdict: 1 },
    { from_at_ms: fakeStart + 2 * minute, to_at_ms: fakeStart + 2 * minute + 20 * second, verdict: 2 },
    { from_at_ms: fakeStart + 2 * minute + 20 * second, to_at_ms: fakeStart + 2 * minute + 20 * second, verdict: 3 },
    { from_at_ms: fakeStart + 6 * hour, to_at_ms: fakeStart + 6 * hour + minute, verdict: 1 },
  ]);
});

test('an hour is folded into one row when the next begins, and single probes leave after eight days, which a day of probes must bear out', () => {
  const { checks, path } = openScratchStore();
  checks.save(check('a'));
  const durations = [10, 30, 20];
  durations.forEach((duration, index) => checks.record({ results: [result('a', fakeStart + index * minute, 'up', duration)], states: [], events: [] }));
  checks.record({ results: [result('a', fakeStart + 3 * minute, 'down')], states: [], events: [] });
  checks.record({ results: [result('a', fakeStart + hour)], states: [], events: [] });
  const reader = lookInto(path);
  expect(reader.prepare('SELECT passed, failed, median_ms, worst_ms FROM check_hours').all()).toEqual([{ passed: 3, failed: 1, median_ms: 20, worst_ms: 30 }]);
  for (let later = 1; later <= 25; later += 1) checks.record({ results: [result('a', fakeStart + 8 * elapsedDay + later * hour)], states: [], events: [] });
  expect(reader.prepare('SELECT count(*) AS total FROM probes').get()).toEqual({ total: 25 + 1 });
  expect(reader.prepare('SELECT sum(passed) AS passed FROM check_hours').get()).toEqual({ passed: 4 + 24 });
});

test('a clock that is years ahead for some hours costs no history, and what comes after it is kept as ever', () => {
  const { checks, path } = openScratchStore();
  checks.save(check('a'));
  const hourly = (from: number, hours: number) => {
    for (let at = 0; at < hours * 60; at += 20) checks.record({ results: [result('a', from + at * minute), result('a', from + (at + 1) * minute)], states: [], events: [] });
  };
  const reader = lookInto(path);
  const kept = () => reader.prepare(`
    SELECT (SELECT count(*) FROM probes) AS probes, (SELECT count(*) FROM check_hours) AS hours, (SELECT count(*) FROM check_spans) AS spans,
      (SELECT sum(to_at_ms - from_at_ms) FROM check_spans WHERE to_at_ms < ?) AS seen`).get(fakeStart + 1000 * elapsedDay);
  hourly(fakeStart, 30);
  hourly(fakeStart + 1500 * elapsedDay, 3);
  hourly(fakeStart + 33 * hour, 30);
  const total = 3 * 2 * (30 + 3 + 30);
  expect(kept()).toEqual({ probes: total, hours: 30 + 2 + 29, spans: 3 * (30 + 3 + 30), seen: 3 * (30 + 30) * minute });
});

test('a clock that is behind for a while and then set right leaves no hole behind it', () => {
  const { checks, path } = openScratchStore();
  checks.save(check('a'));
  const probe = (at: number) => checks.record({ results: [result('a', at)], states: [], events: [] });
  for (let at = 0; at < 3; at += 1) probe(fakeStart + at * minute);
  for (let at = 0; at < 3; at += 1) probe(hour + at * minute);
  for (let at = 60; at < 63; at += 1) probe(fakeStart + at * minute);
  const spans = lookInto(path).prepare('SELECT from_at_ms, to_at_ms FROM check_spans ORDER BY from_at_ms').all();
  expect(spans).toEqual([[hour, 2], [fakeStart, 2], [fakeStart + hour, 2]].map(([from = 0, minutes = 0]) => ({ from_at_ms: from, to_at_ms: from + minutes * minute })));
});
