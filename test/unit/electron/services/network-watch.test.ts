import { expect, test } from 'vitest';
import { createNetworkWatch } from '../../../../electron/services/network-watch.ts';
import type { WitnessAnswer } from '../../../../shared/domain/network-view.ts';
import type { SourceState } from '../../../../shared/model/source.ts';
import type { Witness } from '../../../../shared/policy/policy.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';

const two: readonly Witness[] = [
  { type: 'tcp', host: '192.0.2.1', port: 53 },
  { type: 'tcp', host: 'names.example.com', port: 443 },
];

function begin(witnesses: readonly Witness[] = two, takes = 50) {
  const clock = createFakeClock();
  const world = { result: 'reached' as WitnessAnswer['result'], asked: 0 };
  const sources: SourceState[] = [];
  let returns = 0;
  const watch = createNetworkWatch({
    clock,
    witnesses: () => witnesses,
    zone: () => 'UTC',
    onSource: (state) => sources.push(state),
    onReturn: () => {
      returns += 1;
    },
    witness: {
      ask: (witness) => {
        world.asked += 1;
        return new Promise((resolve) => {
          const named = witness.type === 'tcp' && !/^\d/.test(witness.host);
          const result = () => (world.result === 'unnamed' && !named ? 'reached' : world.result);
          clock.after(takes, () => resolve({ named, proves: false, result: result() }));
        });
      },
    },
  });
  return { clock, world, sources, watch, returns: () => returns, judge: () => watch.judge(clock.monotonic() - 1000, clock.monotonic()) };
}

test('nobody is asked until a failure raises the question, then once for a hundred failures (A4)', async () => {
  const { clock, world, watch, judge } = begin();
  clock.advanceNow(24 * hour);
  expect(world.asked).toBe(0);
  const views = Promise.all(Array.from({ length: 100 }, judge));
  await clock.advance(100);
  expect(new Set((await views).map(({ verdict }) => verdict))).toEqual(new Set(['online']));
  expect(world.asked).toBe(2);
  expect(watch.source()).toMatchObject({ condition: 'fresh', lastGoodAt: clock.now() - 50 });
  expect(clock.armed()).toBe(0);
});

test('an answer from before the failure does not count: the witnesses are asked again', async () => {
  const { clock, world, judge } = begin();
  const first = judge();
  await clock.advance(100);
  expect((await first).verdict).toBe('online');
  world.result = 'unreached';
  await clock.advance(1000);
  const second_ = judge();
  await clock.advance(100);
  expect((await second_).verdict).toBe('offline');
});

test('a round that was under way when the failure was seen is not enough', async () => {
  const { clock, world, judge } = begin();
  const first = judge();
  await clock.advance(10);
  const later = judge();
  await clock.advance(45);
  expect((await first).verdict).toBe('online');
  world.result = 'unreached';
  await clock.advance(100);
  expect((await later).verdict).toBe('offline');
  expect(world.asked).toBe(4);
});

test('offline is one state with its time, and the return is seen within 2 s (fault 1)', async () => {
  const { clock, world, sources, returns, judge, watch } = begin();
  world.result = 'unreached';
  const view = judge();
  await clock.advance(second);
  expect(await view).toEqual({ verdict: 'offline', trouble: 'no-network' });
  await clock.advance(10 * minute);
  expect(sources).toHaveLength(1);
  expect(sources[0]).toMatchObject({ source: 'network', condition: 'failing', reason: 'No network since 09:00. Checks that need it are unknown until it is back.' });
  // No waiting while we know that we are offline.
  await expect(judge()).resolves.toMatchObject({ verdict: 'offline' });
  expect(returns()).toBe(0);
  world.result = 'reached';
  await clock.advance(1.1 * second);
  expect(returns()).toBe(1);
  expect(watch.view()).toEqual({ verdict: 'online', trouble: 'none' });
  expect(sources.at(-1)).toMatchObject({ condition: 'fresh', reason: '' });
  const asked = world.asked;
  await clock.advance(hour);
  expect(world.asked).toBe(asked);
});

test('a failure that overlaps a time without network is explained even when it is over', async () => {
  const { clock, world, judge, watch } = begin();
  world.result = 'unreached';
  const view = judge();
  await clock.advance(5 * second);
  await view;
  world.result = 'reached';
  await clock.advance(2 * second);
  const now = clock.monotonic();
  await expect(watch.judge(now - 4 * second, now)).resolves.toMatchObject({ verdict: 'offline' });
  const fresh = watch.judge(now - 100, now);
  await clock.advance(100);
  expect((await fresh).verdict).toBe('online');
});

test('names alone that cannot be looked up are a trouble of their own', async () => {
  const { clock, world, judge, sources } = begin();
  world.result = 'unnamed';
  const view = judge();
  await clock.advance(100);
  expect(await view).toEqual({ verdict: 'online', trouble: 'names' });
  expect(sources).toMatchObject([{ condition: 'failing', reason: expect.stringMatching(/^Names could not be looked up since 09:00/) }]);
  world.result = 'reached';
  await clock.advance(2 * second);
  expect(sources.at(-1)).toMatchObject({ condition: 'fresh' });
});

test('while something is pending the witnesses are asked once a minute, and no longer', async () => {
  const { clock, world, watch } = begin();
  watch.concern(true);
  await clock.advance(10 * minute + second);
  expect(world.asked).toBe(20);
  watch.concern(false);
  await clock.advance(hour);
  expect(world.asked).toBe(20);
});

test('after a sleep nothing that was known is used, nor an answer that was under way', async () => {
  const { clock, world, watch, judge } = begin(two, 500);
  const view = judge();
  await clock.advance(100);
  world.result = 'unreached';
  watch.refresh();
  await clock.advance(2 * second);
  expect((await view).verdict).toBe('offline');
});

test('without witnesses we are unsure, and say that we do not look', async () => {
  const { judge, watch } = begin([]);
  await expect(judge()).resolves.toEqual({ verdict: 'unsure', trouble: 'none' });
  expect(watch.source().condition).toBe('off');
});

test('after stop nothing is armed, and who waits is let go', async () => {
  const { clock, world, watch, judge } = begin();
  world.result = 'unreached';
  const first = judge();
  await clock.advance(10 * second);
  await first;
  watch.stop();
  await clock.advance(2 * second);
  expect(clock.armed()).toBe(0);
  await expect(watch.judge(clock.monotonic(), clock.monotonic() + 1)).resolves.toMatchObject({ verdict: 'offline' });
});
