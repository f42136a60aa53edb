import { expect, test } from 'vitest';
import { createHealthFreshness } from '../../../../electron/services/health-freshness.ts';
import type { SourceState } from '../../../../shared/model/source.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { checkOf } from '../../../support/checks.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeProber } from '../../../support/fake-prober.ts';
import { passes, watchEndpoints } from '../../../support/watched-endpoints.ts';

const ofChecks = (sources: readonly SourceState[]) => sources.findLast(({ source }) => source === 'checks');

test('a check that a broken proxy keeps from its endpoint is blind, not calm, and is named', async () => {
  const { clock, world, poller, sources, verdictOf } = watchEndpoints([checkOf('api'), checkOf('web')]);
  poller.start();
  await clock.advance(minute);
  expect(ofChecks(sources)?.condition).toBe('fresh');
  world.endpoints.set('api', { takes: 20, failed: ['proxy'] });
  await clock.advance(3 * minute);
  expect(verdictOf('api')).toBe('unknown');
  expect(ofChecks(sources)).toMatchObject({ condition: 'failing', reason: 'api cannot be looked at: it was proxy.' });
  world.endpoints.set('web', { takes: 20, failed: ['proxy'] });
  await clock.advance(3 * minute);
  expect(ofChecks(sources)?.reason).toContain('and 1 more');
  world.endpoints.set('api', passes);
  world.endpoints.set('web', passes);
  await clock.advance(2 * minute);
  expect(ofChecks(sources)?.condition).toBe('fresh');
});

test('a check whose header value is not kept is blind until it is paused or mended', async () => {
  const { clock, store, poller, sources } = watchEndpoints([checkOf('api'), checkOf('web')], {
    complete: ({ id, target }) => (id === 'api' ? { missing: ['Authorization'] } : { target }),
  });
  poller.start();
  await clock.advance(2 * minute);
  expect(ofChecks(sources)).toMatchObject({ condition: 'failing', reason: expect.stringContaining('api cannot be looked at: the value of Authorization') });
  store.save(checkOf('api', { paused: true }));
  poller.refresh();
  await clock.advance(second);
  expect(ofChecks(sources)?.condition).toBe('fresh');
});

test('everything fails at once and nobody can be asked: nobody knows, and that is said', async () => {
  const { clock, world, poller, sources } = watchEndpoints([checkOf('a'), checkOf('b')], { witnesses: false });
  poller.start();
  await clock.advance(minute);
  for (const id of ['a', 'b']) world.endpoints.set(id, { takes: 20, failed: ['timeout'] });
  await clock.advance(5 * minute);
  expect(ofChecks(sources)?.condition).toBe('failing');
});

test('while our own network is gone, that one reason is enough', async () => {
  const { clock, world, poller, sources } = watchEndpoints([checkOf('a'), checkOf('b')]);
  poller.start();
  await clock.advance(minute);
  world.online = false;
  await clock.advance(10 * minute);
  expect(sources.findLast(({ source }) => source === 'network')).toMatchObject({ condition: 'failing' });
  expect(ofChecks(sources)?.condition).toBe('fresh');
});

test('a probe that never ends, against its promise, is a check that nobody looks at: blind since its last look', async () => {
  const clock = createFakeClock();
  const prober = createFakeProber(clock, () => passes);
  let hangs = false;
  const { poller, sources } = watchEndpoints([checkOf('api'), checkOf('web')], {
    clock, prober: { ...prober, probe: (request) => (hangs && request.checkId === 'api' ? new Promise(() => {}) : prober.probe(request)) },
  });
  poller.start();
  const live = async (elapsed: number) => {
    for (let passed = 0; passed < elapsed; passed += 15 * second) {
      await clock.advance(15 * second);
      poller.tick();
    }
  };
  await live(2 * minute);
  const lastLook = clock.now();
  hangs = true;
  await live(3 * minute);
  expect(ofChecks(sources)?.condition).toBe('fresh');
  await live(4 * minute);
  expect(ofChecks(sources)).toMatchObject({ condition: 'failing', reason: expect.stringMatching(/^api cannot be looked at: no probe of it has ended for \d+ min/) });
  expect(ofChecks(sources)?.since).toBeLessThanOrEqual(lastLook);
});

test('what one check throws is reported, holds up no other, and does not pass for calm', async () => {
  const broken = new Error('the keyring broke');
  const { clock, poller, sources, errors, probesOf } = watchEndpoints([checkOf('api'), checkOf('web')], {
    complete: ({ id, target }) => {
      if (id === 'api') throw broken;
      return { target };
    },
  });
  poller.start();
  for (let passed = 0; passed < 10; passed += 1) {
    await clock.advance(minute);
    poller.tick();
  }
  expect(errors).toContain(broken);
  expect(probesOf('web')).toBeGreaterThan(8);
  expect(ofChecks(sources)?.condition).not.toBe('fresh');
});

test('a check that is new is given its time', () => {
  const clock = createFakeClock();
  const said: SourceState[] = [];
  const freshness = createHealthFreshness({ clock, publish: (state) => said.push(state) });
  freshness.watch([{ id: 'a', name: 'A', within: minute }]);
  freshness.judged('a', null);
  clock.advanceNow(50 * second);
  freshness.judged('a', null);
  freshness.watch([{ id: 'a', name: 'A', within: minute }, { id: 'b', name: 'B', within: minute }]);
  clock.advanceNow(50 * second);
  freshness.judged('a', null);
  freshness.tick();
  expect(said.at(-1)?.condition).toBe('fresh');
  clock.advanceNow(20 * second);
  freshness.tick();
  expect(said.at(-1)).toMatchObject({ condition: 'failing', reason: expect.stringContaining('B cannot be looked at') });
  freshness.watch([{ id: 'a', name: 'A', within: minute }]);
  expect(said.at(-1)?.condition).toBe('fresh');
});

test('while all is well the age that is shown stays right, and is told no more often than a person could care', async () => {
  const { clock, poller, sources } = watchEndpoints([checkOf('a'), checkOf('b')]);
  poller.start();
  await clock.advance(minute);
  const before = sources.length;
  await clock.advance(10 * minute);
  expect(clock.now() - (ofChecks(sources)?.lastGoodAt ?? 0)).toBeLessThanOrEqual(minute + 15 * second);
  expect(sources.length - before).toBeLessThanOrEqual(40);
});
