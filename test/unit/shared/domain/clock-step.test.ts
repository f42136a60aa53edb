import { expect, test } from 'vitest';
import { assessClocks, type ClockReading } from '../../../../shared/domain/clock-step.ts';
import { hour, second } from '../../../../shared/time/duration.ts';

const before: ClockReading = { wall: 1_000_000, monotonic: 500, uptime: 9_000 };
function later(wall: number, monotonic: number, uptime: number | null): ClockReading {
  return { wall: before.wall + wall, monotonic: before.monotonic + monotonic, uptime: uptime === null ? null : 9_000 + uptime };
}

test('an ordinary beat and a slewing clock are nothing', () => {
  expect(assessClocks(before, later(15_000, 15_000, 15_000), false)).toEqual({ kind: 'none' });
  expect(assessClocks(before, later(15_400, 15_000, 15_000), false)).toEqual({ kind: 'none' });
  expect(assessClocks(before, later(44_000, 44_000, 44_000), false)).toEqual({ kind: 'none' });
});

test('sleep where the monotonic clock stands still (Linux) is a gap of its true length', () => {
  const found = assessClocks(before, later(6 * hour + 10_000, 10_000, 6 * hour + 10_000), false);
  expect(found).toEqual({ kind: 'gap', from: before.wall, to: before.wall + 6 * hour + 10_000, length: 6 * hour + 10_000, stepped: 0 });
});

test('sleep where the monotonic clock runs on (macOS, Windows) and a frozen process are gaps', () => {
  expect(assessClocks(before, later(hour, hour, hour), false)).toMatchObject({ kind: 'gap', length: hour });
  expect(assessClocks(before, later(46_000, 46_000, 46_000), false)).toMatchObject({ kind: 'gap' });
});

test('a clock set forward is not sleep when the machine says that it was awake', () => {
  expect(assessClocks(before, later(hour + 15_000, 15_000, 15_000), false)).toEqual({ kind: 'clock-step', by: hour, at: before.wall + hour + 15_000 });
});

test('without that knowledge a long jump forward is taken for sleep: nothing is blamed', () => {
  const unknown = { ...before, uptime: null };
  expect(assessClocks(unknown, later(hour, 15_000, null), false)).toMatchObject({ kind: 'gap', length: hour });
  expect(assessClocks(unknown, later(35_000, 15_000, null), false)).toMatchObject({ kind: 'clock-step', by: 20 * second });
});

test('a clock that was set in a sleep that nobody reported is both', () => {
  expect(assessClocks(before, later(hour, 10_000, 3 * hour), false)).toEqual({ kind: 'gap', from: before.wall, to: before.wall + 3 * hour, length: 3 * hour, stepped: -2 * hour });
  expect(assessClocks(before, later(3 * hour, 10_000, 10_000), true)).toMatchObject({ kind: 'gap', to: before.wall + 3 * hour, stepped: 0 });
});

test('a clock set back is a step, never a negative length', () => {
  expect(assessClocks(before, later(15_000 - hour, 15_000, 15_000), false)).toMatchObject({ kind: 'clock-step', by: -hour });
  expect(assessClocks({ ...before, uptime: null }, later(-hour, 15_000, null), true)).toMatchObject({ kind: 'gap', length: 15_000 });
});

test('a short sleep counts when the system reported it', () => {
  expect(assessClocks(before, later(20_000, 8_000, 20_000), true)).toMatchObject({ kind: 'gap', length: 20_000 });
  expect(assessClocks(before, later(20_000, 8_000, 20_000), false)).toEqual({ kind: 'none' });
});
