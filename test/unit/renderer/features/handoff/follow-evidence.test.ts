import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { followEvidence } from '../../../../../renderer/features/handoff/follow-evidence.ts';
import type { PenState } from '../../../../../renderer/features/handoff/handoff-pen.ts';
import { createFakeClock } from '../../../../support/fake-clock.ts';
import { createFakeMain } from '../../../../support/fake-main.ts';
import { emptyWorld } from '../../../../support/fake-world.ts';

function bench() {
  const clock = createFakeClock(0);
  const main = createFakeMain(emptyWorld());
  const store = createStore<PenState>(() => ({ opened: null, problem: null, save: { state: 'saved', at: null }, clashes: [] }));
  let reads = 0;
  let visible = true;
  const stop = followEvidence({ api: main.api, clock: { now: clock.now, after: clock.after, isVisible: () => visible }, pen: { store, refresh: async () => void (reads += 1) } });
  return { clock, stop, store, reads: () => reads, grow: () => main.emit('timeline.grew', { newestId: 1 }), hide: (hidden: boolean) => void (visible = !hidden) };
}

test('what happens while a draft is open is read soon, of a storm every few seconds, and not any more when it is left', async () => {
  const { clock, stop, reads, grow } = bench();
  grow();
  await clock.advance(1_000);
  expect(reads()).toBe(1);
  await clock.advance(60_000);
  expect(reads()).toBe(1);
  for (let times = 0; times < 100; times += 1) {
    grow();
    await clock.advance(100);
  }
  expect(reads()).toBe(3);
  grow();
  stop();
  await clock.advance(60_000);
  expect(reads()).toBe(3);
});

test('what is typed goes first, and a window that nobody sees asks for nothing', async () => {
  const { clock, reads, grow, store, hide } = bench();
  store.setState({ save: { state: 'saving' } });
  grow();
  await clock.advance(10_000);
  expect(reads()).toBe(0);
  store.setState({ save: { state: 'saved', at: clock.now() - 500 } });
  await clock.advance(1_000);
  expect(reads()).toBe(0);
  await clock.advance(3_000);
  expect(reads()).toBe(1);
  hide(true);
  grow();
  await clock.advance(10_000);
  expect(reads()).toBe(1);
});
