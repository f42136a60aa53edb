import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSystemClock } from '../../../../electron/adapters/clock.ts';
import { elapsedDay, hour, second } from '../../../../shared/time/duration.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a delay of 100 days fires after 100 days, and once (fault 24)', () => {
  const clock = createSystemClock();
  const run = vi.fn();
  clock.after(100 * elapsedDay, run);
  vi.advanceTimersByTime(100 * elapsedDay - 1);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(elapsedDay);
  expect(run).toHaveBeenCalledTimes(1);
});

test('an appointment comes at most 30 s late when the wall clock is set forward', () => {
  const clock = createSystemClock();
  const run = vi.fn();
  const start = clock.now();
  clock.at(start + 3 * hour, run);
  vi.advanceTimersByTime(10 * second);
  vi.setSystemTime(start + 3 * hour + second);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(30 * second);
  expect(run).toHaveBeenCalledTimes(1);
});

test('an appointment does not come early when the wall clock is set back', () => {
  const clock = createSystemClock();
  const run = vi.fn();
  const start = clock.now();
  clock.at(start + 60 * second, run);
  vi.advanceTimersByTime(50 * second);
  vi.setSystemTime(start - hour);
  vi.advanceTimersByTime(hour);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(61 * second);
  expect(run).toHaveBeenCalledTimes(1);
});

test('appointments run in order, share one timer, and can be called off, even by each other', () => {
  const clock = createSystemClock();
  const heard: string[] = [];
  const at = (seconds: number, run: () => void) => clock.at(clock.now() + seconds * second, run);
  at(20, () => heard.push('late'));
  const second2 = at(10.001, () => heard.push('second'));
  at(10, () => {
    heard.push('first');
    second2();
  });
  at(5, () => heard.push('never'))();
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(60 * second);
  expect(heard).toEqual(['first', 'late']);
  expect(vi.getTimerCount()).toBe(0);
});

test('an instant that is past runs at once, but not before the caller is done', () => {
  const clock = createSystemClock();
  const run = vi.fn();
  clock.at(clock.now() - hour, run);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(1);
});

test('one appointment that throws does not lose the others', () => {
  const clock = createSystemClock();
  const run = vi.fn();
  clock.at(clock.now() + second, () => {
    throw new Error('broken');
  });
  clock.at(clock.now() + 2 * second, run);
  expect(() => vi.advanceTimersByTime(second)).toThrow('broken');
  vi.advanceTimersByTime(60 * second);
  expect(run).toHaveBeenCalledTimes(1);
});

test('the real timers are never early by the monotonic clock', async () => {
  vi.useRealTimers();
  const clock = createSystemClock();
  const early: number[] = [];
  await Promise.all(
    Array.from({ length: 50 }, (_, index) => {
      const due = clock.monotonic() + index / 3;
      return new Promise<void>((resolve) => {
        clock.after(index / 3, () => {
          if (clock.monotonic() < due) early.push(index);
          resolve();
        });
      });
    }),
  );
  expect(early).toEqual([]);
});

test('uptime counts on and is about as old as the machine', () => {
  vi.useRealTimers();
  expect(createSystemClock().uptime()).toBeGreaterThan(second);
});
