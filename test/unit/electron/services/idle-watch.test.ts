import { expect, it } from 'vitest';
import type { Clock } from '../../../../electron/services/ports/clock.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { checkOf } from '../../../support/checks.ts';
import { createWatchDisk, startWatchMachine } from '../../../support/watch-machine.ts';
import { createWatchWorld } from '../../../support/watch-world.ts';

/** How often the open list is read while somebody is on call. */
const onCallEvery = 15 * second;

/** A whole watch on a clock that notes when it had to wake up: timers of one moment share one wake-up. */
async function wakeUps(endpoints: number, pagerDuty: boolean) {
  const world = createWatchWorld();
  const woke: number[] = [];
  const noting = (run: () => void) => () => {
    woke.push(world.clock.monotonic());
    run();
  };
  const clock: Clock = { ...world.clock, at: (instant, run) => world.clock.at(instant, noting(run)), after: (delay, run) => world.clock.after(delay, noting(run)) };
  const checks = Array.from({ length: endpoints }, (_, index) => checkOf(`endpoint-${index}`, { rhythm: { intervalSeconds: 30 } }));
  // Nobody starts a program on the second.
  await world.clock.advance(7431);
  const machine = startWatchMachine({ world: { ...world, clock }, disk: createWatchDisk(checks), zone: 'Europe/Berlin', random: () => 0.5, prefix: 'a', pagerDuty });
  await world.clock.advance(10 * minute);
  woke.length = 0;
  await world.clock.advance(hour);
  machine.quit();
  expect(machine.problems).toEqual([]);
  return { perMinute: new Set(woke).size / 60, offGrid: woke.filter((at) => at % (5 * second) !== 0).length / 60 };
}

it('a watch over nothing wakes up with its tick alone, four times a minute (T6)', async () => {
  expect(await wakeUps(0, false)).toEqual({ perMinute: 4, offGrid: 0 });
});

it('a hundred endpoints wake it twice in five seconds, when they are asked and when that is saved; the tick comes along (T7)', async () => {
  // Twice a minute main itself is told of them, and their uptimes are read anew every five minutes.
  expect((await wakeUps(100, false)).perMinute).toBeLessThan(2 * 12 + 2 + 1);
});

it('a quiet account wakes it once for each look at its open incidents, and for nothing else (T7)', async () => {
  const looks = minute / onCallEvery;
  expect((await wakeUps(0, true)).perMinute).toBeLessThanOrEqual(4 + looks);
});
