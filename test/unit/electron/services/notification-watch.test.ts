import { describe, expect, it } from 'vitest';
import { createAlertProof } from '../../../../electron/services/alert-proof.ts';
import { createAlertTest } from '../../../../electron/services/alert-test.ts';
import { createNotificationWatch } from '../../../../electron/services/notification-watch.ts';
import type { SourceState } from '../../../../shared/model/source.ts';
import { minute, second } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeNotifier, shownBy } from '../../../support/fake-notifier.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';

const nobody = { shown: false, carrier: 'none', detail: 'no notification service is running' };

function setUp() {
  const clock = createFakeClock();
  const notifier = createFakeNotifier();
  const sources: SourceState[] = [];
  const errors: unknown[] = [];
  const mutings: boolean[] = [];
  let muted: boolean | Promise<boolean> = false;
  let tell: (what: 'owner' | 'muting') => void = () => {};
  const proof = createAlertProof({ clock, publish: (state) => sources.push(state), attract: () => {}, onMuted: (now) => mutings.push(now) });
  const test = createAlertTest({ clock, notifier, journal: createMemoryJournal(), proof, sounds: () => true, announce: () => {} });
  const watch = createNotificationWatch({
    clock, notifier, proof, test, report: (error) => errors.push(error),
    service: { onChange: (listen) => (tell = listen), isMuted: async () => muted },
  });
  return {
    clock, notifier, sources, errors, mutings, watch, proof,
    change: async (what: 'owner' | 'muting') => {
      tell(what);
      await clock.advance(second);
    },
    absent(): void {
      notifier.probe = async () => nobody;
      notifier.answer = () => nobody;
    },
    present(): void {
      notifier.probe = async () => shownBy('fake');
      notifier.answer = () => shownBy('fake');
    },
    mute: (now: boolean | Promise<boolean>) => (muted = now),
  };
}

describe('the watch over the notification service (faults 22)', () => {
  it('shows nothing at the start; nobody there is known at once, somebody there proves nothing', async () => {
    const { watch, sources, notifier, absent } = setUp();
    await watch.look();
    expect(sources.at(-1)).toMatchObject({ condition: 'starting' });
    absent();
    await watch.look();
    expect(sources.at(-1)).toMatchObject({ condition: 'failing', reason: expect.stringContaining('no notification service is running') });
    expect(notifier.handed).toEqual([]);
  });

  it('has it proved when the service appears late, and knows when it goes', async () => {
    const { watch, sources, absent, present, change, notifier } = setUp();
    absent();
    await watch.look();
    present();
    await change('owner');
    expect(sources.at(-1)).toMatchObject({ condition: 'fresh' });
    expect(notifier.screen.size).toBe(0);
    absent();
    await change('owner');
    expect(sources.at(-1)).toMatchObject({ condition: 'failing' });
    present();
    await change('owner');
    expect(sources.at(-1)).toMatchObject({ condition: 'fresh' });
  });

  it('proves a service anew that took the place of another', async () => {
    const { watch, notifier, sources, change } = setUp();
    await watch.look();
    await change('owner');
    notifier.answer = () => ({ shown: false, carrier: 'none', detail: 'the new one refuses' });
    await change('owner');
    expect(sources.at(-1)).toMatchObject({ condition: 'failing', reason: expect.stringContaining('the new one refuses') });
  });

  it('is blind while the desktop holds notifications back, and proves the path when that ends', async () => {
    const { watch, sources, mutings, mute, change, notifier } = setUp();
    await watch.look();
    mute(true);
    await change('muting');
    expect(sources.at(-1)).toMatchObject({ condition: 'failing', reason: expect.stringContaining('do not disturb') });
    expect(notifier.handed).toEqual([]);
    mute(false);
    await change('muting');
    expect(sources.at(-1)).toMatchObject({ condition: 'fresh' });
    expect(notifier.handed).toHaveLength(1);
    // Nothing to prove that is proved.
    await change('muting');
    expect(notifier.handed).toHaveLength(1);
    // So that what is not urgent can wait for as long.
    expect(mutings).toEqual([true, false]);
  });

  it('stays blind when a service that held them back does not answer, and asks it again', async () => {
    const { clock, watch, sources, mute, change } = setUp();
    mute(true);
    await watch.look();
    mute(new Promise(() => {}));
    await change('muting');
    await clock.advance(10 * second);
    expect(sources.at(-1)).toMatchObject({ condition: 'failing', reason: expect.stringContaining('do not disturb') });
    mute(false);
    await clock.advance(minute);
    watch.tick();
    await clock.settle();
    expect(sources.at(-1)).toMatchObject({ condition: 'fresh' });
  });

  it('looks again while it fails, for nobody tells when a busy service is back', async () => {
    const { clock, watch, sources, absent, present, notifier } = setUp();
    absent();
    await watch.look();
    const live = async (elapsed: number) => {
      for (let passed = 0; passed < elapsed; passed += 15 * second) {
        await clock.advance(15 * second);
        watch.tick();
        await clock.settle();
      }
    };
    await live(5 * minute);
    expect(sources.at(-1)).toMatchObject({ condition: 'failing' });
    expect(notifier.handed).toEqual([]);
    present();
    await live(minute);
    expect(sources.at(-1)).toMatchObject({ condition: 'fresh' });
    await live(5 * minute);
    expect(notifier.handed).toHaveLength(1);
  });

  it('is not held up by a service that does not answer whether it is muted', async () => {
    const { watch, clock, sources, mute, change, errors } = setUp();
    mute(new Promise(() => {}));
    void watch.look();
    await clock.advance(minute);
    await change('owner');
    await clock.advance(minute);
    expect(sources.at(-1)).toMatchObject({ condition: 'fresh' });
    expect(errors).toEqual([]);
  });

  it('takes what another service showed for no proof: one that comes while notifications are held back is proved when that ends', async () => {
    const { watch, notifier, sources, mute, change } = setUp();
    await watch.look();
    await change('owner');
    expect(sources.at(-1)).toMatchObject({ condition: 'fresh' });
    mute(true);
    await change('owner');
    expect(sources.at(-1)).toMatchObject({ condition: 'failing' });
    notifier.answer = () => ({ shown: false, carrier: 'none', detail: 'the new one refuses' });
    mute(false);
    const before = sources.length;
    await change('muting');
    expect(sources.slice(before).map(({ condition }) => condition)).toEqual(['starting', 'failing']);
  });

  it('takes an alert that was held back for no proof', async () => {
    const { watch, sources, mute, change, proof, notifier } = setUp();
    mute(true);
    await watch.look();
    proof.seen();
    expect(sources.at(-1)).toMatchObject({ condition: 'failing', lastGoodAt: null });
    notifier.answer = () => ({ shown: false, carrier: 'none', detail: 'refused' });
    mute(false);
    const before = sources.length;
    await change('muting');
    expect(sources.slice(before).map(({ condition }) => condition)).toEqual(['starting', 'failing']);
  });
});
