import { expect, test } from 'vitest';
import { createTick } from '../../../../electron/services/tick.ts';
import { hour, minute } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

function begin(uptime?: () => number) {
  const clock = createFakeClock();
  const heard: string[] = [];
  const tick = createTick({
    clock,
    ...(uptime === undefined ? {} : { uptime }),
    onGap: (gap) => heard.push(`gap ${gap.length}`),
    onClockStep: (step) => heard.push(`step ${step.by}`),
    onTick: () => heard.push('tick'),
  });
  tick.start();
  return { clock, heard, tick };
}

test('a day without incident is 5,760 beats and nothing else', () => {
  const { clock, heard } = begin();
  clock.advanceNow(24 * hour);
  expect(heard).toEqual(Array.from({ length: 5760 }, () => 'tick'));
});

test('sleep is found at the wake, once, though the system says it twice', () => {
  const { clock, heard, tick } = begin();
  clock.advanceNow(20_000);
  tick.suspended();
  tick.suspended();
  clock.sleep(6 * hour);
  tick.resumed();
  tick.resumed();
  clock.advanceNow(10_000);
  expect(heard).toEqual(['tick', `gap ${6 * hour}`, 'tick']);
});

test('sleep that nobody reports is found by the next beat', () => {
  const { clock, heard } = begin();
  clock.sleep(3 * hour);
  clock.advanceNow(15_000);
  expect(heard).toEqual([`gap ${3 * hour + 15_000}`, 'tick']);
});

test('a stepped clock is told by how much, in both directions', () => {
  let awake = 0;
  const { clock, heard } = begin(() => awake);
  clock.stepWall(2 * hour);
  awake += 15_000;
  clock.advanceNow(15_000);
  clock.stepWall(-5 * minute);
  awake += 15_000;
  clock.advanceNow(15_000);
  expect(heard).toEqual([`step ${2 * hour}`, 'tick', `step ${-5 * minute}`, 'tick']);
});

test('after stop nothing is armed and nothing is said', () => {
  const { clock, heard, tick } = begin();
  tick.stop();
  tick.suspended();
  tick.resumed();
  clock.sleep(hour);
  clock.advanceNow(hour);
  expect(heard).toEqual([]);
  expect(clock.armed()).toBe(0);
});
