import { expect, test } from 'vitest';
import { createHealthSchedule } from '../../../../electron/services/health-schedule.ts';
import type { Clock } from '../../../../electron/services/ports/clock.ts';
import { elapsedDay, hour, minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock.ts';

function begin(intervals: readonly number[], clock: Clock = createFakeClock()) {
  const runs = new Map<string, number[]>();
  const slots: { readonly at: number; readonly planned: number; readonly size: number }[] = [];
  const asleep: number[] = [];
  const schedule = createHealthSchedule({
    clock,
    run: (ids, planned) => {
      slots.push({ at: clock.monotonic(), planned, size: ids.length });
      for (const id of ids) runs.set(id, [...(runs.get(id) ?? []), clock.monotonic()]);
    },
    onAsleep: (late) => {
      asleep.push(late);
      schedule.soon([...ids]);
    },
  });
  const ids = intervals.map((_, index) => `check-${index}`);
  schedule.set(intervals.map((interval, index) => ({ id: `check-${index}`, interval })));
  return { clock: clock as FakeClock, schedule, runs, slots, asleep, ids, all: () => [...runs.values()] };
}
const many = (count: number, interval: number) => Array.from({ length: count }, () => interval);

test('a hundred checks every 30 s: one armed timer, at most six wake-ups in 30 s, every check on its beat', () => {
  const { clock, slots, all } = begin(many(100, 30 * second));
  expect(clock.armed()).toBe(1);
  clock.advanceNow(30 * second);
  const before = slots.length;
  clock.advanceNow(10 * minute);
  expect(clock.armed()).toBe(1);
  expect(slots.length - before).toBeLessThanOrEqual(120);
  for (const times of all()) {
    const regular = times.slice(1);
    expect(regular.length).toBeGreaterThanOrEqual(20);
    for (let index = 1; index < regular.length; index += 1) expect((regular[index] ?? 0) - (regular[index - 1] ?? 0)).toBe(30 * second);
  }
});

test('the first probes come at once but spread: 50 a second', () => {
  const { clock, slots, all } = begin(many(100, minute));
  clock.advanceNow(2.3 * second);
  expect(all()).toHaveLength(100);
  expect(Math.max(...slots.map(({ size }) => size))).toBeLessThan(30);
});

test('a hundred days are exactly as many beats as the arithmetic says (fault 24)', () => {
  const { clock, all } = begin([hour, hour, 6 * hour]);
  clock.advanceNow(100 * elapsedDay + 5 * second);
  // The first one is asked for at once; the others lie on the grid.
  const counts = all().map((times) => times.length).sort((a, b) => a - b);
  expect(counts).toEqual([401, 2401, 2401]);
});

test('a stepped wall clock changes nothing (fault 11)', () => {
  const { clock, runs } = begin([minute]);
  clock.advanceNow(10 * minute);
  const before = runs.get('check-0')?.length ?? 0;
  clock.stepWall(hour);
  clock.advanceNow(10 * minute);
  clock.stepWall(-2 * hour);
  clock.advanceNow(10 * minute);
  expect((runs.get('check-0')?.length ?? 0) - before).toBe(20);
});

/** A clock on which time can pass while nothing runs, as when the process stands still. */
function blockable() {
  const fake = createFakeClock();
  let lost = 0;
  const clock: FakeClock = { ...fake, monotonic: () => fake.monotonic() + lost, now: () => fake.now() + lost };
  return { clock, block: (length: number) => { lost += length; } };
}

test('a process that stands still for 5 s runs what is due once, counts the lateness, and makes no burst (fault 23)', () => {
  const { clock, block } = blockable();
  const { slots, schedule, all } = begin(many(1000, 20 * second), clock);
  clock.advanceNow(60 * second);
  const before = slots.length;
  block(5 * second);
  clock.advanceNow(15 * second);
  const after = slots.slice(before);
  const together = new Map<number, number>();
  for (const { at, size } of after) together.set(at, (together.get(at) ?? 0) + size);
  expect(Math.max(...together.values())).toBeLessThanOrEqual(40);
  expect(after.reduce((sum, { size }) => sum + size, 0)).toBe(1000);
  expect(schedule.lateness().worst).toBeGreaterThanOrEqual(4.5 * second);
  for (const times of all()) expect(times.length).toBeGreaterThanOrEqual(4);
});

test('beats that were missed by more than half an interval are skipped to the grid and counted', () => {
  const { clock, block } = blockable();
  const { runs, schedule } = begin([second], clock);
  clock.advanceNow(10 * second);
  const before = runs.get('check-0')?.length ?? 0;
  block(10.7 * second);
  clock.advanceNow(2 * second);
  expect((runs.get('check-0')?.length ?? 0) - before).toBeLessThanOrEqual(3);
  expect(schedule.lateness().skipped).toBeGreaterThanOrEqual(10);
});

test('a long sleep on a clock that counts it is told, and everything comes once, spread (fault 10)', () => {
  const { clock, block } = blockable();
  const { asleep, slots } = begin(many(100, minute), clock);
  clock.advanceNow(2 * minute);
  const before = slots.length;
  block(6 * hour);
  clock.advanceNow(5 * second);
  expect(asleep).toHaveLength(1);
  expect(asleep[0]).toBeGreaterThan(5.9 * hour);
  const after = slots.slice(before);
  expect(after.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(115);
  expect(Math.max(...after.map(({ size }) => size))).toBeLessThan(35);
});

test('once: a retry comes when it was asked for, then the grid goes on', () => {
  const { clock, runs, schedule } = begin([minute]);
  clock.advanceNow(2 * minute);
  const times = () => runs.get('check-0') ?? [];
  const last = times().at(-1) ?? 0;
  schedule.once('check-0', last + 20 * second);
  clock.advanceNow(minute);
  expect(times().slice(-2)).toEqual([last + 20 * second, last + 60 * second]);
});

test('changing one check leaves the others on their beat', () => {
  const { clock, runs, schedule } = begin([minute, minute]);
  clock.advanceNow(5 * minute);
  const last = runs.get('check-1')?.at(-1) ?? 0;
  schedule.set([{ id: 'check-1', interval: minute }, { id: 'new', interval: minute }]);
  const gone = runs.get('check-0')?.length;
  clock.advanceNow(minute);
  expect(runs.get('check-0')?.length).toBe(gone);
  expect(runs.get('check-1')?.at(-1)).toBe(last + minute);
  expect(runs.get('new')?.length).toBeGreaterThanOrEqual(1);
  schedule.stop();
  expect(clock.armed()).toBe(0);
});

test('a thousand checks a second on a real machine: late by a few ms at most in the model', () => {
  const { clock, schedule, slots } = begin(many(1000, second));
  clock.advanceNow(10 * second);
  expect(schedule.lateness().worst).toBe(0);
  expect(schedule.width()).toBe(20);
  expect(slots.filter(({ at }) => at > 2 * second).every(({ size }) => size <= 45)).toBe(true);
});

test('what a slot throws reaches whoever looks after errors, and the next slots come all the same', () => {
  const clock = createFakeClock();
  let runs = 0;
  const schedule = createHealthSchedule({
    clock, onAsleep: () => {},
    run: () => {
      runs += 1;
      if (runs === 2) throw new Error('one of them broke');
    },
  });
  schedule.set([{ id: 'check', interval: minute }]);
  expect(() => clock.advanceNow(3 * minute)).toThrow('one of them broke');
  clock.advanceNow(10 * minute);
  expect(runs).toBeGreaterThanOrEqual(10);
});
