import { expect, it } from 'vitest';
import { createAttentionWatch } from '../../../../electron/services/attention-watch.ts';
import { attentionSources, type AttentionAnswer, type AttentionSource } from '../../../../shared/model/attention.ts';
import { hour, minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock, fakeStart as start } from '../../../support/fake-clock.ts';

function setUp() {
  const clock = createFakeClock();
  const desk = { asked: [] as AttentionSource[], says: {} as Partial<Record<AttentionSource, AttentionAnswer | 'silence' | Error>>, wanted: attentionSources as readonly AttentionSource[], waits: false, changes: 0 };
  const watch = createAttentionWatch({
    clock,
    sense: {
      ask(source) {
        desk.asked.push(source);
        const said = desk.says[source] ?? { says: 'no' };
        return said === 'silence' ? new Promise(() => {}) : said instanceof Error ? Promise.reject(said) : Promise.resolve(said);
      },
    },
    wanted: () => desk.wanted, isWaitedFor: () => desk.waits, changed: () => (desk.changes += 1),
  });
  const asks = () => desk.asked.splice(0).length / Math.max(1, desk.wanted.length);
  return { clock, desk, watch, asks };
}

it('nobody is asked until something is to be shown, and nothing is armed then', async () => {
  const { clock, watch, asks } = setUp();
  await clock.advance(8 * hour);
  expect([asks(), clock.armed(), watch.isFresh()]).toEqual([0, 0, false]);
  await watch.look();
  expect([asks(), clock.armed(), watch.isFresh(), watch.read()]).toEqual([1, 0, true, []]);
  await clock.advance(hour);
  expect([asks(), watch.isFresh()]).toEqual([0, false]);
});

it('what is found counts while somebody waits for its end: asked every 30 s, told when it is over', async () => {
  const { clock, desk, watch, asks } = setUp();
  desk.says['full-screen'] = { says: 'yes' };
  await watch.look();
  expect([watch.read(), desk.changes]).toEqual([[{ why: 'full-screen', until: null, since: start }], 1]);
  desk.waits = true;
  watch.follow();
  asks();
  await clock.advance(5 * minute);
  expect([asks(), watch.read(), desk.changes]).toEqual([10, [{ why: 'full-screen', until: null, since: start }], 1]);
  desk.says['full-screen'] = { says: 'no' };
  await clock.advance(30 * second);
  expect([asks(), watch.read(), desk.changes, clock.armed()]).toEqual([1, [], 2, 0]);
});

it('what nobody waits for is not looked after and counts no more', async () => {
  const { clock, desk, watch, asks } = setUp();
  desk.says['screen-sharing'] = { says: 'yes' };
  await watch.look();
  await clock.advance(3 * second);
  expect([watch.read(), asks(), clock.armed()]).toEqual([[], 1, 0]);
  await clock.advance(minute);
  await watch.look();
  expect(watch.read()).toEqual([{ why: 'screen-sharing', until: null, since: clock.now() }]);
  desk.waits = true;
  watch.follow();
  expect(clock.armed()).toBe(1);
  desk.waits = false;
  watch.follow();
  expect(clock.armed()).toBe(0);
});

it('no answer within a second, or a refusal, is unknown and counts as not busy', async () => {
  const { clock, desk, watch } = setUp();
  desk.says = { 'full-screen': 'silence', 'screen-sharing': new Error('no'), 'do-not-disturb': { says: 'unknown', why: 'Nobody tells.' } };
  let answered = false;
  void watch.look().then(() => (answered = true));
  await clock.advance(0.9 * second);
  expect(answered).toBe(false);
  await clock.advance(0.1 * second);
  expect([answered, watch.read(), watch.isFresh(), clock.armed()]).toEqual([true, [], true, 0]);
  const reporting = watch.report();
  await clock.advance(second);
  expect(await reporting).toEqual({
    'full-screen': { says: 'unknown', why: 'This desktop did not answer within a second.' },
    'screen-sharing': { says: 'unknown', why: 'This desktop could not be asked: no' },
    'do-not-disturb': { says: 'unknown', why: 'Nobody tells.' },
  });
});

it('all who ask at once share one look; only what is wanted is asked', async () => {
  const { clock, desk, watch } = setUp();
  desk.wanted = ['do-not-disturb'];
  desk.says = { 'do-not-disturb': { says: 'yes' }, 'full-screen': { says: 'yes' } };
  await Promise.all([watch.look(), watch.look(), watch.look()]);
  expect(desk.asked).toEqual(['do-not-disturb']);
  expect(watch.read().map(({ why }) => why)).toEqual(['do-not-disturb']);
  desk.wanted = [];
  expect(watch.read()).toEqual([]);
  await clock.advance(minute);
  expect(watch.isFresh()).toBe(true);
});

it('after the end nobody is asked any more', async () => {
  const { clock, desk, watch, asks } = setUp();
  desk.says['full-screen'] = { says: 'yes' };
  desk.waits = true;
  await watch.look();
  asks();
  watch.stop();
  await clock.advance(hour);
  expect([asks(), clock.armed(), watch.isFresh()]).toEqual([0, 0, true]);
});
