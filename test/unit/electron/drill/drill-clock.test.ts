import { describe, expect, it } from 'vitest';
import { createDrillClock } from '../../../../electron/drill/drill-clock.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart } from '../../../support/fake-clock.ts';

describe('the drill clock', () => {
  it('plays an hour in a minute', async () => {
    const clock = createFakeClock();
    await clock.advance(10 * second);
    const drill = createDrillClock(clock, 60);
    const seen: string[] = [];
    drill.after(30 * minute, () => seen.push('after'));
    drill.at(fakeStart + 10 * second + 45 * minute, () => seen.push('at'));
    await clock.advance(30 * second);
    expect(seen).toEqual(['after']);
    await clock.advance(15 * second);
    expect(seen).toEqual(['after', 'at']);
    await clock.advance(15 * second);
    expect(drill.now()).toBe(fakeStart + 10 * second + hour);
    expect(drill.monotonic()).toBe(hour);
  });

  it('runs what is past at once, disarms, and ignores a stepped wall clock', async () => {
    const clock = createFakeClock();
    const drill = createDrillClock(clock, 2);
    const seen: string[] = [];
    drill.at(fakeStart - hour, () => seen.push('past'));
    const disarm = drill.after(second, () => seen.push('never'));
    disarm();
    clock.stepWall(hour);
    await clock.advance(5 * second);
    expect(seen).toEqual(['past']);
    expect(drill.now()).toBe(fakeStart + 10 * second);
  });

  it('runs 1 to 60 times as fast, not otherwise', () => {
    for (const speed of [0, 0.5, 61, NaN, -1]) expect(() => createDrillClock(createFakeClock(), speed)).toThrow('1 to 60');
  });
});
