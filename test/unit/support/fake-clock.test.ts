import { describe, expect, it } from 'vitest';
import { createFakeClock, fakeStart } from '../../support/fake-clock.ts';

describe('the fake clock', () => {
  it('runs what falls due in order, with the time it was due at', async () => {
    const clock = createFakeClock();
    const seen: [string, number][] = [];
    clock.after(300, () => seen.push(['c', clock.monotonic()]));
    clock.after(100, () => seen.push(['a', clock.monotonic()]));
    clock.at(fakeStart + 100, () => seen.push(['b', clock.now() - fakeStart]));
    clock.after(900, () => seen.push(['late', 0]));
    await clock.advance(500);
    expect(seen).toEqual([['a', 100], ['b', 100], ['c', 300]]);
    expect(clock.monotonic()).toBe(500);
    expect(clock.armed()).toBe(1);
  });

  it('lets promises settle between timers, so that chains re-arm', async () => {
    const clock = createFakeClock();
    let beats = 0;
    async function beat(): Promise<void> {
      await Promise.resolve();
      beats += 1;
      clock.after(10, () => void beat());
    }
    clock.after(10, () => void beat());
    await clock.advance(100);
    expect(beats).toBe(10);
  });

  it('disarms', async () => {
    const clock = createFakeClock();
    let ran = false;
    const disarm = clock.after(10, () => (ran = true));
    disarm();
    disarm();
    await clock.advance(100);
    expect(ran).toBe(false);
  });

  it('keeps the monotonic clock still while asleep and runs overdue wall timers on the next advance', async () => {
    const clock = createFakeClock();
    const seen: string[] = [];
    clock.after(60_000, () => seen.push('after'));
    clock.at(fakeStart + 60_000, () => seen.push('at'));
    clock.sleep(3_600_000);
    expect(seen).toEqual([]);
    await clock.advance(0);
    expect(seen).toEqual(['at']);
    await clock.advance(60_000);
    expect(seen).toEqual(['at', 'after']);
  });

  it('steps the wall clock back without hurrying or delaying elapsed timers', async () => {
    const clock = createFakeClock();
    const seen: string[] = [];
    clock.at(fakeStart + 1000, () => seen.push('at'));
    clock.after(1000, () => seen.push('after'));
    clock.stepWall(-3_600_000);
    clock.advanceNow(1000);
    expect(seen).toEqual(['after']);
    clock.advanceNow(3_600_000);
    expect(seen).toEqual(['after', 'at']);
  });
});
