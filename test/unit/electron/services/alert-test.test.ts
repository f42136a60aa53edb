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
  const proof = createAlertProof({ clock, publish: (state) => sources.push(state) });
  const test = createAlertTest({ clock, notifier, journal, proof, sounds: () => true, announce: (line) => lines.push(line) });
  return { clock, notifier, journal, sources, lines, test };
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

  it('a look at the start shows nothing; nobody there is known at once, somebody there proves nothing', async () => {
    const { notifier, sources, test } = setUp();
    await test.look();
    expect(sources.map(({ condition }) => condition)).toEqual(['starting', 'starting']);
    notifier.probe = async () => ({ shown: false, carrier: 'none', detail: 'no daemon' });
    await test.look();
    expect(sources.at(-1)).toMatchObject({ condition: 'failing', reason: expect.stringContaining('no daemon') });
    expect(notifier.handed).toEqual([]);
  });
});
