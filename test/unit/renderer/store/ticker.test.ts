import { describe, expect, test } from 'vitest';
import { createTicker } from '../../../../renderer/store/ticker.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

function visibleClock() {
  const time = createFakeClock();
  const listeners = new Set<() => void>();
  let visible = true;
  return {
    time,
    clock: { now: time.now, after: time.after, isVisible: () => visible, onVisibility: (listen: () => void) => { listeners.add(listen); return () => listeners.delete(listen); } },
    show: (on: boolean) => { visible = on; for (const listen of listeners) listen(); },
    watchers: () => listeners.size,
  };
}

describe('the ticker', () => {
  test('ticks at full seconds, for all listeners with one timer', async () => {
    const { time, clock } = visibleClock();
    await time.advance(300);
    const ticker = createTicker(clock);
    const seen: number[] = [];
    const stop = [ticker.subscribe(() => seen.push(ticker.at() % 1000)), ticker.subscribe(() => {})];
    expect(time.armed()).toBe(1);
    await time.advance(2700);
    expect(seen).toEqual([0, 0, 0]);
    for (const end of stop) end();
    expect(time.armed()).toBe(0);
  });

  test('rests while hidden and catches up at once when seen again (5.11)', async () => {
    const { time, clock, show } = visibleClock();
    const ticker = createTicker(clock);
    let ticks = 0;
    ticker.subscribe(() => (ticks += 1));
    show(false);
    expect(time.armed()).toBe(0);
    await time.advance(60_000);
    expect(ticks).toBe(0);
    show(true);
    expect(ticks).toBe(1);
    expect(ticker.at()).toBe(time.now());
    expect(time.armed()).toBe(1);
  });

  test('leaves nothing behind when the last listener goes', () => {
    const { time, clock, watchers } = visibleClock();
    const ticker = createTicker(clock);
    ticker.subscribe(() => {})();
    expect([time.armed(), watchers()]).toEqual([0, 0]);
  });
});
