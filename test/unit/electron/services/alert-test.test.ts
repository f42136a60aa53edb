import { describe, expect, it } from 'vitest';
import { createAlertProof } from '../../../../electron/services/alert-proof.ts';
import { createAlertTest } from '../../../../electron/services/alert-test.ts';
import type { SourceState } from '../../../../shared/model/source.ts';
import { second } from '../../../../shared/time/duration.ts';
import { createFakeClock } from '../../../support/fake-clock.ts';
import { createFakeNotifier } from '../../../support/fake-notifier.ts';
import { createMemoryJournal } from '../../../support/memory-journal.ts';

function setUp() {
  const clock = createFakeClock();
  const notifier = createFakeNotifier();
  const journal = createMemoryJournal();
  const sources: SourceState[] = [];
  const lines: string[] = [];
  let attracted = 0;
  const proof = createAlertProof({ clock, publish: (state) => sources.push(state), attract: () => (attracted += 1) });
  const test = createAlertTest({ clock, notifier, journal, proof, sounds: () => true, announce: (line) => lines.push(line) });
  return { clock, notifier, journal, sources, lines, proof, test, attracted: () => attracted };
}

describe('the test of the alert path', () => {
  it('that was shown makes it fresh, is written down, and goes by itself', async () => {
    const { clock, notifier, journal, sources, lines, test } = setUp();
    expect(await test.run()).toEqual({ result: 'done', message: 'A notification was shown after 0 ms (fake).' });
    expect(sources.at(-1)).toMatchObject({ condition: 'fresh', lastGoodAt: clock.now() });
    expect(journal.events).toEqual([expect.objectContaining({ kind: 'alert.shown', payload: { step: 'test', carrier: 'fake', latencyMs: 0 } })]);
    expect(lines).toEqual(['ALERT test: Watchkeeper can reach you (fake, 0 ms)']);
    expect(notifier.screen.size).toBe(1);
    await clock.advance(15 * second);
    expect(notifier.screen.size).toBe(0);
  });

  it('that was not shown, or threw, is a blind alert path', async () => {
    const { notifier, journal, sources, test } = setUp();
    notifier.answer = () => ({ shown: false, carrier: 'none', detail: 'no daemon' });
    expect(await test.run()).toEqual({ result: 'failed', message: 'No notification was shown. no daemon' });
    notifier.answer = () => Promise.reject(new Error('bus gone'));
    expect(await test.run()).toMatchObject({ result: 'failed' });
    expect(sources.map(({ condition }) => condition)).toEqual(['failing', 'failing']);
    expect(journal.events.map(({ kind }) => kind)).toEqual(['alert.failed', 'alert.failed']);
  });

  it('that nobody sees asks for attention in another way', async () => {
    const { notifier, test, attracted } = setUp();
    await test.run();
    expect(attracted()).toBe(0);
    notifier.answer = () => ({ shown: false, carrier: 'none', detail: 'no daemon' });
    await test.prove();
    expect(attracted()).toBe(1);
  });

  it('in passing is quiet, is taken back at once, and is not written down', async () => {
    const { notifier, journal, sources, test } = setUp();
    await test.run();
    expect(await test.prove()).toMatchObject({ shown: true });
    expect(notifier.handed.at(-1)).toMatchObject({ urgency: 'low', sound: false, actions: [], passing: true });
    // The one that the person asked for still stands.
    expect([...notifier.screen.keys()]).toEqual(['watchkeeper-test']);
    expect(sources.at(-1)).toMatchObject({ condition: 'fresh' });
    expect(journal.events).toHaveLength(1);
  });

  it('proves nothing while the desktop holds notifications back', async () => {
    const { clock, sources, proof, test } = setUp();
    proof.setMuted(true);
    const since = clock.now();
    await clock.advance(second);
    await test.prove();
    expect(proof.isProved()).toBe(false);
    expect(sources.at(-1)).toMatchObject({ condition: 'failing', lastGoodAt: null, since, reason: expect.stringContaining('do not disturb') });
    proof.setMuted(false);
    expect(sources.at(-1)).toMatchObject({ condition: 'starting' });
  });
});
